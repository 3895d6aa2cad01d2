/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <stdlib.h>

#include "job.q.h"
#include "store/desk_store.h"
#include "store/row.h"

bool
job_store_add(Db *db, JobKind kind, int64_t ref, Instant due, GError **err)
{
	if (!row_exec(q_job_add(db, kind, ref, due), err))
		return false;
	db_announce(db, "job", kind);
	return true;
}

bool
job_store_set(Db *db, JobKind kind, int64_t ref, Instant due, Instant now, GError **err)
{
	int64_t moved;

	if (!due)
		return row_exec(q_job_drop(db, kind, ref, now), err);
	if (!row_exec_count(q_job_move(db, kind, ref, due), &moved, err))
		return false;
	if (!moved)
		return job_store_add(db, kind, ref, due, err);
	db_announce(db, "job", kind);
	return true;
}

bool
job_store_ensure(Db *db, JobKind kind, int64_t ref, Instant due, GError **err)
{
	int64_t added;

	if (!row_exec_count(q_job_ensure(db, kind, ref, due), &added, err))
		return false;
	if (added)
		db_announce(db, "job", kind);
	return true;
}

static void
read_job(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(Job *)out = (Job){
		.id = db_int(st, c_job_lease_id),
		.kind = (JobKind)db_int(st, c_job_lease_kind),
		.ref = db_int(st, c_job_lease_ref),
		.attempts = db_int(st, c_job_lease_attempts),
		.due_at = db_int(st, c_job_lease_due_at),
	};
}

static int
by_id(const void *a, const void *b)
{
	const Job *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

/* What an UPDATE returns has no order: PostgreSQL's changes with its statistics, and what
 * the jobs do with it. */
bool
job_store_lease(Db *db, Arena *a, const JobLease *lease, Job **out, size_t *n_out,
    GError **err)
{
	if (!ROW_ALL(a,
	        q_job_lease(db, lease->now, lease->now + lease->lasts, lease->files,
	            lease->skip, lease->limit),
	        read_job, out, n_out, err))
		return false;
	if (*n_out > 1)
		qsort(*out, *n_out, sizeof **out, by_id);
	return true;
}

bool
job_store_done(Db *db, const Job *j, Instant now, GError **err)
{
	return row_exec(q_job_done(db, j->id, j->due_at, now), err);
}

bool
job_store_again(Db *db, const Job *j, Instant due, const char *error, GError **err)
{
	return row_exec(q_job_again(db, j->id, j->due_at, due, error), err);
}

bool
job_store_wait(Db *db, const Job *j, Instant due, bool *held, GError **err)
{
	int64_t moved;

	if (!row_exec_count(q_job_wait(db, j->id, j->due_at, due), &moved, err))
		return false;
	*held = moved > 0;
	db_announce(db, "job", j->kind);
	return true;
}

bool
job_store_give_up(Db *db, const Job *j, Instant now, const char *error, GError **err)
{
	return row_exec(q_job_give_up(db, j->id, j->due_at, now, error), err);
}

bool
job_store_revive(Db *db, JobKind kind, int64_t ref, Instant now, GError **err)
{
	db_announce(db, "job", 0);
	return row_exec(q_job_revive(db, kind, ref, now), err);
}

bool
job_store_next_due(Db *db, const JobLease *lease, Instant *due, GError **err)
{
	return row_int(q_job_next_due(db, lease->files, lease->skip), due, err);
}

bool
job_store_health(Db *db, Instant before, int64_t *late, int64_t *given_up, GError **err)
{
	return row_int(q_job_late(db, before), late, err) &&
	       row_int(q_job_given_up(db), given_up, err);
}
