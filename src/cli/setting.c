/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * setting.c - skranke setting: what the desk is called, and how its mail goes out. */
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "cli/command.h"
#include "desk/house.h"
#include "store/desk_store.h"

static int setting(int argc, char **argv);

typedef struct {
	DataOptions data;
} Options;

static const CommandOption options[] = { COMMAND_DATA_OPTIONS(Options), { 0 } };

static const char *const examples[] = {
	"skranke setting name \"Nordlys IT\"",
	"skranke setting smtp_host mail.nordlys.example",
	NULL,
};

const Command command_setting = {
	.name = "setting",
	.usage = "[NAME [VALUE]]",
	.what = "Show the settings of the desk, or change one",
	.help =
	    "Settings: name, mail (the desk's own address), url (of its pages), phone, "
	    "time_zone, undo_seconds (that an answer can be taken back, 10), "
	    "remind_days, unanswered_days (until a reporter who does not answer is "
	    "reminded, 3, and his case is closed, 5; 0: never), "
	    "form_seconds (sooner than that "
	    "nobody fills in a contact form, 3); and for "
	    "mail that goes out smtp_host, smtp_port, smtp_tls "
	    "(starttls, tls or none), smtp_user, smtp_password, smtp_from, smtp_ca, "
	    "url_ca, spf_include, dkim_selector, dkim_target, "
	    "map_url (of a map, with {address} in it), remote_url (of the tool for "
	    "remote "
	    "sessions, with {computer}, {case} or {person} in it), remote_schemes (that "
	    "it may begin with, beside http and https). A "
	    "change holds at once. Without smtp_host no mail is sent: it waits in the "
	    "outbox.",
	.options = options,
	.examples = examples,
	.run = setting,
};

/* These are never shown: who may read them may as well look into the database. */
static bool
is_secret(const char *name)
{
	return !strcmp(name, "secret") || !strcmp(name, "smtp_password");
}

static int
show(Db *db, Arena *a, const char *name)
{
	g_autoptr(GError) err = NULL;
	Setting *all;
	size_t n;

	if (!setting_store_all(db, a, &all, &n, &err))
		return command_failed(err);
	for (size_t i = 0; i < n; i++)
		if (!name || !strcmp(name, all[i].name))
			printf("%s = %s\n", all[i].name,
			    is_secret(all[i].name) ? "(set)" : all[i].value);
	return 0;
}

static int
setting(int argc, char **argv)
{
	Options o = { 0 };
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_auto(Data) data = { 0 };

	if (!command_options(&command_setting, a, &o, &argc, &argv))
		return EXIT_WRONG_USE;
	if (argc > 3)
		return command_wrong(&command_setting, "one name, and one value");
	if (!data_open(&o.data, &data, &err))
		return command_failed(err);
	g_autoptr(Db) db = store_borrow(data.store, &err);
	if (!db)
		return command_failed(err);
	if (argc < 3)
		return show(db, a, argc == 2 ? argv[1] : NULL);
	const Setting one = { argv[1], argv[2] };
	size_t wrong;
	return house_set(db, a, &one, 1, &wrong, &err) ? 0 : command_failed(err);
}
