/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/referral.h"
#include "job/job_int.h"

bool
job_chase(const Worker *w G_GNUC_UNUSED, Db *db, Arena *a, const Job *job, Instant now,
    GError **err)
{
	const Actor desk = { .now = now };

	/* Unless it was set to another time meanwhile: then it is another attempt's. */
	return referral_chase(db, a, &desk, job->ref, err) &&
	       job_end(db, job, 0, now, err);
}
