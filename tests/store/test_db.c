/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What db.h promises, on each engine: a SQLite file, SQLite in memory, and PostgreSQL if
 * SKRANKE_TEST_PG says where one is. */
#include "base/err.h"
#include "store/db_int.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#define THREADS 64
#define ROUNDS  10

#define Q(ident, n, t, sql) static const DbQuery ident = { #ident, sql, sql, n, t }

static const DbType int_int[] = { DB_INT, DB_INT };
static const DbType all_types[] = { DB_INT, DB_INT, DB_TEXT, DB_BYTES };
Q(add, 2, int_int, "INSERT INTO thing (id, n) VALUES ($1, $2)");
Q(add_all, 4, all_types, "INSERT INTO thing (id, n, t, b) VALUES ($1, $2, $3, $4)");
Q(set_n, 2, int_int, "UPDATE thing SET n = $1 WHERE id = $2");
Q(count, 0, NULL, "SELECT count(*) FROM thing");
Q(sum, 0, NULL, "SELECT CAST(sum(n) AS BIGINT) FROM thing");
Q(rows, 0, NULL, "SELECT id, n, t, b FROM thing ORDER BY id");
Q(wrong, 0, NULL, "SELECT id FROM nowhere");
Q(pages, 0, NULL,
    "INSERT INTO thing (id, b) SELECT max(id) + 1, zeroblob(4000) FROM thing");

typedef struct {
	char *dir;
	Store *s;
	Db *db;
} Fixture;

/* What a story does in its transaction, and then whether it should succeed. */
typedef struct {
	int64_t id, n;
	bool ok;
	int runs;
	Store *s;
} Work;

static bool
script(Db *db, void *sql, GError **err)
{
	return db->engine->script(db, sql, err);
}

static void
must_script(Db *db, const char *sql)
{
	g_autoptr(GError) e = NULL;

	db_transact(db, script, (void *)(uintptr_t)sql, &e);
	g_assert_no_error(e);
}

static int64_t
ask(Db *db, const DbQuery *q)
{
	g_autoptr(GError) e = NULL;
	g_autoptr(DbStmt) st = db_query(db, q);

	DbStep step = db_step(st, &e);
	g_assert_no_error(e);
	g_assert_cmpint(step, ==, DB_ROW);
	return db_int(st, 0);
}

static bool
run_add(Db *db, int64_t id, int64_t n, GError **err)
{
	g_autoptr(DbStmt) st = db_query(db, &add);

	db_bind_int(st, 1, id);
	db_bind_int(st, 2, n);
	return db_run(st, err) == 1;
}

/* Adds a row, then says what w->ok says. */
static bool
work(Db *db, void *arg, GError **err)
{
	Work *w = arg;

	w->runs++;
	if (!run_add(db, w->id, w->n, err))
		return false;
	db_announce(db, "thing", w->id);
	db_announce(db, "thing", w->id);
	return w->ok || fail(err, ERR_CONFLICT, "thing.refused");
}

static void
set_up(Fixture *f, gconstpointer where)
{
	g_autoptr(GError) e = NULL;
	g_autofree char *file = NULL;
	StoreOptions o = { .where = where };

	f->dir = g_dir_make_tmp("skranke-store-XXXXXX", &e);
	g_assert_no_error(e);
	file = g_build_filename(f->dir, "test.db", NULL);
	if (g_str_equal(where, "file"))
		o.where = file;
	f->s = store_open(&o, &e);
	g_assert_no_error(e);
	f->db = store_borrow(f->s, &e);
	g_assert_no_error(e);
	must_script(f->db, "DROP TABLE IF EXISTS thing");
	must_script(f->db, store_is_postgresql(f->s)
	                       ? "CREATE TABLE thing (id BIGINT PRIMARY KEY, n BIGINT,"
	                         " t TEXT, b BYTEA)"
	                       : "CREATE TABLE thing (id INTEGER PRIMARY KEY, n INTEGER,"
	                         " t TEXT, b BLOB) STRICT");
}

