/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/roster.h"
#include "job/job_int.h"

typedef struct {
	Instant now, again;
} Next;

static bool
set_next(Db *db, void *arg, GError **err)
{
	const Next *n = arg;

	return job_store_set(db, JOB_ROSTER_WATCH, 0, n->again, n->now, err);
}

bool
job_roster_watch(const Worker *w G_GNUC_UNUSED, Db *db, Arena *a,
    const Job *job G_GNUC_UNUSED, Instant now, GError **err)
{
	const Actor desk = { .now = now };
	Next n = { .now = now };

	return roster_watch(db, a, &desk, &n.again, err) &&
	       db_transact(db, set_next, &n, err);
}
