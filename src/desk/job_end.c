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
	bool held;

	return e->again ? job_store_wait(db, e->job, e->again, &held, err)
	                : job_store_done(db, e->job, e->now, err);
}

bool
job_end(Db *db, const Job *job, Instant again, Instant now, GError **err)
{
	End e = { job, now, again };

	return db_transact(db, end, &e, err);
}
