/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * meeting.h (desk) - status meetings (M20): planned, moved, cancelled, and what came of
 * them. The customer's contacts are invited by mail, with what their calendars read (RFC
 * 5546), and get the minutes. Errors as in case.h; "meeting.unknown", "meeting.settled"
 * (held or cancelled), "meeting.changed" (ERR_CONFLICT: another version than was
 * seen). */
#pragma once

#include "base/arena.h"
#include "desk/house.h"
#include "model/actor.h"
#include "model/meeting.h"
#include "store/db.h"

#define MEETING_MAX_TEXT  ((int64_t)20000)
#define MEETING_MAX_PLACE 300

typedef struct {
	int64_t customer_id; /* of a new one */
	int64_t id, seen;    /* of one that is changed */
	int64_t led_by;
	Instant begins, ends;
	const char *place;  /* needed */
	const char *agenda; /* "" */
} MeetingPlan;

/* Plans it, or changes it. The contacts are told when time or place are new to them.
 * ERR_INVALID "meeting.times", "meeting.past", "meeting.place_missing", "meeting.staff",
 * "customer.unknown". */
bool meeting_plan(Db *db, Arena *a, const Actor *who, const MeetingPlan *what,
    int64_t *id, GError **err);
bool meeting_cancel(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    GError **err);
/* It was held, and these are its minutes; they can be put right later. The contacts get
 * them the first time. ERR_INVALID "meeting.early" before it begins,
 * "meeting.minutes_missing" if they say nothing. */
bool meeting_hold(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    const char *minutes, GError **err);

/* --- invitations --- */

/* What a calendar reads of it; the texts are the reader's. Of an invitation the caller
 * says who invites whom. */
IcalEvent meeting_event(Arena *a, const House *house, const Meeting *m, Lang lang);
/* Whose that UID is; 0 if it is none of ours. */
int64_t meeting_of_uid(Arena *a, const House *house, const char *uid);
/* What names the mail about it; the first number in it is the meeting's. */
int64_t meeting_of_thing(const char *thing);
