/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * meeting.h - a status meeting, at which customer and provider look together at what was
 * drawn on the desk (M20). Pure data. The numbers of the states are stored: never reuse
 * one. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/text.h"
#include "model/ical.h"

typedef enum {
	MEETING_PLANNED = 1,
	MEETING_HELD = 2, /* its minutes are written */
	MEETING_CANCELLED = 3,
} MeetingState;

#define MEETING_MOST HOURS(12) /* from its beginning to its end */

typedef struct {
	int64_t id, version, customer_id;
	MeetingState state;
	Instant begins, ends;
	const char *place;            /* an address, or that of a video call */
	const char *agenda, *minutes; /* Markdown, "": nothing yet */
	int64_t led_by;               /* of the staff */
	int sequence;       /* of the invitation: how often it was changed (RFC 5545) */
	int64_t planned_by; /* 0: from a shell */
	Instant planned_at, held_at; /* held_at 0: not yet */
	/* As loaded, for lists. */
	const char *customer_name, *staff_name;
} Meeting;

/* Somebody who is invited. */
typedef struct {
	int64_t person_id;
	const char *name;
	IcalPartstat answer; /* 0: none yet */
} MeetingGuest;

TextId meeting_state_text(int64_t state);
/* "mandag den 1. februar kl. 9.00–10.00" by the clock there; "i dag kl. …" as of now. */
char *meeting_when(Arena *a, Lang lang, GTimeZone *tz, const Meeting *m, Instant now);
/* Is it one that is opened in a browser: a video call? */
bool meeting_is_online(const Meeting *m);
