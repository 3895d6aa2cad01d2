/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim/simulate.h"

#include "base/err.h"
#include "sim/due.h"
#include "sim/furnish.h"
#include "sim/tale.h"

#define REPORTS_A_DAY   0.6 /* of a customer, over the whole year */
#define MOST_CUSTOMERS  100000
#define MOST_DAYS       3660
#define WHOLE_MAILS     20000 /* above so many cases, one mail stands for all */
#define STORM_SHARE     35    /* of 100 customers that one hits */
#define HOURS_A_STORM   720   /* one in so many hours */
#define FIRST_OF_STORMS (G_GUINT64_CONSTANT(1) << 40) /* the numbers of their tales */

/* One thread's part of the customers. */
typedef struct {
	const struct Running *run;
	Stage stage;
	Storm storm;
	int n; /* which of the workers */
	int hour;
	int64_t cases, steps;
	GError *err;
} Worker;

typedef struct Running {
	const Simulation *what;
	Rhythm *rhythm;
	Cast cast;
	int64_t total;
	Worker *workers;
} Running;

/* --- what begins in an hour --- */

static void
begin_tales(Worker *w)
{
	const Running *run = w->run;
	Instant hour = rhythm_hour(run->rhythm, w->hour);
	int64_t first = rhythm_first(run->rhythm, w->hour, run->total);
	int64_t end = rhythm_first(run->rhythm, w->hour + 1, run->total);

	for (int64_t i = first; i < end; i++) {
		Dice d = dice_new(run->what->seed ^ 0xface, (uint64_t)i);
		/* The first customers are the largest. */
		int firm = (int)dice_wait(&d, 0, run->cast.n_firms);
		Instant at = hour + (Instant)(dice_bits(&d) % (uint64_t)HOURS(1));

		if (firm % run->what->workers != w->n)
			continue;
		w->cases++;
		tale_begin(&w->stage, &run->cast.firms[firm], (uint64_t)i, at);
	}
}

/* Of a demo, one is on at the end. */
static bool
has_storm(const Running *run, Dice *d, int hour)
{
	int left = rhythm_hours(run->rhythm) - hour;

	if (run->what->demo && left < 48)
		return left == 3;
	return dice_below(d, HOURS_A_STORM) == 0;
}

/* Many reports within an hour, of several customers, and one end. */
static void
begin_storm(Worker *w)
{
	const Running *run = w->run;
	Dice d = dice_new(run->what->seed ^ 0x57083, (uint64_t)w->hour);
	Instant hour = rhythm_hour(run->rhythm, w->hour);

	if (!has_storm(run, &d, w->hour))
		return;
	Instant ends = hour + HOURS(1) + dice_wait(&d, HOURS(3), HOURS(9));
	for (int i = 0; i < run->cast.n_firms; i++) {
		bool hit = dice_percent(&d, STORM_SHARE);
		int reports = hit ? dice_between(&d, 1, 3) : 0;

		for (int j = 0; j < reports; j++) {
			uint64_t number = FIRST_OF_STORMS + ((uint64_t)w->hour << 20) +
			                  (uint64_t)(i * 4 + j);
			Instant at = hour + (Instant)(dice_bits(&d) % (uint64_t)HOURS(1));

			if (i % run->what->workers != w->n)
				continue;
			w->cases++;
			tale_begin_in_storm(&w->stage, &run->cast.firms[i], number, at,
			    ends);
		}
	}
}

static void *
work_an_hour(void *arg)
{
	Worker *w = arg;
	/* NOLINTNEXTLINE: workers_hire() has set it for each */
	Instant end = rhythm_hour(w->run->rhythm, w->hour + 1);
	QueueItem item;

	begin_tales(w);
	begin_storm(w);
	while (queue_take(w->stage.queue, end, &item)) {
		arena_reset(w->stage.arena);
		w->steps++;
		if (!tale_step(&w->stage, &item, &w->err))
			break;
	}
	return NULL;
}

/* --- the workers --- */

static void
workers_free(Worker *workers, int n)
{
	for (int i = 0; i < n; i++) {
		Stage *st = &workers[i].stage;
		QueueItem item;

		while (st->queue && queue_take(st->queue, G_MAXINT64, &item))
			tale_free(item.what);
		g_clear_pointer(&st->queue, queue_free);
		g_clear_pointer(&st->arena, arena_free);
		if (n > 1)
			g_clear_pointer(&st->db, db_give_back);
		g_clear_error(&workers[i].err);
	}
	g_free(workers);
}

