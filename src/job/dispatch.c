/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/dispatch.h"

#include "job/job_int.h"

bool
job_dispatch(const Worker *w G_GNUC_UNUSED, Db *db, Arena *a, const Job *job, Instant now,
    GError **err)
{
	return dispatch_go(db, a, now, job->ref, err);
}
