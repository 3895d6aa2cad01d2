/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * main.c - which command? */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "cli/command.h"

static const Command *const commands[] = {
	&command_serve,
	&command_deliver,
	&command_case,
	&command_check,
	&command_customer,
	&command_person,
	&command_staff,
	&command_setting,
	&command_simulate,
	&command_routes,
};

static void
print_help(FILE *f)
{
	fputs("Skranke: the service desk of an IT provider, in one program and one "
	      "file.\n\n"
	      "Usage:\n  skranke COMMAND [OPTION...]\n\nCommands:\n",
	    f);
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		fprintf(f, "  %-12s %s\n", commands[i]->name, commands[i]->what);
	fputs("\n  skranke COMMAND --help says more. skranke --version says which.\n", f);
}

int
main(int argc, char **argv)
{
	/* Texts are UTF-8 wherever it runs; what people read chooses its own language. */
	setlocale(LC_ALL, "C.UTF-8");
	log_take_glib();
	if (argc < 2) {
		print_help(stderr);
		return EXIT_WRONG_USE;
	}
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "help")) {
		print_help(stdout);
		return 0;
	}
	if (!strcmp(argv[1], "--version")) {
		puts("skranke " SKRANKE_VERSION);
		return 0;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(commands); i++)
		if (!strcmp(argv[1], commands[i]->name))
			return commands[i]->run(argc - 1, argv + 1);
	fprintf(stderr, "skranke: there is no command \"%s\" (see skranke --help)\n",
	    argv[1]);
	return EXIT_WRONG_USE;
}