static bool
workers_hire(Running *run, Store *store, Db *db, Blobs *blobs, GError **err)
{
	for (int i = 0; i < run->what->workers; i++) {
		Worker *w = &run->workers[i];

		w->run = run;
		w->n = i;
		w->stage = (Stage){
			.blobs = blobs,
			.arena = arena_new(),
			.queue = queue_new(),
			.cast = &run->cast,
			.rhythm = run->rhythm,
			.storm = &w->storm,
			.seed = run->what->seed,
			.whole_mails = run->total <= WHOLE_MAILS,
		};
		/* In bulk there is only one connection. */
		w->stage.db = run->what->workers == 1 ? db : store_borrow(store, err);
		if (!w->stage.db)
			return false;
	}
	return true;
}

static bool
work_all(Running *run, int hour, GError **err)
{
	int n = run->what->workers;
	g_autofree GThread **threads = g_new0(GThread *, n);

	for (int i = 0; i < n; i++) {
		run->workers[i].hour = hour;
		if (i > 0)
			threads[i] = g_thread_new("simulate", work_an_hour,
			    &run->workers[i]);
	}
	work_an_hour(&run->workers[0]);
	for (int i = 1; i < n; i++)
		g_thread_join(threads[i]);
	for (int i = 0; i < n; i++)
		if (run->workers[i].err) {
			g_propagate_error(err, g_steal_pointer(&run->workers[i].err));
			return false;
		}
	return true;
}

static SimulationDone
sum(const Running *run)
{
	SimulationDone done = { 0 };

	for (int i = 0; i < run->what->workers; i++) {
		done.cases += run->workers[i].cases;
		done.steps += run->workers[i].steps;
	}
	return done;
}

static bool
run_hours(Running *run, Db *db, GError **err)
{
	int hours = rhythm_hours(run->rhythm);

	for (int i = 0; i < hours; i++) {
		if (!work_all(run, i, err) ||
		    !due_run(db, rhythm_hour(run->rhythm, i + 1), err))
			return false;
		SimulationDone done = sum(run);
		if (run->what->told)
			run->what->told(done.cases, done.steps, (i + 1) * 100 / hours,
			    run->what->arg);
	}
	return true;
}

/* --- all of it --- */

static bool
holds(const Simulation *s, GError **err)
{
	if (s->customers < 1 || s->customers > MOST_CUSTOMERS || s->days < 1 ||
	    s->days > MOST_DAYS || s->cases < 0 || s->workers < 1 || s->workers > 64)
		return fail(err, ERR_INTERNAL,
		    "give 1 to %d customers, 1 to %d days, 1 to 64 workers",
		    MOST_CUSTOMERS, MOST_DAYS);
	return true;
}

static bool
run_with(Running *run, Store *store, Blobs *blobs, SimulationDone *done, GError **err)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(Db) db = store_borrow(store, err);
	const Simulation *s = run->what;
	const CastPlan plan = {
		.seed = s->seed,
		.n_firms = s->customers,
		.begin = rhythm_hour(run->rhythm, 0),
		.passwords = s->demo,
	};

	if (!db || !cast_hire(db, a, &plan, &run->cast, err) ||
	    !due_begin(db, plan.begin, err))
		return false;
	run->workers = g_new0(Worker, s->workers);
	bool ok = workers_hire(run, store, db, blobs, err) && run_hours(run, db, err) &&
	          (!s->demo || furnish(db, a, s->end, err)) && db_flush(db, err);
	*done = sum(run);
	workers_free(run->workers, s->workers);
	return ok;
}

bool
simulate(Store *store, Blobs *blobs, const Simulation *what, SimulationDone *done,
    GError **err)
{
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier("Europe/Copenhagen");

	if (!holds(what, err))
		return false;
	g_autoptr(Rhythm) rhythm = rhythm_new(tz, what->end - DAYS(what->days),
	    what->end);
	Running run = {
		.what = what,
		.rhythm = rhythm,
		.total = what->cases
		             ? what->cases
		             : (int64_t)(what->customers * what->days * REPORTS_A_DAY),
	};
	return run_with(&run, store, blobs, done, err);
}
