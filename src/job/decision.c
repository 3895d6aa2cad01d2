/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/decision.h"
#include "job/job_int.h"

bool
job_decision(const Worker *w G_GNUC_UNUSED, Db *db, Arena *a, const Job *job, Instant now,
    GError **err)
{
	const Actor desk = { .now = now };
	Instant again = 0;

	return decision_chase(db, a, &desk, job->ref, &again, err) &&
	       job_end(db, job, again, now, err);
}