static void
tear_down(Fixture *f, gconstpointer where)
{
	g_autoptr(GError) e = NULL;
	g_autoptr(GDir) dir = NULL;
	const char *name;

	(void)where;
	must_script(f->db, "DROP TABLE thing");
	db_give_back(f->db);
	store_close(f->s);
	dir = g_dir_open(f->dir, 0, &e);
	while (dir && (name = g_dir_read_name(dir))) {
		g_autofree char *path = g_build_filename(f->dir, name, NULL);
		g_unlink(path);
	}
	g_assert_cmpint(g_rmdir(f->dir), ==, 0);
	g_free(f->dir);
}

/* --- stories --- */

static void
commits_or_undoes(Fixture *f, gconstpointer where)
{
	g_autoptr(GError) e = NULL;
	Work good = { .id = 1, .ok = true }, bad = { .id = 2 };

	(void)where;
	g_assert_true(db_transact(f->db, work, &good, &e));
	g_assert_no_error(e);
	g_assert_false(db_transact(f->db, work, &bad, &e));
	g_assert_error(e, ERR, ERR_CONFLICT);
	g_assert_cmpint(ask(f->db, &count), ==, 1);
}

static bool
add_values(Db *db, void *arg, GError **err)
{
	(void)arg;
	if (!run_add(db, 2, INT64_MIN, err))
		return false;
	g_autoptr(DbStmt) st = db_query(db, &add_all);
	db_bind_int(st, 1, 1);
	db_bind_int(st, 2, -5);
	db_bind_text(st, 3, "Ågård");
	db_bind_bytes(st, 4, "a\0b", 3);
	return db_run(st, err) == 1;
}

static void
values_come_back_as_they_were(Fixture *f, gconstpointer where)
{
	g_autoptr(GError) e = NULL;
	size_t size = 0;

	(void)where;
	g_assert_true(db_transact(f->db, add_values, NULL, &e));
	g_autoptr(DbStmt) st = db_query(f->db, &rows);
	g_assert_cmpint(db_step(st, &e), ==, DB_ROW);
	g_assert_cmpint(db_int(st, 1), ==, -5);
	g_assert_cmpstr(db_text(st, 2), ==, "Ågård");
	const void *bytes = db_bytes(st, 3, &size);
	g_assert_cmpuint(size, ==, 3);
	g_assert_true(memcmp(bytes, "a\0b", 3) == 0);
	g_assert_cmpint(db_step(st, &e), ==, DB_ROW);
	g_assert_cmpint(db_int(st, 1), ==, INT64_MIN);
	g_assert_true(db_is_null(st, 2));
	g_assert_null(db_text(st, 2));
	g_assert_cmpint(db_step(st, &e), ==, DB_DONE);
	g_assert_cmpint(db_step(st, &e), ==, DB_DONE);
	g_assert_no_error(e);
}

static void
only_a_transaction_writes(Fixture *f, gconstpointer where)
{
	g_autoptr(GError) e = NULL;

	(void)where;
	g_assert_false(run_add(f->db, 1, 1, &e));
	g_assert_error(e, ERR, ERR_INTERNAL);
	g_assert_cmpint(ask(f->db, &count), ==, 0);
}

static void
a_wrong_query_fails_at_its_first_step(Fixture *f, gconstpointer where)
{
	g_autoptr(GError) e = NULL;

	(void)where;
	g_autoptr(DbStmt) st = db_query(f->db, &wrong);
	g_assert_cmpint(db_step(st, &e), ==, DB_ERROR);
	g_assert_error(e, ERR, ERR_INTERNAL);
	g_assert_nonnull(strstr(e->message, "nowhere"));
}

static bool
swallow_an_error(Db *db, void *arg, GError **err)
{
	(void)arg;
	return run_add(db, 1, 1, err) && (run_add(db, 1, 1, NULL) || true);
}

static void
no_commit_after_an_error(Fixture *f, gconstpointer where)
{
	g_autoptr(GError) e = NULL;

	(void)where;
	g_assert_false(db_transact(f->db, swallow_an_error, NULL, &e));
	g_assert_error(e, ERR, ERR_INTERNAL);
	g_assert_cmpint(ask(f->db, &count), ==, 0);
}

