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

typedef struct {
	DataOptions data;
	gint64 seed, cases;
	int customers, days, workers;
	gboolean demo;
	const char *end;
} Options;

#define MEMBER(name) G_STRUCT_OFFSET(Options, name)

static const CommandOption options[] = {
	{ "demo", G_OPTION_ARG_NONE, MEMBER(demo),
	    "8 customers, 90 days until now; all of the staff can sign in", NULL },
	{ "seed", G_OPTION_ARG_INT64, MEMBER(seed), "Which past (1)", "N" },
	{ "customers", G_OPTION_ARG_INT, MEMBER(customers), "How many (8)", "N" },
	{ "days", G_OPTION_ARG_INT, MEMBER(days), "How long (90)", "N" },
	{ "cases", G_OPTION_ARG_INT64, MEMBER(cases),
	    "How many (as many as such customers report)", "N" },
	{ "end", G_OPTION_ARG_STRING, MEMBER(end), "Its last moment (now)", "RFC3339" },
	{ "workers", G_OPTION_ARG_INT, MEMBER(workers),
	    "Threads (1; on PostgreSQL above 20,000 cases 16)", "N" },
	COMMAND_DATA_OPTIONS(Options),
	{ 0 },
};

static const char *const examples[] = {
	"skranke simulate --demo --data demo",
	"skranke simulate --seed 7 --customers 500 --days 365 --cases 1000000",
	NULL,
};

const Command command_simulate = {
	.name = "simulate",
	.usage = "",
	.what = "Fill an empty desk with a made-up past",
	.help = "The past of \"Nordlys IT\": its staff, its customers, and what they "
	        "reported, day by day up to now, by mail, form and telephone. All of it "
	        "goes through the same code as the real thing. The same seed gives the "
	        "same past.\n\n"
	        "Above 20,000 cases the mails as they came are not kept. With several "
	        "workers the numbers of the cases differ from run to run.",
	.options = options,
	.examples = examples,
	.run = run_simulate,
};

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
	Options o = { .seed = 1, .customers = 8, .days = 90 };
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	g_auto(Data) data = { 0 };

	if (!command_options(&command_simulate, a, &o, &argc, &argv))
		return EXIT_WRONG_USE;
	if (argc > 1)
		return command_wrong(&command_simulate, "\"%s\" is no option of it",
		    argv[1]);
	o.data.relaxed = true;
	o.data.bulk = o.workers <= 1;
	o.data.readers = MAX(o.workers, MANY_WORKERS) + 1;
	if (!data_open(&o.data, &data, &err))
		return command_failed(err);
	return fill(&o, &data);
}
