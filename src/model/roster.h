/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * roster.h - the duty roster: who is on at any moment, and where nobody is (M11).
 *
 * A roster is a weekly pattern of shifts on the clock of the house, and what departs from
 * it: somebody is ill or away, somebody steps in. Of those that cover a moment the last
 * one that was entered holds; where none does, the pattern. Right over summer time: a
 * shift ends when the next one that begins at that time begins, however long it was.
 * Two may be on at once; for partners no moment may be without one. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/day.h"
#include "base/zone.h"
#include "model/actor.h"

/* One shift of every week, or of every n-th. */
typedef struct {
	int64_t id, staff_id;
	Role role;
	int weekday;      /* on which it begins: 1 Monday .. 7 Sunday */
	int begins, ends; /* minutes since that midnight, 0 <= begins < 1440; at most a
	                     day long, so it may end on the day after */
	int every, week;  /* of every n weeks the one of this number: see roster_week() */
	bool on_holidays; /* also on a public holiday */
	Day from_day, to_day; /* the first and the last day on which it begins; 0: no such
	                         border */
} RosterShift;

/* Stored: never reuse a number. */
typedef enum {
	AWAY_EXTRA = 1, /* on, beside the pattern */
	AWAY_HOLIDAY = 2,
	AWAY_SICK = 3,
	AWAY_SWAP = 4, /* on or off by a swap that was accepted */
	AWAY_OTHER = 5,
} RosterWhy;

/* A span of time in which somebody is on, or is not, whatever the pattern says. */
typedef struct {
	int64_t id, staff_id;
	Role role; /* 0: in every role; only of one who is not on */
	bool is_on;
	Instant begins, ends;
	RosterWhy why;
} RosterException;

typedef struct {
	const Zone *zone; /* of the house */
	const RosterShift *shifts;
	size_t n_shifts;
	const RosterException *exceptions; /* in the order in which they were entered */
	size_t n_exceptions;
} Roster;

/* Somebody is on, without a break. */
typedef struct {
	int64_t staff_id;
	Instant from, to;
} RosterDuty;

/* Nobody is. */
typedef struct {
	Instant from, to;
} RosterHole;

/* Who is on in a role during [from, to), cut off at both: by when it begins, then by
 * who. Returns how many. */
size_t roster_duties(const Roster *r, Arena *a, Role role, Instant from, Instant to,
    RosterDuty **out);
/* The stretches of [from, to) in which nobody is, in order. */
size_t roster_holes(const Roster *r, Arena *a, Role role, Instant from, Instant to,
    RosterHole **out);
/* When it is next somebody else, or nobody, or one more; 0 if not before that limit. */
Instant roster_next_change(const Roster *r, Arena *a, Role role, Instant at,
    Instant limit);
/* Was it entered that he is not on then, in any role? */
bool roster_is_away(const Roster *r, int64_t staff_id, Instant at);

/* The first stretch that is a hole after a change and was none before it; both as
 * roster_holes() gave them for the same span. False if there is none. */
bool roster_new_hole(const RosterHole *before, size_t n_before, const RosterHole *after,
    size_t n_after, RosterHole *first);

/* The local day at that instant. */
Day roster_day(const Zone *zone, Instant at);
/* Which of every n weeks, which begin on Mondays, the day is in: 0 .. every - 1. */
int roster_week(Day day, int every);
/* That minute of that day, which may be one of the day after. A minute that summer time
 * skips counts as the first one after the gap; of one that comes twice, the second. */
Instant roster_instant(const Zone *zone, Day day, int minute);
/* Do its members hold together? */
bool roster_shift_holds(const RosterShift *s);
