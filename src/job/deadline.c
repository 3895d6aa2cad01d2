/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/deadline.h"

#include "job/job_int.h"

bool
job_deadline(const Worker *w G_GNUC_UNUSED, Db *db, Arena *a, const Job *job, Instant now,
    GError **err)
{
	const Actor desk = { .now = now };

	return deadline_pass(db, a, &desk, job, err);
}
