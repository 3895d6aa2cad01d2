/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * data.c - what the data options of a command name, opened. */
#include "base/clock.h"
#include "base/err.h"
#include "cli/config.h"
#include "desk/house.h"

bool
data_open(const DataOptions *options, Data *data, GError **err)
{
	const char *dir = options->data ? options->data : "data";
	g_autofree char *file = g_build_filename(dir, "skranke.db", NULL);
	g_autofree char *blobs = g_build_filename(dir, "blobs", NULL);
	g_autoptr(Arena) a = arena_new();
	Config config = { 0 };

	*data = (Data){ 0 };
	if (!options->database && !config_read_file(dir, a, &config, err))
		return false;
	const char *database = options->database ? options->database
	                                         : config.data.database;
	if (options->must_exist && !database && !g_file_test(file, G_FILE_TEST_EXISTS))
		return fail(err, ERR_UNAVAILABLE, "there is no desk in %s: no %s", dir,
		    file);
	const StoreOptions store = {
		.where = database ? database : file,
		.readers = options->readers,
		.relaxed = options->relaxed,
		.bulk = options->bulk,
	};

	if (g_mkdir_with_parents(dir, 0700) != 0)
		return fail(err, ERR_UNAVAILABLE, "cannot make the folder %s: %s", dir,
		    g_strerror(errno));
	data->store = store_open(&store, err);
	if (!data->store)
		return false;
	data->blobs = blobs_open_folder(blobs, options->relaxed, err);
	if (!data->blobs)
		return false;
	g_autoptr(Db) db = store_borrow(data->store, err);
	return db && house_prepare(db, a, clock_now(), err);
}

void
data_close(Data *data)
{
	g_clear_pointer(&data->store, store_close);
	g_clear_pointer(&data->blobs, blobs_free);
}
