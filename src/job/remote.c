/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/remote.h"
#include "job/job_int.h"

bool
job_remote(const Worker *w G_GNUC_UNUSED, Db *db, Arena *a, const Job *job, Instant now,
    GError **err)
{
	const Actor desk = { .now = now };
	Instant again = 0;

	return remote_watch(db, a, &desk, job->ref, &again, err) &&
	       job_end(db, job, again, now, err);
}
