/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "job/runner.h"

#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "desk/sender.h"
#include "job/job_int.h"

#define THREADS    2
#define LEASE      MINUTES(10) /* longer than any job lasts */
#define BATCH      8
#define LOOK_AGAIN SECONDS(30) /* what another node left, or a changed setting */

struct Runner {
	RunnerOptions options;
	GPtrArray *threads; /* GThread */
	guint listening;
	GMutex lock; /* guards what follows */
	GCond woken;
	guint news; /* counts announcements */
	bool stopping;
};

Duration
runner_back_off(int64_t attempts)
{
	static const Duration steps[] = { MINUTES(1), MINUTES(5), MINUTES(15), HOURS(1),
		HOURS(3), HOURS(6), HOURS(12), HOURS(24) };

	return attempts >= 1 && attempts <= (int64_t)G_N_ELEMENTS(steps)
	           ? steps[attempts - 1]
	           : 0;
}

static JobFunc
function_of(JobKind kind)
{
	switch (kind) {
	case JOB_SEND_MAIL:
		return job_send_mail;
	case JOB_CLOSE_CASE:
		return job_close_case;
	case JOB_WAITING:
		return job_waiting;
	case JOB_OUTAGE:
		return job_outage;
	case JOB_DEADLINE:
		return job_deadline;
	case JOB_CHASE:
		return job_chase;
	case JOB_DECISION:
		return job_decision;
	case JOB_DISPATCH:
		return job_dispatch;
	case JOB_ROSTER_WATCH:
		return job_roster_watch;
	case JOB_FETCH:
		return job_fetch;
	case JOB_REMOTE:
		return job_remote;
	case JOB_READ_FILES:
		return job_read_files;
	case JOB_HOST:
		return job_host;
	case JOB_HORIZON_LEARN:
		return job_horizon_learn;
	case JOB_HORIZON_WATCH:
		return job_horizon_watch;
	}
	return NULL;
}

/* --- one job --- */

typedef struct {
	const Job *job;
	Instant now;
	const char *why;
} Failure;

static bool
record_failure(Db *db, void *arg, GError **err)
{
	const Failure *f = arg;
	Duration wait = runner_back_off(f->job->attempts);

	/* Those that failed together are not all tried again at once. */
	wait += wait / 64 * (f->job->id % 16);

	return wait ? job_store_again(db, f->job, f->now + wait, f->why, err)
	            : job_store_give_up(db, f->job, f->now, f->why, err);
}

static bool
run_job(const Worker *w, const Job *job, Instant now, GError **err)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) why = NULL;
	g_autoptr(Db) db = store_borrow(w->store, err);
	JobFunc run = function_of(job->kind);
	char id[24];

	if (!db)
		return false;
	if (run && run(w, db, a, job, now, &why))
		return true;
	Failure f = { job, now,
		why ? why->message : "a kind of job that it does not know" };
	g_snprintf(id, sizeof id, "%" G_GINT64_FORMAT, job->id);
	log_event(LOG_WARN, "job", "failed", "job", id, "why", f.why, NULL);
	return db_transact(db, record_failure, &f, err);
}

/* --- what is due --- */

typedef struct {
	Arena *arena;
	JobLease lease;
	Job *jobs;
	size_t n;
} Taking;

static bool
take(Db *db, void *arg, GError **err)
{
	Taking *t = arg;

	return job_store_lease(db, t->arena, &t->lease, &t->jobs, &t->n, err);
}

/* Without a mail server the mails wait, for everybody to see in the outbox. */
static bool
skipped_kind(Db *db, Arena *a, JobKind *skip, GError **err)
{
	House house;
	bool can_send;

	if (!house_load(db, a, &house, err) || !sender_is_set(db, &house, &can_send, err))
		return false;
	*skip = can_send ? (JobKind)0 : JOB_SEND_MAIL;
	return true;
}

/* Does one batch; *n is how many there were, *next when there will be more (0: nothing
 * waits). */
