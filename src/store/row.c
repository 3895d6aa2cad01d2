/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/row.h"

bool
row_exec_count(DbStmt *taken, int64_t *n, GError **err)
{
	g_autoptr(DbStmt) st = taken;
	int64_t changed = db_run(st, err);

	if (changed < 0)
		return false;
	*n = changed;
	return true;
}

bool
row_exec(DbStmt *taken, GError **err)
{
	int64_t n;

	return row_exec_count(taken, &n, err);
}

bool
row_int(DbStmt *taken, int64_t *out, GError **err)
{
	g_autoptr(DbStmt) st = taken;
	DbStep step = db_step(st, err);

	if (step == DB_ERROR)
		return false;
	*out = step == DB_ROW ? db_int(st, 0) : 0;
	return true;
}

bool
row_one(Arena *a, DbStmt *taken, RowRead read, size_t size, void **out, GError **err)
{
	g_autoptr(DbStmt) st = taken;
	DbStep step = db_step(st, err);

	if (step == DB_ERROR)
		return false;
	*out = NULL;
	if (step == DB_ROW) {
		*out = arena_alloc(a, size);
		read(a, st, *out);
	}
	return true;
}

bool
row_all(Arena *a, DbStmt *taken, RowRead read, size_t size, void **out, size_t *n_out,
    GError **err)
{
	g_autoptr(DbStmt) st = taken;
	char *rows = NULL;
	size_t n = 0;
	DbStep step;

	while ((step = db_step(st, err)) == DB_ROW) {
		rows = arena_grow(a, rows, n, size);
		read(a, st, rows + n++ * size);
	}
	if (step == DB_ERROR)
		return false;
	*out = rows;
	*n_out = n;
	return true;
}

const char *
row_id_list(Arena *a, const int64_t *ids, size_t n)
{
	g_autoptr(GString) s = g_string_sized_new(8 * n + 1);

	for (size_t i = 0; i < n; i++)
		g_string_append_printf(s, "%s%" G_GINT64_FORMAT, i ? "," : "", ids[i]);
	return arena_strdup(a, s->str);
}
