/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim_desk.h"

#include <glib/gstdio.h>

#include "desk/house.h"
#include "pg_schema.h"
#include "scratch.h"

void
sim_desk_open(SimDesk *d, const char *server, const Simulation *what)
{
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	d->dir = g_dir_make_tmp("skranke-sim-XXXXXX", NULL);
	g_autofree char *file = g_build_filename(d->dir, "desk.db", NULL);
	g_autofree char *folder = g_build_filename(d->dir, "blobs", NULL);
	/* Of its own for each program: they run beside each other. */
	g_autofree char *program = g_path_get_basename(g_get_prgname());
	g_autofree char *where = server ? pg_empty_schema(server, program) : NULL;

	d->store = store_open(&(StoreOptions){ .where = where ? where : file,
	                          .relaxed = true,
	                          .bulk = true },
	    &err);
	g_assert_no_error(err);
	g_autoptr(Blobs) blobs = blobs_open_folder(folder, true, &err);
	g_assert_no_error(err);
	{
		g_autoptr(Db) db = store_borrow(d->store, &err);

		g_assert_true(house_prepare(db, a, what->end - DAYS(what->days), &err));
	}
	simulate(d->store, blobs, what, &d->done, &err);
	g_assert_no_error(err);
}

void
sim_desk_close(SimDesk *d)
{
	store_close(d->store);
	scratch_remove(d->dir);
	g_free(d->dir);
}

void
sim_desk_add_story(const char *name, GTestDataFunc story)
{
	const char *pg = g_getenv("SKRANKE_TEST_PG");
	g_autofree char *sqlite = g_strconcat("/sqlite/", name, NULL);
	g_autofree char *postgresql = g_strconcat("/postgresql/", name, NULL);

	g_test_add_data_func(sqlite, NULL, story);
	if (pg)
		g_test_add_data_func(postgresql, pg, story);
}
