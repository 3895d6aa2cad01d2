/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim/due.h"

#include "desk/case.h"
#include "desk/deadline.h"
#include "desk/decision.h"
#include "desk/dispatch.h"
#include "desk/expectation.h"
#include "desk/handin.h"
#include "desk/job_end.h"
#include "desk/outage.h"
#include "desk/referral.h"
#include "desk/remote.h"
#include "desk/roster.h"
#include "desk/waiting.h"
#include "store/desk_store.h"

#define BATCH        500
/* A year passes in minutes: it learns when a quarter more is known. */
#define LEARNS_AFTER 0.25

typedef struct {
	Arena *arena;
	Instant now;
	Job *jobs;
	size_t n;
} Batch;

/* Mails go nowhere: they are sent as soon as they are taken. */
static bool
take(Db *db, void *arg, GError **err)
{
	Batch *b = arg;
	const JobLease lease = { .now = b->now, .lasts = HOURS(1), .limit = BATCH };

	if (!job_store_lease(db, b->arena, &lease, &b->jobs, &b->n, err))
		return false;
	for (size_t i = 0; i < b->n; i++) {
		const Job *j = &b->jobs[i];

		if (j->kind != JOB_SEND_MAIL)
			continue;
		if (!mail_store_set_state(db, j->ref, MAIL_SENT, b->now, NULL, err) ||
		    !job_store_done(db, j, b->now, err))
			return false;
	}
	return true;
}

static bool
finish(Db *db, void *arg, GError **err)
{
	const Batch *b = arg;

	for (size_t i = 0; i < b->n; i++)
		if ((b->jobs[i].kind == JOB_CLOSE_CASE || b->jobs[i].kind == JOB_CHASE) &&
		    !job_store_done(db, &b->jobs[i], b->now, err))
			return false;
	return true;
}

/* What follows from a job by itself; one that closed a case or chased a supplier is
 * finished with the others. */
static bool
run_job(Db *db, const Batch *b, const Job *j, bool *unfinished, GError **err)
{
	const Actor desk = { .now = b->now };
	Instant again;

	switch (j->kind) {
	case JOB_CLOSE_CASE:
		*unfinished = true;
		return case_close_solved(db, b->arena, &desk, j->ref, err);
	case JOB_CHASE:
		*unfinished = true;
		return referral_chase(db, b->arena, &desk, j->ref, err);
	case JOB_DEADLINE:
		return deadline_pass(db, b->arena, &desk, j, err);
	case JOB_OUTAGE:
		return outage_owes_word(db, b->arena, &desk, j, err);
	case JOB_DECISION:
		return decision_chase(db, b->arena, &desk, j->ref, &again, err) &&
		       job_end(db, j, again, b->now, err);
	case JOB_FETCH:
		return handin_remind(db, b->arena, &desk, j->ref, &again, err) &&
		       job_end(db, j, again, b->now, err);
	case JOB_REMOTE:
		return remote_watch(db, b->arena, &desk, j->ref, &again, err) &&
		       job_end(db, j, again, b->now, err);
	case JOB_ROSTER_WATCH:
		return roster_watch(db, b->arena, &desk, &again, err) &&
		       job_end(db, j, again, b->now, err);
	case JOB_WAITING:
		return waiting_pass(db, b->arena, &desk, j->ref, err);
	case JOB_HORIZON_LEARN:
		return expectation_learn_by_itself(db, b->arena, b->now, LEARNS_AFTER,
		    err);
	case JOB_HORIZON_WATCH:
		return case_horizon_look(db, b->arena, &desk, j->ref, err);
	case JOB_DISPATCH:
		return dispatch_go(db, b->arena, b->now, j->ref, err);
	case JOB_HOST: /* nothing outside is looked at */
		return job_end(db, j, 0, b->now, err);
	case JOB_SEND_MAIL:
	case JOB_READ_FILES: /* is not taken */
		return true;
	}
	return true;
}

static bool
run_batch(Db *db, Batch *b, GError **err)
{
	bool unfinished = false;

	if (!db_transact(db, take, b, err))
		return false;
	for (size_t i = 0; i < b->n; i++)
		if (!run_job(db, b, &b->jobs[i], &unfinished, err))
			return false;
	return !unfinished || db_transact(db, finish, b, err);
}

bool
due_run(Db *db, Instant now, GError **err)
{
	size_t n;

	do {
		g_autoptr(Arena) a = arena_new();
		Batch b = { .arena = a, .now = now };

		if (!run_batch(db, &b, err))
			return false;
		n = b.n;
	} while (n == BATCH);
	return true;
}

static bool
begin(Db *db, void *arg, GError **err)
{
	const Instant *at = arg;

	return job_store_set(db, JOB_HORIZON_LEARN, 0, *at, *at, err);
}

bool
due_begin(Db *db, Instant at, GError **err)
{
	return db_transact(db, begin, &at, err);
}
