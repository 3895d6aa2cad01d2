/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * check.c - skranke check: is the desk whole? */
#include <stdio.h>

#include "cli/command.h"
#include "desk/check.h"

static int run_check(int argc, char **argv);

const Command command_check = {
	.name = "check",
	.usage = "",
	.what = "Prove that every case is what its entries say",
	.help = "Reads all cases and derives each again from its entries; sees that "
	        "every open\n"
	        "case has a time horizon, that the counters of the lists count right, "
	        "and that\n"
	        "every mail that waits has its job. Changes nothing, and may run while "
	        "the desk\n"
	        "is at work.\n\n"
	        "Prints a line for each problem. Exit code 0: there is none; 1: there "
	        "are some,\n"
	        "or it could not be read.",
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
	DataOptions o = { 0 };
	const GOptionEntry entries[] = { COMMAND_DATA_OPTIONS(&o), { 0 } };
	g_autoptr(GError) err = NULL;
	g_auto(Data) data = { 0 };
	CheckReport report;

	if (!command_options(&command_check, entries, &argc, &argv))
		return EXIT_WRONG_USE;
	bool ok = data_open(&o, &data, &err) &&
	          check_desk(data.store, print_problem, NULL, &report, &err);
	g_clear_pointer(&o.data, g_free);
	g_clear_pointer(&o.database, g_free);
	if (!ok)
		return command_failed(err);
	fprintf(stderr,
	    "%" G_GINT64_FORMAT " cases, %" G_GINT64_FORMAT " entries: %" G_GINT64_FORMAT
	    " problems\n",
	    report.cases, report.entries, report.problems);
	return report.problems ? 1 : 0;
}
