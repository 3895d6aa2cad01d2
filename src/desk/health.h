/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * health.h - how the desk is: what an administrator must see before the customers do. */
#pragma once

#include "base/arena.h"
#include "model/host_check.h"
#include "model/mailbox.h"
#include "store/blob.h"
#include "store/desk_store.h"

#define HEALTH_LATE_AFTER  MINUTES(10)        /* what should be done is expected to be */
#define HEALTH_LOOKS_BACK  DAYS(7)            /* for mails that did not arrive */
#define HEALTH_LITTLE_ROOM ((int64_t)1 << 30) /* bytes */

typedef struct {
	MailHealth mail;
	bool can_send;                    /* there is a server to send through */
	int64_t stray;                    /* put by lately: of no case */
	int64_t mailboxes;                /* in use */
	const char *mailbox;              /* the first that is in trouble; NULL */
	MailTrouble trouble;              /* its, or TROUBLE_NONE: it is silent */
	int64_t hosts;                    /* at which the desk should be */
	const HostCheck *lost;            /* one that was reached, and is not; NULL */
	const HostCheck *ending;          /* whose certificate ends first, soon; NULL */
	int64_t jobs_late, jobs_given_up; /* but for mails */
	int64_t disk_left, disk_all;      /* bytes, where attachments are kept */
} Health;

bool health_look(Db *db, Blobs *blobs, Arena *a, Instant now, Health *out, GError **err);

/* Less than HEALTH_LITTLE_ROOM is left, or than a twentieth of a smaller disk. */
bool health_disk_is_short(const Health *h);
