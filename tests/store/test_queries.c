/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Every query holds on both engines, and those marked hot use an index. That SQLite takes
 * them all, sqlgen has proved already.
 *
 * PostgreSQL is the one of SKRANKE_TEST_PG; nothing stays there. */
#include <glib.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <string.h>

#include "all_queries.h"
#include "migrations.h"
#include "store/sqlite_ext.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PGresult, PQclear)

/* --- SQLite --- */

/* A table is read from end to end, and not in the order of an index. */
static bool
sqlite_scans(const char *step)
{
	return g_str_has_prefix(step, "SCAN ") && !strstr(step, " USING ") &&
	       !strstr(step, " VIRTUAL TABLE ") && !strstr(step, " CONSTANT ROW") &&
	       !strchr(step, '(');
}

static void
test_hot_on_sqlite(void)
{
	sqlite3 *db;

	g_assert_cmpint(sqlite3_open(":memory:", &db), ==, SQLITE_OK);
	g_assert_true(sqlite_ext_register(db));
	for (size_t i = 0; i < n_migrations; i++)
		g_assert_cmpint(sqlite3_exec(db, migrations[i].sqlite, NULL, NULL, NULL),
		    ==, SQLITE_OK);
	for (const ListedQuery *q = all_queries; q < all_queries + n_all_queries; q++) {
		g_autofree char *sql = g_strconcat("EXPLAIN QUERY PLAN ",
		    q->query->sqlite, NULL);
		sqlite3_stmt *st;

		if (!q->hot)
			continue;
		g_assert_cmpint(sqlite3_prepare_v2(db, sql, -1, &st, NULL), ==,
		    SQLITE_OK);
		while (sqlite3_step(st) == SQLITE_ROW) {
			const char *step = (const char *)sqlite3_column_text(st, 3);

			if (!sqlite_scans(step))
				continue;
			g_test_message("%s:%d: %s: %s", q->file, q->line, q->query->name,
			    step);
			g_test_fail();
		}
		sqlite3_finalize(st);
	}
	sqlite3_close(db);
}

/* --- PostgreSQL --- */

static void
pg_run(PGconn *pg, const char *sql)
{
	g_autoptr(PGresult) result = PQexec(pg, sql);

	if (PQresultStatus(result) != PGRES_COMMAND_OK)
		g_error("%s", PQerrorMessage(pg));
}

/* In a transaction that is never committed. NULL without a server. */
static PGconn *
pg_open(void)
{
	const char *where = g_getenv("SKRANKE_TEST_PG");

	if (!where) {
		g_test_skip("no PostgreSQL: SKRANKE_TEST_PG is not set");
		return NULL;
	}
	PGconn *pg = PQconnectdb(where);
	if (PQstatus(pg) != CONNECTION_OK)
		g_error("%s", PQerrorMessage(pg));
	pg_run(pg, "SET client_min_messages = warning");
	pg_run(pg, "BEGIN");
	pg_run(pg, "CREATE SCHEMA test_queries");
	pg_run(pg, "SET LOCAL search_path = test_queries");
	for (size_t i = 0; i < n_migrations; i++)
		pg_run(pg, migrations[i].postgresql);
	return pg;
}

static bool
pg_prepare(PGconn *pg, const DbQuery *q)
{
	static const Oid oids[] = { [DB_INT] = 20, [DB_TEXT] = 25, [DB_BYTES] = 17 };
	Oid types[100];

	g_assert_cmpint(q->n_params, <=, G_N_ELEMENTS(types));
	for (int i = 0; i < q->n_params; i++)
		types[i] = oids[q->types[i]];
	g_autoptr(PGresult) result = PQprepare(pg, q->name, q->postgresql, q->n_params,
	    types);
	return PQresultStatus(result) == PGRES_COMMAND_OK;
}

static void
test_prepared_on_postgresql(void)
{
	PGconn *pg = pg_open();

	if (!pg)
		return;
	for (const ListedQuery *q = all_queries; q < all_queries + n_all_queries; q++) {
		pg_run(pg, "SAVEPOINT one");
		if (pg_prepare(pg, q->query))
			continue;
		g_test_message("%s:%d: %s: %s", q->file, q->line, q->query->name,
		    PQerrorMessage(pg));
		g_test_fail();
		pg_run(pg, "ROLLBACK TO one");
	}
	PQfinish(pg);
}

/* "EXPLAIN EXECUTE name (NULL, NULL)" */
static char *
pg_explain(const DbQuery *q)
{
	g_autoptr(GString) sql = g_string_new(NULL);

	g_string_printf(sql, "EXPLAIN EXECUTE %s", q->name);
	for (int i = 0; i < q->n_params; i++)
		g_string_append(sql, i ? ", NULL" : " (NULL");
	if (q->n_params)
		g_string_append_c(sql, ')');
	return g_strdup(sql->str);
}

static void
test_hot_on_postgresql(void)
{
	PGconn *pg = pg_open();

	if (!pg)
		return;
	/* The plan for any parameters, and a scan only where no index can serve. */
	pg_run(pg, "SET LOCAL plan_cache_mode = force_generic_plan");
	pg_run(pg, "SET LOCAL enable_seqscan = off");
	for (const ListedQuery *q = all_queries; q < all_queries + n_all_queries; q++) {
		if (!q->hot || !pg_prepare(pg, q->query))
			continue;
		g_autofree char *sql = pg_explain(q->query);
		g_autoptr(PGresult) plan = PQexec(pg, sql);

		if (PQresultStatus(plan) != PGRES_TUPLES_OK)
			g_error("%s: %s", sql, PQerrorMessage(pg));
		for (int i = 0; i < PQntuples(plan); i++) {
			if (!strstr(PQgetvalue(plan, i, 0), "Seq Scan on "))
				continue;
			g_test_message("%s:%d: %s: %s", q->file, q->line, q->query->name,
			    PQgetvalue(plan, i, 0));
			g_test_fail();
		}
	}
	PQfinish(pg);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/queries/hot-ones-use-an-index-on-sqlite", test_hot_on_sqlite);
	g_test_add_func("/queries/postgresql-takes-them-all",
	    test_prepared_on_postgresql);
	g_test_add_func("/queries/hot-ones-use-an-index-on-postgresql",
	    test_hot_on_postgresql);
	return g_test_run();
}
