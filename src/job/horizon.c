/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/case.h"
#include "desk/expectation.h"
#include "job/job_int.h"

bool
job_horizon_learn(const Worker *w G_GNUC_UNUSED, Db *db, Arena *a,
    const Job *job G_GNUC_UNUSED, Instant now, GError **err)
{
	return expectation_learn_by_itself(db, a, now, EXPECTATION_GROWTH, err);
}

bool
job_horizon_watch(const Worker *w G_GNUC_UNUSED, Db *db, Arena *a, const Job *job,
    Instant now, GError **err)
{
	const Actor desk = { .now = now };

	return case_horizon_look(db, a, &desk, job->ref, err);
}