static void
reads_after_a_transaction_see_it(Fixture *f, gconstpointer where)
{
	g_autoptr(GError) e = NULL;
	Work one = { .id = 1, .ok = true }, two = { .id = 2, .ok = true };

	(void)where;
	g_assert_true(db_transact(f->db, work, &one, &e));
	g_autoptr(DbStmt) st = db_query(f->db, &rows);
	g_assert_cmpint(db_step(st, &e), ==, DB_ROW);
	g_assert_true(db_transact(f->db, work, &two, &e));
	g_assert_cmpint(ask(f->db, &count), ==, 2);
	g_assert_cmpint(db_step(st, &e), ==, DB_ERROR);
	g_assert_error(e, ERR, ERR_INTERNAL);
}

static bool
busy(Db *db, void *arg, GError **err)
{
	Work *w = arg;

	return run_add(db, w->id + ++w->runs, 0, err) &&
	       (w->runs > w->n || fail(err, ERR_BUSY, "not yet"));
}

static void
starts_over_up_to_five_times(Fixture *f, gconstpointer where)
{
	g_autoptr(GError) e = NULL;
	Work five = { .n = 5 }, six = { .id = 100, .n = 6 };

	(void)where;
	g_assert_true(db_transact(f->db, busy, &five, &e));
	g_assert_cmpint(five.runs, ==, 6);
	g_assert_false(db_transact(f->db, busy, &six, &e));
	g_assert_error(e, ERR, ERR_BUSY);
	g_assert_cmpint(six.runs, ==, 6);
	g_assert_cmpint(ask(f->db, &count), ==, 1);
}

/* Thread i adds rows; every third one is refused. */
static void *
many_adds(void *arg)
{
	Work *w = arg;
	g_autoptr(GError) e = NULL;

	for (int i = 0; i < ROUNDS; i++) {
		g_autoptr(GError) why = NULL;
		g_autoptr(Db) db = store_borrow(w->s, &e);
		g_assert_no_error(e);
		Work one = { .id = w->id * ROUNDS + i + 1, .n = 1, .ok = w->ok };
		bool ok = db_transact(db, work, &one, &why);

		if (w->ok)
			g_assert_no_error(why);
		else
			g_assert_error(why, ERR, ERR_CONFLICT);
		g_assert_true(ok == w->ok);
	}
	return NULL;
}

static void
who_fails_undoes_only_himself(Fixture *f, gconstpointer where)
{
	GThread *threads[THREADS];
	Work works[THREADS];
	int expected = 0;

	(void)where;
	/* In memory there is one connection for all. */
	g_clear_pointer(&f->db, db_give_back);
	for (int i = 0; i < THREADS; i++) {
		works[i] = (Work){ .id = i, .ok = i % 3 != 0, .s = f->s };
		expected += works[i].ok ? ROUNDS : 0;
		threads[i] = g_thread_new("adds", many_adds, &works[i]);
	}
	for (int i = 0; i < THREADS; i++)
		g_thread_join(threads[i]);
	f->db = store_borrow(f->s, NULL);
	g_assert_cmpint(ask(f->db, &count), ==, expected);
	g_assert_cmpint(ask(f->db, &sum), ==, expected);
}

typedef struct {
	GMutex lock;
	GCond told;
	GString *heard;
} Ear;

static void
hear(const char *topic, int64_t id, void *arg)
{
	Ear *ear = arg;

	g_mutex_lock(&ear->lock);
	g_string_append_printf(ear->heard, "%s %d;", topic, (int)id);
	g_cond_signal(&ear->told);
	g_mutex_unlock(&ear->lock);
}

