/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/handin.h"
#include "job/job_int.h"

typedef struct {
	const Job *job;
	Instant now, again; /* 0: it is done */
} End;

static bool
end(Db *db, void *arg, GError **err)
{
	const End *e = arg;

	return e->again
	           ? job_store_set(db, e->job->kind, e->job->ref, e->again, e->now, err)
	           : job_store_done(db, e->job, e->now, err);
}

bool
job_fetch(const Worker *w G_GNUC_UNUSED, Db *db, Arena *a, const Job *job, Instant now,
    GError **err)
{
	const Actor desk = { .now = now };
	End e = { job, now, 0 };

	return handin_remind(db, a, &desk, job->ref, &e.again, err) &&
	       db_transact(db, end, &e, err);
}
