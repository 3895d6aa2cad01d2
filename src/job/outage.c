/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/outage.h"

#include "job/job_int.h"

bool
job_outage(const Worker *w G_GNUC_UNUSED, Db *db, Arena *a, const Job *job, Instant now,
    GError **err)
{
	const Actor desk = { .now = now };

	return outage_owes_word(db, a, &desk, job, err);
}
