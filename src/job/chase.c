/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/referral.h"
#include "job/job_int.h"

typedef struct {
	const Job *job;
	Instant now;
} Done;

/* Unless it was set to another time meanwhile: then it is another attempt's. */
static bool
done(Db *db, void *arg, GError **err)
{
	const Done *d = arg;

	return job_store_done(db, d->job, d->now, err);
}

bool
job_chase(const Worker *w G_GNUC_UNUSED, Db *db, Arena *a, const Job *job, Instant now,
    GError **err)
{
	const Actor desk = { .now = now };
	Done d = { job, now };

	return referral_chase(db, a, &desk, job->ref, err) &&
	       db_transact(db, done, &d, err);
}