static bool
run_batch(const Worker *w, Instant now, size_t *n, Instant *next, GError **err)
{
	g_autoptr(Arena) a = arena_new();
	Taking t = { .arena = a,
		.lease = { .now = now,
		    .lasts = LEASE,
		    .files = w->files != NULL,
		    .limit = BATCH } };
	Instant due;

	/* Most of the time nothing is due, and looking is cheaper than a transaction. */
	{
		g_autoptr(Db) db = store_borrow(w->store, err);

		if (!db || !skipped_kind(db, a, &t.lease.skip, err) ||
		    !job_store_next_due(db, &t.lease, &due, err))
			return false;
		*n = 0;
		*next = due;
		if (!due || due > now)
			return true;
		if (!db_transact(db, take, &t, err))
			return false;
	}
	for (size_t i = 0; i < t.n; i++)
		if (!run_job(w, &t.jobs[i], now, err))
			return false;
	*n = t.n;
	return true;
}

bool
runner_run_due(Store *store, Blobs *blobs, Instant now, size_t *n, GError **err)
{
	g_autoptr(Tokens) tokens = tokens_new(store);
	g_autoptr(SmtpOut) smtp = smtp_out_new(store, tokens);
	const Worker w = { store, blobs, smtp, NULL };
	Instant next;
	size_t some;

	*n = 0;
	do {
		if (!run_batch(&w, now, &some, &next, err))
			return false;
		*n += some;
	} while (some);
	return true;
}

/* --- the threads --- */

static void
told(const char *topic, int64_t id G_GNUC_UNUSED, void *arg)
{
	Runner *r = arg;

	if (strcmp(topic, "job") != 0)
		return;
	g_mutex_lock(&r->lock);
	r->news++;
	g_cond_broadcast(&r->woken);
	g_mutex_unlock(&r->lock);
}

/* Sleeps until there is news, or that instant. False when it is time to stop. */
static bool
sleep_until(Runner *r, Instant next, guint *seen)
{
	Duration wait = next ? CLAMP(next - clock_now(), 0, LOOK_AGAIN) : LOOK_AGAIN;
	gint64 end = g_get_monotonic_time() + wait;

	g_mutex_lock(&r->lock);
	while (!r->stopping && r->news == *seen)
		if (!g_cond_wait_until(&r->woken, &r->lock, end))
			break;
	*seen = r->news;
	bool go_on = !r->stopping;
	g_mutex_unlock(&r->lock);
	return go_on;
}

static void
run(Runner *r, Sandbox *files)
{
	g_autoptr(SmtpOut) smtp = smtp_out_new(r->options.store, r->options.tokens);
	const Worker w = { r->options.store, r->options.blobs, smtp, files };
	guint seen = 0;
	Instant next;

	do {
		g_autoptr(GError) err = NULL;
		size_t n = 0;

		next = 0;
		if (!run_batch(&w, clock_now(), &n, &next, &err)) {
			log_event(LOG_ERROR, "job", "stuck", "why", err->message, NULL);
			next = clock_now() +
			       SECONDS(5); /* the database may be back then */
		}
	} while (sleep_until(r, next, &seen));
}

static void *
run_jobs(void *arg)
{
	run(arg, NULL);
	return NULL;
}

static void *
read_files(void *arg)
{
	Runner *r = arg;

	run(r, r->options.files);
	return NULL;
}

Runner *
runner_start(const RunnerOptions *options)
{
	Runner *r = g_new0(Runner, 1);

	r->options = *options;
	g_mutex_init(&r->lock);
	g_cond_init(&r->woken);
	r->listening = store_listen(options->store, told, r);
	r->threads = g_ptr_array_new();
	for (int i = 0; i < (options->threads ? options->threads : THREADS); i++)
		g_ptr_array_add(r->threads, g_thread_new("job", run_jobs, r));
	if (options->files)
		g_ptr_array_add(r->threads, g_thread_new("files", read_files, r));
	return r;
}

static void
runner_free(Runner *r)
{
	g_ptr_array_unref(r->threads);
	g_mutex_clear(&r->lock);
	g_cond_clear(&r->woken);
	g_free(r);
}

void
runner_stop(Runner *r)
{
	store_unlisten(r->options.store, r->listening);
	g_mutex_lock(&r->lock);
	r->stopping = true;
	g_cond_broadcast(&r->woken);
	g_mutex_unlock(&r->lock);
	for (guint i = 0; i < r->threads->len; i++)
		g_thread_join(g_ptr_array_index(r->threads, i));
	runner_free(r);
}
