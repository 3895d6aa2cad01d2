/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What a store in bulk holds back, and what is there in the end. */
#include <glib/gstdio.h>

#include "store/db_int.h"

static const DbQuery found = {
	.name = "found",
	.sqlite = "SELECT count(*) FROM entry_search WHERE entry_search MATCH 'printer'"
};

static bool
add(Db *db, void *arg, GError **err)
{
	g_autofree char *sql = g_strdup_printf("INSERT INTO entry_search (rowid, subject,"
	                                       " text) VALUES (%d, 'Printer', 'larmer')",
	    GPOINTER_TO_INT(arg));

	return db->engine->script(db, sql, err);
}

static void
remove_file(const char *file, const char *suffix)
{
	g_autofree char *path = g_strconcat(file, suffix, NULL);

	g_unlink(path);
}

static int64_t
count_found(const char *file)
{
	g_autoptr(GError) err = NULL;
	g_autoptr(Store) s = store_open(&(StoreOptions){ .where = file }, &err);
	g_assert_no_error(err);
	g_autoptr(Db) db = store_borrow(s, &err);
	g_assert_no_error(err);
	g_autoptr(DbStmt) st = db_query(db, &found);

	g_assert_cmpint(db_step(st, &err), ==, DB_ROW);
	g_assert_no_error(err);
	return db_int(st, 0);
}

static void
all_is_there_and_found_once_it_is_flushed(void)
{
	g_autofree char *dir = g_dir_make_tmp("skranke-bulk-XXXXXX", NULL);
	g_autofree char *file = g_build_filename(dir, "test.db", NULL);
	g_autoptr(GError) err = NULL;
	Store *s = store_open(&(StoreOptions){ .where = file, .bulk = true }, &err);

	g_assert_no_error(err);
	Db *db = store_borrow(s, &err);
	for (int i = 1; i <= 10; i++)
		g_assert_true(db_transact(db, add, GINT_TO_POINTER(i), &err));
	g_assert_true(db_flush(db, &err));
	g_assert_true(db_transact(db, add, GINT_TO_POINTER(11), &err));
	g_assert_true(db_flush(db, &err));
	g_assert_no_error(err);
	db_give_back(db);
	store_close(s);
	g_assert_cmpint(count_found(file), ==, 11);
	remove_file(file, "");
	remove_file(file, "-wal");
	remove_file(file, "-shm");
	g_assert_cmpint(g_rmdir(dir), ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/all-is-there-and-found-once-it-is-flushed",
	    all_is_there_and_found_once_it_is_flushed);
	return g_test_run();
}
