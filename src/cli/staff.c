/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * staff.c - skranke staff: who works here; how the first administrator comes in. */
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "cli/command.h"
#include "desk/people.h"
#include "store/people_store.h"

static int staff(int argc, char **argv);

const Command command_staff = {
	.name = "staff",
	.usage = "add|list",
	.what = "Add a member of the staff, or list them",
	.help =
	    "add reads the password from standard input: a terminal does not show it.\n\n"
	    "  skranke staff add --name \"Anna Berg\" --mail anna@nordlys.example "
	    "--admin",
	.run = staff,
};

typedef struct {
	DataOptions data;
	char *name, *mail, *role;
	gboolean admin;
} Options;

static void
clear_options(Options *o)
{
	g_clear_pointer(&o->data.data, g_free);
	g_clear_pointer(&o->data.database, g_free);
	g_clear_pointer(&o->name, g_free);
	g_clear_pointer(&o->mail, g_free);
	g_clear_pointer(&o->role, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, clear_options)

/* A line of standard input, without its end; a terminal does not echo it. */
static bool
read_password(char *line, size_t size)
{
	bool terminal = isatty(STDIN_FILENO);
	struct termios before, silent;

	if (terminal) {
		fputs("Password: ", stderr);
		tcgetattr(STDIN_FILENO, &before);
		silent = before;
		silent.c_lflag &= ~(tcflag_t)ECHO;
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
	}
	bool got = fgets(line, (int)size, stdin) != NULL;
	if (terminal) {
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
		fputc('\n', stderr);
	}
	if (got)
		line[strcspn(line, "\r\n")] = '\0';
	return got;
}

static int
add(const Options *o, Db *db, Arena *a)
{
	g_autoptr(GError) err = NULL;
	const Actor root = { .admin = true, .now = clock_now() };
	char password[2048];
	Staff s = { .name = o->name,
		.mail = o->mail,
		.admin = o->admin,
		.active = true,
		.role = ROLE_AGENT };

	if (!o->name || !o->mail)
		return command_wrong(&command_staff, "add needs --name and --mail");
	if (o->role && !strcmp(o->role, "consultant"))
		s.role = ROLE_CONSULTANT;
	else if (o->role && !strcmp(o->role, "partner"))
		s.role = ROLE_PARTNER;
	else if (o->role && strcmp(o->role, "agent") != 0)
		return command_wrong(&command_staff,
		    "--role is agent, consultant or partner");
	if (!read_password(password, sizeof password)) {
		fputs("skranke: no password came on standard input\n", stderr);
		return 1;
	}
	return staff_save(db, a, &root, &s, password, &err) ? 0 : command_failed(err);
}

static int
list(Db *db, Arena *a)
{
	g_autoptr(GError) err = NULL;
	Staff *all;
	size_t n;

	if (!staff_store_all(db, a, &all, &n, &err))
		return command_failed(err);
	for (size_t i = 0; i < n; i++)
		printf("%s\t%s\t%s\n", all[i].mail, all[i].name,
		    all[i].admin ? "administrator" : "");
	return 0;
}

static int
staff(int argc, char **argv)
{
	g_auto(Options) o = { 0 };
	const GOptionEntry entries[] = {
		{ "name", 0, 0, G_OPTION_ARG_STRING, &o.name, "Their name", "NAME" },
		{ "mail", 0, 0, G_OPTION_ARG_STRING, &o.mail, "What they sign in with",
		    "MAIL" },
		{ "role", 0, 0, G_OPTION_ARG_STRING, &o.role,
		    "agent, consultant or partner (agent)", "ROLE" },
		{ "admin", 0, 0, G_OPTION_ARG_NONE, &o.admin, "May set up everything",
		    NULL },
		COMMAND_DATA_OPTIONS(&o.data),
		{ 0 },
	};
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_auto(Data) data = { 0 };

	if (!command_options(&command_staff, entries, &argc, &argv))
		return EXIT_WRONG_USE;
	bool adds = argc == 2 && !strcmp(argv[1], "add");
	if (!adds && !(argc == 2 && !strcmp(argv[1], "list")))
		return command_wrong(&command_staff, "say add or list");
	if (!data_open(&o.data, &data, &err))
		return command_failed(err);
	g_autoptr(Db) db = store_borrow(data.store, &err);
	if (!db)
		return command_failed(err);
	return adds ? add(&o, db, a) : list(db, a);
}
