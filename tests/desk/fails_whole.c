/* SPDX-License-Identifier: AGPL-3.0-or-later
 * The anomaly loop: what fails half-way leaves nothing behind. */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "store/db_int.h"

#define MOST_STATEMENTS 500

/* The rows of one table, as one text. */
typedef struct {
	const char *table;
	DbQuery rows;
} Dump;

typedef struct {
	Dump *dumps;
	size_t n;
} Dumps;

static const DbQuery tables = {
	.name = "tables",
	.sqlite = "SELECT name FROM sqlite_master WHERE type = 'table'"
	          " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'entry_search%'"
	          " ORDER BY name",
	.postgresql = "SELECT tablename FROM pg_tables"
	              " WHERE schemaname = current_schema()"
	              " AND tablename <> 'entry_search' ORDER BY tablename",
};

/* SQLite has no text of a whole row: it is put together from its columns. */
static const char *
quoted_columns(Desk *d, const char *table)
{
	DbQuery *q = arena_new0(d->a, DbQuery);

	*q = (DbQuery){ .name = "columns",
		.sqlite = arena_printf(d->a,
		    "SELECT group_concat('quote(\"' || name || '\")', '||'',''||')"
		    " FROM pragma_table_info('%s')",
		    table) };
	g_autoptr(DbStmt) st = db_query(d->db, q);
	g_autoptr(GError) err = NULL;
	g_assert_cmpint(db_step(st, &err), ==, DB_ROW);
	return arena_strdup(d->a, db_text(st, 0));
}

static Dump
dump_of(Desk *d, const char *table)
{
	Dump dump = { .table = table, .rows = { .name = table } };

	if (db_is_postgresql(d->db))
		dump.rows.postgresql = arena_printf(d->a,
		    "SELECT string_agg(t::text, '|' ORDER BY t::text) FROM %s t", table);
	else
		dump.rows.sqlite = arena_printf(d->a,
		    "SELECT group_concat(%s, '|') FROM %s", quoted_columns(d, table),
		    table);
	return dump;
}

static Dumps
dumps_of(Desk *d)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	g_autoptr(GError) err = NULL;
	Dumps all;

	{
		g_autoptr(DbStmt) st = db_query(d->db, &tables);

		while (db_step(st, &err) == DB_ROW)
			g_ptr_array_add(names, arena_strdup(d->a, db_text(st, 0)));
	}
	g_assert_no_error(err);
	g_assert_cmpuint(names->len, >, 10);
	all.n = names->len;
	all.dumps = arena_newv(d->a, Dump, all.n);
	for (size_t i = 0; i < all.n; i++)
		all.dumps[i] = dump_of(d, g_ptr_array_index(names, i));
	return all;
}

static const char **
look(Desk *d, const Dumps *all)
{
	const char **texts = arena_newv(d->a, const char *, all->n);

	for (size_t i = 0; i < all->n; i++) {
		g_autoptr(DbStmt) st = db_query(d->db, &all->dumps[i].rows);
		g_autoptr(GError) err = NULL;

		g_assert_cmpint(db_step(st, &err), ==, DB_ROW);
		texts[i] = arena_strdup(d->a, db_text(st, 0));
	}
	return texts;
}

static void
nothing_changed(const Dumps *all, const char *but, const char **before,
    const char **after, int n)
{
	for (size_t i = 0; i < all->n; i++)
		if (g_strcmp0(all->dumps[i].table, but) != 0 &&
		    g_strcmp0(before[i], after[i]) != 0)
			g_error("the table %s is another after statement %d failed:\n"
			        "%s\n---\n%s",
			    all->dumps[i].table, n, before[i], after[i]);
}

static int
fails_whole(Desk *d, DeskUse use, void *arg, const char *but)
{
	Dumps all = dumps_of(d);
	const char **before = look(d, &all);

	for (int n = 1; n < MOST_STATEMENTS; n++) {
		g_autoptr(GError) err = NULL;

		store_fail_statement(d->store, n);
		bool ok = use(d, arg, &err);
		bool reached = store_statement_failed(d->store);
		store_fail_statement(d->store, 0);
		if (!reached) {
			g_assert_no_error(err);
			g_assert_true(ok);
			return n - 1;
		}
		g_assert_false(ok);
		g_assert_error(err, ERR, ERR_UNAVAILABLE);
		nothing_changed(&all, but, before, look(d, &all), n);
	}
	g_assert_not_reached();
}

int
desk_fails_whole(Desk *d, DeskUse use, void *arg)
{
	return fails_whole(d, use, arg, NULL);
}

void
desk_fail_whole(Desk *d, const WholeUse *uses, size_t n, void *arg)
{
	for (size_t i = 0; i < n; i++) {
		int failed = fails_whole(d, uses[i].use, arg, uses[i].counted);

		g_test_message("%s: %d statements", uses[i].name, failed);
		g_assert_cmpint(failed, >=, uses[i].least);
	}
}
