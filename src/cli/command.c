/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/text.h"
#include "desk/house.h"

bool
command_options(const Command *c, const GOptionEntry *entries, int *argc, char ***argv)
{
	g_autoptr(GOptionContext) context = g_option_context_new(c->usage);
	g_autoptr(GError) err = NULL;
	g_autofree char *name = g_strconcat("skranke ", c->name, NULL);

	g_set_prgname(name);
	g_option_context_set_summary(context, c->what);
	g_option_context_set_description(context, c->help);
	g_option_context_add_main_entries(context, entries, NULL);
	if (g_option_context_parse(context, argc, argv, &err))
		return true;
	fprintf(stderr, "skranke: %s (see %s --help)\n", err->message, name);
	return false;
}

int
command_wrong(const Command *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	g_autofree char *why = g_strdup_vprintf(fmt, ap);
	va_end(ap);
	fprintf(stderr, "skranke: %s: %s (see skranke %s --help)\n", c->name, why,
	    c->name);
	return EXIT_WRONG_USE;
}

bool
data_open(const DataOptions *options, Data *data, GError **err)
{
	const char *dir = options->data ? options->data : "data";
	g_autofree char *file = g_build_filename(dir, "skranke.db", NULL);
	g_autofree char *blobs = g_build_filename(dir, "blobs", NULL);
	g_autoptr(Arena) a = arena_new();
	StoreOptions store = {
		.where = options->database ? options->database : file,
		.readers = options->readers,
		.relaxed = options->relaxed,
		.bulk = options->bulk,
	};

	*data = (Data){ 0 };
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

int
command_failed(const GError *why)
{
	TextId id;
	const char *lang = g_getenv("LANG");

	if (err_is_for_user(why) && text_find(why->message, &id))
		fprintf(stderr, "skranke: %s\n", text(lang_from_code(lang), id));
	else
		fprintf(stderr, "skranke: %s\n", why->message);
	return 1;
}
