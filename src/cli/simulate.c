/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * simulate.c - skranke simulate: fills a desk, for demos, tests, measurements. */
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "cli/command.h"
#include "sim/cast.h"
#include "sim/simulate.h"

#define MANY_WORKERS 16

static int run_simulate(int argc, char **argv);

const Command command_simulate = {
	.name = "simulate",
	.usage = "--demo | --customers N --days N [--cases N]",
	.what = "Fill an empty desk with a made-up past",
	.help =
	    "The past of \"Nordlys IT\": its staff, its customers, and what they "
	    "reported,\n"
	    "day by day up to now, by mail, form and telephone. All of it goes through\n"
	    "the same code as the real thing. The same seed gives the same past.\n\n"
	    "  skranke simulate --demo --data demo\n"
	    "  skranke simulate --seed 7 --customers 500 --days 365 --cases 1000000\n\n"
	    "Above 20,000 cases the mails as they came are not kept. With several "
	    "workers\n"
	    "the numbers of the cases differ from run to run.",
	.run = run_simulate,
};

typedef struct {
	DataOptions data;
	gint64 seed, cases;
	int customers, days, workers;
	gboolean demo;
	char *end;
} Options;

static void
clear_options(Options *o)
{
	g_clear_pointer(&o->data.data, g_free);
	g_clear_pointer(&o->data.database, g_free);
	g_clear_pointer(&o->end, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Options, clear_options)

typedef struct {
	gint64 began, told; /* microseconds, monotonic */
} Progress;

static void
tell(int64_t cases, int64_t steps, int percent, void *arg)
{
	Progress *p = arg;
	gint64 now = g_get_monotonic_time();
	bool terminal = isatty(STDERR_FILENO);

	if (now - p->told < (terminal ? SECONDS(1) / 5 : SECONDS(5)))
		return;
	p->told = now;
	fprintf(stderr,
	    "%s%3d %%  %" G_GINT64_FORMAT " cases, %" G_GINT64_FORMAT " steps%s",
	    terminal ? "\r" : "", percent, cases, steps, terminal ? "" : "\n");
}

static void
tell_who_signs_in(bool demo)
{
	printf("Sign in as anna@nordlys.example (administrator), password %s.\n",
	    CAST_PASSWORD);
	if (demo)
		puts("Also: mikkel@, sofie@ and jonas@nordlys.example (desk), line@ and "
		     "henrik@ (consultants),\nemily@ (consultant, English), per@ and "
		     "lene@ "
		     "(partners on duty).");
}

static int
fill(const Options *o, Data *data)
{
	g_autoptr(GError) err = NULL;
	Progress progress = { .began = g_get_monotonic_time() };
	SimulationDone done;
	/* SQLite has one writer, and no way to wait for. */
	bool many = o->cases > 20000 && store_is_postgresql(data->store);
	Simulation s = {
		.seed = (uint64_t)o->seed,
		.customers = o->customers,
		.days = o->days,
		.cases = o->cases,
		.end = clock_now(),
		.workers = o->workers ? o->workers
		           : many     ? MANY_WORKERS
		                      : 1,
		.demo = o->demo,
		.told = tell,
		.arg = &progress,
	};

	if (o->end && !clock_parse_rfc3339(o->end, &s.end)) {
		fprintf(stderr, "skranke: --end is no time: %s\n", o->end);
		return EXIT_WRONG_USE;
	}
	progress.told = progress.began;
	if (!simulate(data->store, data->blobs, &s, &done, &err))
		return command_failed(err);
	double seconds = (double)(g_get_monotonic_time() - progress.began) / 1e6;
	fprintf(stderr,
	    "%s%" G_GINT64_FORMAT " cases, %" G_GINT64_FORMAT
	    " steps in %.1f s: %.0f cases/s\n",
	    isatty(STDERR_FILENO) ? "\r" : "", done.cases, done.steps, seconds,
	    (double)done.cases / seconds);
	tell_who_signs_in(o->demo);
	return 0;
}

static int
run_simulate(int argc, char **argv)
{
	g_auto(Options) o = { .seed = 1, .customers = 8, .days = 90 };
	const GOptionEntry entries[] = {
		{ "demo", 0, 0, G_OPTION_ARG_NONE, &o.demo,
		    "8 customers, 90 days until now; all of the staff can sign in",
		    NULL },
		{ "seed", 0, 0, G_OPTION_ARG_INT64, &o.seed, "Which past (1)", "N" },
		{ "customers", 0, 0, G_OPTION_ARG_INT, &o.customers, "How many (8)",
		    "N" },
		{ "days", 0, 0, G_OPTION_ARG_INT, &o.days, "How long (90)", "N" },
		{ "cases", 0, 0, G_OPTION_ARG_INT64, &o.cases,
		    "How many (as many as such customers report)", "N" },
		{ "end", 0, 0, G_OPTION_ARG_STRING, &o.end, "Its last moment (now)",
		    "RFC3339" },
		{ "workers", 0, 0, G_OPTION_ARG_INT, &o.workers,
		    "Threads (1; on PostgreSQL above 20,000 cases 16)", "N" },
		COMMAND_DATA_OPTIONS(&o.data),
		{ 0 },
	};
	g_autoptr(GError) err = NULL;
	g_auto(Data) data = { 0 };

	if (!command_options(&command_simulate, entries, &argc, &argv))
		return EXIT_WRONG_USE;
	o.data.relaxed = true;
	o.data.bulk = o.workers <= 1;
	o.data.readers = MAX(o.workers, MANY_WORKERS) + 1;
	if (!data_open(&o.data, &data, &err))
		return command_failed(err);
	return fill(&o, &data);
}