static void
announces_once_and_only_what_is_committed(Fixture *f, gconstpointer where)
{
	Ear ear = { .heard = g_string_new(NULL) };
	Work bad = { .id = 1 }, good = { .id = 2, .ok = true };
	Work last = { .id = 3, .ok = true };
	gint64 until = g_get_monotonic_time() + (gint64)5 * G_USEC_PER_SEC;
	bool in_time = true;

	(void)where;
	guint handle = store_listen(f->s, hear, &ear);
	db_transact(f->db, work, &bad, NULL);
	db_transact(f->db, work, &good, NULL);
	db_transact(f->db, work, &last, NULL);
	g_mutex_lock(&ear.lock);
	while (in_time && !strstr(ear.heard->str, "thing 3;"))
		in_time = g_cond_wait_until(&ear.told, &ear.lock, until);
	g_mutex_unlock(&ear.lock);
	store_unlisten(f->s, handle);
	g_assert_cmpstr(ear.heard->str, ==, "thing 2;thing 3;");
	g_string_free(ear.heard, TRUE);
}

/* Reads the sum, meets the other at the first try, and writes what it read. */
typedef struct {
	Store *s;
	int64_t id;
	int runs;
	int *met;
} Rival;

static bool
write_the_sum(Db *db, void *arg, GError **err)
{
	Rival *r = arg;
	int64_t n = ask(db, &sum);

	if (r->runs++ == 0) {
		g_atomic_int_inc(r->met);
		while (g_atomic_int_get(r->met) < 2)
			g_thread_yield();
	}
	g_autoptr(DbStmt) st = db_query(db, &set_n);
	db_bind_int(st, 1, n + 1);
	db_bind_int(st, 2, r->id);
	return db_run(st, err) == 1;
}

static void *
rival(void *arg)
{
	Rival *r = arg;
	g_autoptr(GError) e = NULL;
	g_autoptr(Db) db = store_borrow(r->s, NULL);

	db_transact(db, write_the_sum, r, &e);
	g_assert_no_error(e);
	return NULL;
}

static void
who_collides_starts_over(Fixture *f, gconstpointer where)
{
	int met = 0;
	Rival a = { .s = f->s, .id = 1, .met = &met },
	      b = { .s = f->s, .id = 2, .met = &met };

	(void)where;
	if (!store_is_postgresql(f->s)) {
		g_test_skip("SQLite has one writer: nobody collides");
		return;
	}
	must_script(f->db, "INSERT INTO thing (id, n) VALUES (1, 0), (2, 0)");
	GThread *ta = g_thread_new("a", rival, &a), *tb = g_thread_new("b", rival, &b);
	g_thread_join(ta);
	g_thread_join(tb);
	g_assert_cmpint(a.runs + b.runs, >=, 3);
	/* One after the other: 0 + 0 + 1, then 1 + 0 + 1. */
	g_assert_cmpint(ask(f->db, &sum), ==, 3);
}

static bool
add_page(Db *db, void *arg, GError **err)
{
	g_autoptr(DbStmt) st = db_query(db, &pages);

	(void)arg;
	return db_run(st, err) == 1;
}

static void
a_full_database_refuses_and_goes_on_when_there_is_room(Fixture *f, gconstpointer where)
{
	g_autoptr(GError) e = NULL;
	Work one = { .id = 1, .ok = true };
	int added = 0;

	(void)where;
	if (store_is_postgresql(f->s)) {
		g_test_skip("needs a disk of its own");
		return;
	}
	g_assert_true(db_transact(f->db, work, &one, &e));
	must_script(f->db, "PRAGMA max_page_count=1");
	while (db_transact(f->db, add_page, NULL, &e))
		g_assert_cmpint(++added, <, 100);
	g_assert_error(e, ERR, ERR_UNAVAILABLE);
	g_assert_cmpint(ask(f->db, &count), ==, added + 1);
	g_clear_error(&e);
	must_script(f->db, "PRAGMA max_page_count=1000000");
	g_assert_true(db_transact(f->db, add_page, NULL, &e));
	g_assert_cmpint(ask(f->db, &count), ==, added + 2);
}

