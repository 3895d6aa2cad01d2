/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/waiting.h"

#include "job/job_int.h"

bool
job_waiting(const Worker *w G_GNUC_UNUSED, Db *db, Arena *a, const Job *job, Instant now,
    GError **err)
{
	const Actor desk = { .now = now };

	return waiting_pass(db, a, &desk, job->ref, err);
}
