/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * check.c - skranke check: is the desk whole? */
#include <stdio.h>

#include "cli/command.h"
#include "desk/check.h"

static int run_check(int argc, char **argv);

typedef struct {
	DataOptions data;
} Options;

static const CommandOption options[] = { COMMAND_DATA_OPTIONS(Options), { 0 } };

const Command command_check = {
	.name = "check",
	.usage = "",
	.what = "Prove that every case is what its entries say",
	.help = "Reads all cases and derives each again from its entries; sees that "
	        "every open case has a time horizon, that the counters of the lists "
	        "count right, and that every mail that waits has its job. Changes "
	        "nothing, and may run while the desk is at work.\n\n"
	        "Prints a line for each problem. Exit code 0: there is none; 1: there "
	        "are some, or it could not be read.",
	.options = options,
	.run = run_check,
};

static void
print_problem(int64_t case_id, const char *what, void *arg)
{
	(void)arg;
	if (case_id)
		printf("case %" G_GINT64_FORMAT " %s\n", case_id, what);
	else
		printf("%s\n", what);
}

static int
run_check(int argc, char **argv)
{
	Options o = { .data.must_exist = true };
	g_autoptr(GError) err = NULL;
	g_autoptr(Arena) a = arena_new();
	g_auto(Data) data = { 0 };
	CheckReport report;

	if (!command_options(&command_check, a, &o, &argc, &argv))
		return EXIT_WRONG_USE;
	if (argc > 1)
		return command_wrong(&command_check, "\"%s\" is no option of it",
		    argv[1]);
	if (!data_open(&o.data, &data, &err) ||
	    !check_desk(data.store, print_problem, NULL, &report, &err))
		return command_failed(err);
	fprintf(stderr,
	    "%" G_GINT64_FORMAT " cases, %" G_GINT64_FORMAT " entries: %" G_GINT64_FORMAT
	    " problems\n",
	    report.cases, report.entries, report.problems);
	return report.problems ? 1 : 0;
}