/* On a file that may not grow, it is the commit that fails. */
static void
a_commit_that_fails_leaves_nothing(Fixture *f, gconstpointer where)
{
	g_autoptr(GError) e = NULL;
	struct rlimit was, small;

	if (!g_str_equal(where, "file")) {
		g_test_skip("writes no file of its own");
		return;
	}
	must_script(f->db, "INSERT INTO thing (id) VALUES (1)");
	signal(SIGXFSZ, SIG_IGN);
	g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &was), ==, 0);
	small = was;
	small.rlim_cur = 4096;
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &small), ==, 0);
	bool ok = db_transact(f->db, add_page, NULL, &e);
	g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &was), ==, 0);
	g_assert_false(ok);
	g_assert_error(e, ERR, ERR_UNAVAILABLE);
	g_assert_cmpint(ask(f->db, &count), ==, 1);
	g_clear_error(&e);
	g_assert_true(db_transact(f->db, add_page, NULL, &e));
	g_assert_no_error(e);
	g_assert_cmpint(ask(f->db, &count), ==, 2);
}

static void
a_lost_connection_is_replaced(Fixture *f, gconstpointer where)
{
	g_autoptr(GError) e = NULL;
	static const DbQuery kill = { .name = "kill",
		.postgresql = "SELECT pg_terminate_backend(pg_backend_pid())" };

	(void)where;
	if (!store_is_postgresql(f->s)) {
		g_test_skip("SQLite has nothing to lose");
		return;
	}
	g_autoptr(DbStmt) st = db_query(f->db, &kill);
	g_assert_cmpint(db_step(st, &e), ==, DB_ERROR);
	g_assert_error(e, ERR, ERR_UNAVAILABLE);
	db_stmt_done(g_steal_pointer(&st));
	db_give_back(f->db);
	g_clear_error(&e);
	f->db = store_borrow(f->s, &e);
	g_assert_no_error(e);
	g_assert_cmpint(ask(f->db, &count), ==, 0);
}

/* --- which stories on which engine --- */

static void
what_holds_still_moves_on_after_a_transaction(Fixture *f, gconstpointer where)
{
	g_autoptr(GError) e = NULL;
	Work w = { .id = 1, .ok = true };

	(void)where;
	db_hold_still(f->db);
	g_assert_cmpint(ask(f->db, &count), ==, 0);
	g_assert_true(db_transact(f->db, work, &w, &e));
	g_assert_cmpint(ask(f->db, &count), ==, 1);
	db_hold_still(f->db);
	db_hold_still(f->db);
	g_assert_cmpint(ask(f->db, &count), ==, 1);
}

typedef struct {
	const char *name;
	void (*story)(Fixture *f, gconstpointer where);
} Case;

static const Case cases[] = {
	{ "commits-or-undoes", commits_or_undoes },
	{ "values-come-back-as-they-were", values_come_back_as_they_were },
	{ "only-a-transaction-writes", only_a_transaction_writes },
	{ "a-wrong-query-fails-at-its-first-step",
	    a_wrong_query_fails_at_its_first_step },
	{ "no-commit-after-an-error", no_commit_after_an_error },
	{ "reads-after-a-transaction-see-it", reads_after_a_transaction_see_it },
	{ "what-holds-still-moves-on-after-a-transaction",
	    what_holds_still_moves_on_after_a_transaction },
	{ "starts-over-up-to-five-times", starts_over_up_to_five_times },
	{ "who-fails-undoes-only-himself", who_fails_undoes_only_himself },
	{ "announces-once-and-only-what-is-committed",
	    announces_once_and_only_what_is_committed },
	{ "who-collides-starts-over", who_collides_starts_over },
	{ "a-full-database-refuses-and-goes-on-when-there-is-room",
	    a_full_database_refuses_and_goes_on_when_there_is_room },
	{ "a-commit-that-fails-leaves-nothing", a_commit_that_fails_leaves_nothing },
	{ "a-lost-connection-is-replaced", a_lost_connection_is_replaced },
};

static void
add_cases(const char *engine, const char *where)
{
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *path = g_strdup_printf("/%s/%s", engine, cases[i].name);

		g_test_add(path, Fixture, where, set_up, cases[i].story, tear_down);
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
	add_cases("file", "file");
	add_cases("memory", ":memory:");
	if (pg)
		add_cases("postgresql", pg);
	else
		g_test_add_func("/postgresql", no_postgresql);
	return g_test_run();
}
