/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/health.h"

#include "desk/host_check.h"
#include "desk/sender.h"
#include "store/mail_place_store.h"
#include "store/mailbox_store.h"

static bool
look_at_mailboxes(Db *db, Arena *a, Health *out, GError **err)
{
	MailboxState *s;
	Mailbox *all;
	size_t n;

	if (!mailbox_store_all(db, a, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!all[i].active)
			continue;
		out->mailboxes++;
		if (!mailbox_store_state(db, a, all[i].id, &s, err))
			return false;
		if (out->mailbox || !s || (!s->trouble && !(s->alarms & ALARM_SILENT)))
			continue;
		out->mailbox = all[i].name;
		out->trouble = s->trouble;
	}
	return true;
}

static bool
look_at_sending(Db *db, Arena *a, Health *out, GError **err)
{
	House house;

	return house_load(db, a, &house, err) &&
	       sender_is_set(db, &house, &out->can_send, err);
}

static bool
look_at_hosts(Db *db, Arena *a, Instant now, Health *out, GError **err)
{
	HostCheck *all;
	size_t n;

	if (!host_check_all(db, a, &all, &n, err))
		return false;
	out->hosts = (int64_t)n;
	for (size_t i = 0; i < n; i++) {
		const HostCheck *h = &all[i];

		if (h->reached_at && h->trouble != HOST_REACHED)
			out->lost = h;
		if (host_certificate_ends(h, now) &&
		    (!out->ending || h->certificate_ends < out->ending->certificate_ends))
			out->ending = h;
	}
	return true;
}

bool
health_look(Db *db, Blobs *blobs, Arena *a, Instant now, Health *out, GError **err)
{
	return look_at_sending(db, a, out, err) && look_at_mailboxes(db, a, out, err) &&
	       look_at_hosts(db, a, now, out, err) &&
	       mail_store_health(db, a, now - HEALTH_LOOKS_BACK, &out->mail, err) &&
	       stray_store_count_since(db, now - HEALTH_LOOKS_BACK, &out->stray, err) &&
	       job_store_health(db, now - HEALTH_LATE_AFTER, &out->jobs_late,
	           &out->jobs_given_up, err) &&
	       blobs_space(blobs, &out->disk_left, &out->disk_all, err);
}

bool
health_disk_is_short(const Health *h)
{
	return h->disk_left < MIN(HEALTH_LITTLE_ROOM, h->disk_all / 20);
}
