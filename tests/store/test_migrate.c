/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What migrate.h promises, with migrations of the test's own. */
#include "store/migrate.h"

#include "base/err.h"
#include "store/db_int.h"

#include <string.h>

#define STEP(number, name, sha, sql)                                                     \
	{                                                                                \
		number, name, sha, sql, sql                                              \
	}

static const Migration one[] = { STEP(1, "one", "a1", "CREATE TABLE a (n BIGINT)") };
static const Migration two[] = {
	STEP(1, "one", "a1", "CREATE TABLE a (n BIGINT)"),
	STEP(2, "two", "a2", "INSERT INTO a VALUES (2); CREATE TABLE b (n BIGINT)"),
};
static const Migration changed[] = {
	STEP(1, "one", "a0", "CREATE TABLE a (n BIGINT)"),
	STEP(2, "two", "a2", "CREATE TABLE b (n BIGINT)"),
};
static const Migration gap[] = {
	STEP(1, "one", "a1", "CREATE TABLE a (n BIGINT)"),
	STEP(3, "three", "a3", "CREATE TABLE c (n BIGINT)"),
};
static const Migration broken[] = {
	STEP(1, "one", "a1", "CREATE TABLE a (n BIGINT)"),
	STEP(2, "two", "a2", "INSERT INTO a VALUES (2); CREATE TABLE a (n BIGINT)"),
};

static const DbQuery rows_in_a = { .name = "rows_in_a",
	.sqlite = "SELECT count(*) FROM a",
	.postgresql = "SELECT count(*) FROM a" };

typedef struct {
	Store s;
	Db *db;
} Fixture;

static bool
script(Db *db, void *sql, GError **err)
{
	return db->engine->script(db, sql, err);
}

/* A connection to an empty database: in memory, or a schema of its own. */
static void
set_up(Fixture *f, gconstpointer pg)
{
	static char fresh[] = "DROP SCHEMA IF EXISTS skranke_migrate CASCADE;"
	                      "CREATE SCHEMA skranke_migrate";
	g_autoptr(GError) e = NULL;

	f->s.options
	    .where = pg ? g_strdup_printf("%s options='-c search_path=skranke_migrate'",
	                      (const char *)pg)
	                : g_strdup(":memory:");
	f->s.engine = pg ? &db_pgsql : &db_sqlite;
	f->s.hub = hub_new();
	f->db = f->s.engine->connect(&f->s, &e);
	g_assert_no_error(e);
	if (pg)
		db_transact_here(f->db, script, fresh, &e);
	g_assert_no_error(e);
}

static void
tear_down(Fixture *f, gconstpointer pg)
{
	(void)pg;
	f->s.engine->close(f->db);
	hub_free(f->s.hub);
	g_free((char *)(uintptr_t)f->s.options.where);
}

static void
must_migrate(Fixture *f, const Migration *list, size_t n)
{
	g_autoptr(GError) e = NULL;

	bool ok = migrate(f->db, list, n, &e);
	g_assert_no_error(e);
	g_assert_true(ok);
}

static void
must_refuse(Fixture *f, const Migration *list, size_t n, const char *because)
{
	g_autoptr(GError) e = NULL;

	g_assert_false(migrate(f->db, list, n, &e));
	g_assert_error(e, ERR, ERR_INTERNAL);
	if (!strstr(e->message, because))
		g_error("expected \"%s\" in: %s", because, e->message);
}

static int64_t
count_a(Fixture *f)
{
	g_autoptr(DbStmt) st = db_query(f->db, &rows_in_a);

	return db_step(st, NULL) == DB_ROW ? db_int(st, 0) : -1;
}

static void
twice_is_once(Fixture *f, gconstpointer pg)
{
	(void)pg;
	must_migrate(f, one, 1);
	must_migrate(f, two, 2);
	must_migrate(f, two, 2);
	g_assert_cmpint(count_a(f), ==, 1);
}

static void
what_was_changed_is_refused(Fixture *f, gconstpointer pg)
{
	(void)pg;
	must_migrate(f, one, 1);
	must_refuse(f, changed, 2, "migration 1 (one) was changed");
}

static void
a_newer_database_is_refused(Fixture *f, gconstpointer pg)
{
	(void)pg;
	must_migrate(f, two, 2);
	must_refuse(f, one, 1, "newer than this program: migration 2 (two)");
}

static void
a_gap_is_refused(Fixture *f, gconstpointer pg)
{
	(void)pg;
	must_refuse(f, gap, 2, "migration 2 is missing");
	g_assert_cmpint(count_a(f), ==, -1);
}

static void
one_that_fails_leaves_nothing(Fixture *f, gconstpointer pg)
{
	(void)pg;
	must_refuse(f, broken, 2, "migration 2 (two): ");
	g_assert_cmpint(count_a(f), ==, 0);
	must_migrate(f, two, 2);
	g_assert_cmpint(count_a(f), ==, 1);
}

typedef struct {
	const char *name;
	void (*story)(Fixture *f, gconstpointer pg);
} Case;

static const Case cases[] = {
	{ "twice-is-once", twice_is_once },
	{ "what-was-changed-is-refused", what_was_changed_is_refused },
	{ "a-newer-database-is-refused", a_newer_database_is_refused },
	{ "a-gap-is-refused", a_gap_is_refused },
	{ "one-that-fails-leaves-nothing", one_that_fails_leaves_nothing },
};

static void
add_cases(const char *engine, const char *pg)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path = g_strdup_printf("/%s/%s", engine, cases[i].name);

		g_test_add(path, Fixture, pg, set_up, cases[i].story, tear_down);
	}
}

static void
no_postgresql(void)
{
	g_test_skip("SKRANKE_TEST_PG is not set");
}

int
main(int argc, char **argv)
{
	const char *pg = g_getenv("SKRANKE_TEST_PG");

	g_test_init(&argc, &argv, NULL);
	add_cases("sqlite", NULL);
	if (pg)
		add_cases("postgresql", pg);
	else
		g_test_add_func("/postgresql", no_postgresql);
	return g_test_run();
}
