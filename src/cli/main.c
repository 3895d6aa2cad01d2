/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * main.c - which command? */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "cli/command.h"
#include "cli/help.h"

int
main(int argc, char **argv)
{
	/* Texts are UTF-8 wherever it runs; what people read chooses its own language. */
	setlocale(LC_ALL, "C.UTF-8");
	log_take_glib();
	if (argc < 2) {
		help_print_program(stderr);
		return EXIT_WRONG_USE;
	}
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h")) {
		help_print_program(stdout);
		return 0;
	}
	if (!strcmp(argv[1], "--version")) {
		puts("skranke " SKRANKE_VERSION);
		return 0;
	}
	const Command *c = command_find(argv[1]);
	if (c)
		return c->run(argc - 1, argv + 1);
	fprintf(stderr, "skranke: there is no command \"%s\" (see skranke --help)\n",
	    argv[1]);
	return EXIT_WRONG_USE;
}
