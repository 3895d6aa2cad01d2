/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/health.h"

bool
health_look(Db *db, Blobs *blobs, Arena *a, Instant now, Health *out, GError **err)
{
	return mail_store_health(db, a, now - HEALTH_LOOKS_BACK, &out->mail, err) &&
	       job_store_health(db, now - HEALTH_LATE_AFTER, &out->jobs_late,
	           &out->jobs_given_up, err) &&
	       blobs_space(blobs, &out->disk_left, &out->disk_all, err);
}

bool
health_disk_is_short(const Health *h)
{
	return h->disk_left < MIN(HEALTH_LITTLE_ROOM, h->disk_all / 20);
}
