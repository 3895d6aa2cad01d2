/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/job_end.h"

typedef struct {
	const Job *job;
	Instant now, again;
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
job_end(Db *db, const Job *job, Instant again, Instant now, GError **err)
{
	End e = { job, now, again };

	return db_transact(db, end, &e, err);
}
