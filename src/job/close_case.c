/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/case.h"
#include "job/job_int.h"

bool
job_close_case(const Worker *w G_GNUC_UNUSED, Db *db, Arena *a, const Job *job,
    Instant now, GError **err)
{
	const Actor desk = { .now = now };

	return case_close_solved(db, a, &desk, job->ref, err) &&
	       job_end(db, job, 0, now, err);
}
