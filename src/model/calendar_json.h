/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * calendar_json.h - a calendar of opening hours as JSON:
 *
 *	{"timezone": "Europe/Copenhagen",
 *	 "hours": {"mon": [["08:00", "12:00"], ["12:30", "16:30"]], ...},
 *	 "holidays": ["2026-05-15"], "yearly": ["12-24"],
 *	 "shifts": {"2026-05-16": [["10:00", "14:00"]]},
 *	 "breaks": {"2026-06-01": [["11:00", "12:00"]]}}
 *
 * All but the time zone may be left out. "24:00" ends a day. What each means is in
 * hours.h. A reader says in which field it found what is wrong:
 * "calendar.hours.mon[0]". */
#pragma once

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>

#include "base/arena.h"
#include "model/hours.h"

typedef struct {
	Arena *arena;
	const char *wrong; /* the field that failed; NULL while none has */
} JsonReader;

/* Notes the field, and returns false, so that "json_at() || fail()" is one line. */
bool json_at(JsonReader *r, const char *field);

/* Refuses what the object has and names (NULL after the last) has not: a misspelt member
 * would say nothing, and nobody would know. Also what is no object. */
bool json_read_only(JsonReader *r, const json_t *object, const char *field,
    const char *const *names, GError **err);
/* Members of an object; each must be there, and be what it is to be. field is the path
 * of the object, "" of the outermost. */
bool json_read_text(JsonReader *r, const json_t *object, const char *field,
    const char *name, const char **out, GError **err);
bool json_read_instant(JsonReader *r, const json_t *object, const char *field,
    const char *name, Instant *out, GError **err);
/* A number of seconds, with a fraction or not, that is not negative; what is longer than
 * all time is all time. */
bool json_read_seconds(JsonReader *r, const json_t *object, const char *field,
    const char *name, Duration *out, GError **err);
/* "08:00" .. "24:00" as minutes of the day; false if it is none. */
bool minute_parse(const char *s, uint16_t *minute);

/* The spec lives in the arena; a member that the calendar does not know is refused. */
bool calendar_read(JsonReader *r, const json_t *calendar, const char *field,
    HoursSpec *out, GError **err);
