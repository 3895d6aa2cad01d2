/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * hours.h - opening hours: when an agreement's clock runs (M17).
 *
 * Hours are wall-clock time in the customer's own time zone: an instant is open when the
 * clock on his wall then shows a time within a period of the date that it shows. Lengths
 * are elapsed time. So an hour that summer time skips has no length, one that it repeats
 * counts twice, and so does half of one on Lord Howe Island; a date that was skipped (in
 * Samoa, 2011-12-30) has none. Periods are half-open: an opening time is open, a closing
 * time is not. Local time exists only in here; outside, instants are microseconds UTC.
 *
 * What holds on a date is, the first of these that says something:
 *
 *	an exception    its periods, or none: closed
 *	a holiday       by rule, by date or of every year: closed, at least from a time on
 *	a shift         its periods instead of the weekday's
 *	the weekday     its periods
 *
 * but without the breaks of that date. Immutable; any thread. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/day.h"

/* One period of opening on one weekday: minutes since local midnight,
 * 0 <= opens < closes <= 1440. */
typedef struct {
	uint8_t weekday; /* 1 Monday .. 7 Sunday, as in ISO 8601 */
	uint16_t opens, closes;
} HoursSpan;

/* One period on one date. opens == closes == 0 is no period, but names the date: with
 * nothing else on it, it is closed. */
typedef struct {
	Day day;
	uint16_t opens, closes;
} HoursDay;

/* A day off: closed from that minute of the day on, 0 all day. */
typedef struct {
	Day day; /* of a date */
	uint16_t from;
} HoursOff;

typedef struct {
	uint8_t month, day; /* every year; 29 February only where there is one */
	uint16_t from;
} HoursYearly;

/* Days off by a rule. */
typedef enum {
	HOLIDAYS_NONE = 0,
	HOLIDAYS_DK = 1, /* by law in Denmark: holiday_dk() */
} Holidays;

/* All arrays in any order; periods that overlap are one. */
typedef struct {
	const char *time_zone; /* an IANA name: "Europe/Copenhagen" */
	bool always;           /* round the clock, and nothing else counts */
	Holidays holidays;
	bool off_after_ascension; /* the Friday that many take off besides */
	const HoursSpan *spans;
	const HoursOff *off;
	const HoursYearly *yearly;
	const HoursDay *shifts, *breaks, *exceptions;
	size_t n_spans, n_off, n_yearly, n_shifts, n_breaks, n_exceptions;
} HoursSpec;

typedef struct Hours Hours;

/* Copies what it is given. NULL with ERR_INVALID, naming what is wrong, if a period ends
 * before it begins, or on a weekday, date or zone that is none. */
Hours *hours_make(const HoursSpec *spec, GError **err);
/* The same of weekly periods alone, without any of which it is open always. */
Hours *hours_new(const char *time_zone, const HoursSpan *spans, size_t n_spans,
    Holidays holidays, GError **err);
void hours_free(Hours *h);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Hours, hours_free)

GTimeZone *hours_time_zone(const Hours *h); /* borrowed */

/* The instant at which this much open time has passed since from; 0 is from itself, or
 * the next opening when closed. A sum that ends on a closing time is that closing time.
 * Fails with ERR_INVALID if it does not come about by the year 9999. */
bool hours_add(const Hours *h, Instant from, Duration open_time, Instant *at,
    GError **err);

/* The same backwards: the instant since which this much open time has passed until to; 0
 * is to itself, or the closing before it when closed. A difference that ends on an
 * opening time is that opening time. Fails as hours_add(), by the year 0. */
bool hours_subtract(const Hours *h, Instant to, Duration open_time, Instant *at,
    GError **err);

/* Open time in [from, to); 0 if to <= from. */
Duration hours_between(const Hours *h, Instant from, Instant to);

/* An opening time is open, a closing time is not. */
bool hours_is_open(const Hours *h, Instant at);

/* When what is the case at that instant ends: the closing time while open, the next
 * opening while closed. 0 if it never changes in the next ten years. */
Instant hours_next_change(const Hours *h, Instant at);

/* A stretch of open time, as long as can be: before opens and at closes it is closed. */
typedef struct {
	Instant opens, closes;
} HoursStretch;

/* The first stretch that closes after that instant; it may have opened before, and then
 * begins there. False if there is none in the next ten years. One that does not close
 * for as long is cut off there. */
bool hours_next_stretch(const Hours *h, Instant from, HoursStretch *out);

/* --- a day at a time, for people to look at --- */

/* What holds on a date and why. Minutes of the wall clock, in order, as many as there is
 * room for; of what is always open, the whole day. */
typedef enum {
	HOURS_BY_WEEKDAY,
	HOURS_BY_SHIFT,
	HOURS_BY_HOLIDAY,
	HOURS_BY_EXCEPTION
} HoursBy;
#define HOURS_MAX_PERIODS 8
typedef struct {
	HoursBy by;
	size_t n;
	struct {
		uint16_t opens, closes;
	} periods[HOURS_MAX_PERIODS];
} HoursDayPlan;

HoursDayPlan hours_of_day(const Hours *h, Day day);
/* The local date at that instant. */
Day hours_local_day(const Hours *h, Instant at);
/* When that date begins there (a skipped one: when the next does). */
Instant hours_midnight(const Hours *h, Day day);
