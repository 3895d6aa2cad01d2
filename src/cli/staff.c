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

typedef struct {
	DataOptions data;
	const char *name, *mail, *role;
	gboolean admin;
} Options;

#define MEMBER(name) G_STRUCT_OFFSET(Options, name)

static const CommandOption options[] = {
	{ "name", G_OPTION_ARG_STRING, MEMBER(name), "Their name", "NAME" },
	{ "mail", G_OPTION_ARG_STRING, MEMBER(mail), "What they sign in with", "MAIL" },
	{ "role", G_OPTION_ARG_STRING, MEMBER(role),
	    "agent, consultant or partner (agent)", "ROLE" },
	{ "admin", G_OPTION_ARG_NONE, MEMBER(admin), "May set up everything", NULL },
	COMMAND_DATA_OPTIONS(Options),
	{ 0 },
};

enum { ADD, LIST };

static const CommandVerb verbs[] = {
	[ADD] = { "add", "", "one, with --name and --mail" },
	[LIST] = { "list", "", "all: mail address, name, role" },
	{ 0 },
};

static const char *const examples[] = {
	"skranke staff add --name \"Anna Berg\" --mail anna@nordlys.example --admin",
	NULL,
};

const Command command_staff = {
	.name = "staff",
	.what = "Add a member of the staff, or list them",
	.help = "add reads the password from standard input: a terminal does not show "
	        "it. The first administrator comes in this way; he adds the others in "
	        "the browser.",
	.verbs = verbs,
	.options = options,
	.examples = examples,
	.run = staff,
};

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
	Options o = { 0 };
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_auto(Data) data = { 0 };
	size_t verb;

	if (!command_options(&command_staff, a, &o, &argc, &argv) ||
	    !command_verb(&command_staff, argc, argv, &verb))
		return EXIT_WRONG_USE;
	if (!data_open(&o.data, &data, &err))
		return command_failed(err);
	g_autoptr(Db) db = store_borrow(data.store, &err);
	if (!db)
		return command_failed(err);
	return verb == ADD ? add(&o, db, a) : list(db, a);
}
