/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Connections and their statements, as far as the engines are alike. */
#include "store/db.h"

#include "base/err.h"
#include "store/db_int.h"

void
db_init(Db *db, Store *s, const DbEngine *engine)
{
	db->store = s;
	db->engine = engine;
	db->stmts = g_hash_table_new_full(NULL, NULL, NULL,
	    (GDestroyNotify)(void (*)(void))engine->stmt_free);
	db->open = g_ptr_array_new();
	db->announced = g_array_new(FALSE, FALSE, sizeof(Announcement));
	g_datalist_init(&db->kept);
}

void
db_clear(Db *db)
{
	g_hash_table_unref(db->stmts);
	g_ptr_array_unref(db->open);
	g_array_unref(db->announced);
	g_datalist_clear(&db->kept);
}

void *
db_kept(Db *db, const char *name)
{
	return g_datalist_get_data(&db->kept, name);
}

void
db_keep(Db *db, const char *name, void *p, GDestroyNotify end)
{
	g_datalist_set_data_full(&db->kept, name, p, end);
}

/* --- made to fail --- */

void
store_fail_statement(Store *s, int n)
{
	g_atomic_int_set(&s->fails_in, n);
}

bool
store_statement_failed(Store *s)
{
	return g_atomic_int_get(&s->fails_in) == 0;
}

/* Is it this one's turn? */
static bool
is_to_fail(const Db *db)
{
	Store *s = db->store;

	return db->in_transact && g_atomic_int_get(&s->fails_in) > 0 &&
	       g_atomic_int_dec_and_test(&s->fails_in);
}

/* --- statements --- */

DbStmt *
db_query(Db *db, const DbQuery *q)
{
	DbStmt *st = g_hash_table_lookup(db->stmts, q);

	if (!st) {
		st = db->engine->stmt_new(db, q);
		st->db = db;
		st->q = q;
		/* The table frees by key; a DbQuery is never written to. */
		g_hash_table_insert(db->stmts, (void *)(uintptr_t)q, st);
	}
	if (st->in_use)
		g_error("query %s is in use already", q->name);
	st->in_use = true;
	st->finished = false;
	g_clear_error(&st->broken);
	g_ptr_array_add(db->open, st);
	db->engine->stmt_ready(st);
	if (is_to_fail(db) && !st->broken)
		fail(&st->broken, ERR_UNAVAILABLE, "%s: made to fail", q->name);
	return st;
}

void
db_stmt_done(DbStmt *st)
{
	if (!st || !st->in_use)
		return;
	st->db->engine->stmt_reset(st);
	st->in_use = false;
	g_ptr_array_remove_fast(st->db->open, st);
}

void
db_hold_still(Db *db)
{
	if (!db->still && db->engine->hold_still && !db->engine->in_transaction(db))
		db->still = db->engine->hold_still(db);
}

void
db_let_go(Db *db)
{
	if (db->still)
		db->engine->let_go(db);
	db->still = false;
}

void
db_end_statements(Db *db)
{
	for (guint i = 0; i < db->open->len; i++) {
		DbStmt *st = g_ptr_array_index(db->open, i);

		db->engine->stmt_reset(st);
		if (!st->broken)
			fail(&st->broken, ERR_INTERNAL,
			    "%s: read on after a transaction had ended it", st->q->name);
	}
}

static void
check_type(const DbStmt *st, int param, DbType type)
{
	g_assert(param >= 1 && param <= st->q->n_params);
	g_assert(st->q->types[param - 1] == type);
}

void
db_bind_int(DbStmt *st, int param, int64_t v)
{
	check_type(st, param, DB_INT);
	if (!st->broken)
		st->db->engine->bind_int(st, param, v);
}

void
db_bind_text(DbStmt *st, int param, const char *v)
{
	check_type(st, param, DB_TEXT);
	if (v && !st->broken)
		st->db->engine->bind_text(st, param, v);
}

void
db_bind_bytes(DbStmt *st, int param, const void *v, size_t size)
{
	check_type(st, param, DB_BYTES);
	if (v && !st->broken)
		st->db->engine->bind_bytes(st, param, v, size);
}

DbStep
db_step(DbStmt *st, GError **err)
{
	DbStep step = DB_ERROR;

	if (st->finished)
		return DB_DONE;
	if (st->broken) {
		if (err)
			*err = g_error_copy(st->broken);
	} else {
		step = st->db->engine->step(st, err);
	}
	if (step == DB_ERROR)
		st->db->failed = true;
	st->finished = step == DB_DONE;
	return step;
}

int64_t
db_run(DbStmt *st, GError **err)
{
	DbStep step;

	do
		step = db_step(st, err);
	while (step == DB_ROW);
	return step == DB_DONE ? st->db->engine->changes(st) : -1;
}

bool
db_is_null(DbStmt *st, int column)
{
	return st->db->engine->is_null(st, column);
}

int64_t
db_int(DbStmt *st, int column)
{
	return st->db->engine->get_int(st, column);
}

const char *
db_text(DbStmt *st, int column)
{
	return st->db->engine->get_text(st, column);
}

const void *
db_bytes(DbStmt *st, int column, size_t *size)
{
	return st->db->engine->get_bytes(st, column, size);
}

bool
db_is_postgresql(const Db *db)
{
	return db->engine == &db_pgsql;
}
