/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * agreement.h - what a customer was promised (M17), and what follows for a case.
 *
 * A customer's agreement changes by versions: one begins at the midnight that was agreed,
 * and holds until the next begins or it ends. A case is held to the version that was in
 * force when it was opened, for good; so a version to which a case is held is never
 * changed. The numbers of the enumerations are stored: never reuse one. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"
#include "model/case.h"
#include "model/change.h"
#include "model/hours.h"

/* What is promised of time, each by a clock of its own. */
typedef struct {
	Duration length; /* 0, of CLOCK_UPDATE only: none is promised */
	bool always;     /* the clock runs round the clock, else in opening hours */
} ClockTarget;

typedef struct {
	ClockTarget clock[N_CLOCKS]; /* by ClockKind */
} Target;

/* A date on which something else holds than in other weeks. */
typedef enum {
	AGREEMENT_OFF = 1,        /* closed from opens on; 0 all day */
	AGREEMENT_OFF_YEARLY = 2, /* the same every year; of day the year is 2000 */
	AGREEMENT_HOURS = 3,      /* open then instead, were it a holiday */
} AgreementDayKind;

typedef struct {
	AgreementDayKind kind;
	Day day;
	uint16_t opens, closes; /* minutes of the day; closes of AGREEMENT_HOURS only */
	const char *name;       /* "Juleaften"; may be "" */
} AgreementDay;

typedef struct {
	int64_t id, version;
	int64_t customer_id; /* 0: the house's standard */
	Instant valid_from;
	Instant ends_at; /* agreed to end without a next one; 0: not */
	Instant
	    valid_to; /* when the next version begins or this ends; 0: open. As loaded */
	const char *name;

	/* When it is open: see hours.h */
	const char *time_zone;
	bool always; /* round the clock; the hours below do not count */
	Holidays holidays;
	bool off_after_ascension;
	const HoursSpan *spans;
	size_t n_spans;
	const AgreementDay *days;
	size_t n_days;
	Hours *hours; /* made of the above by agreement_make_hours() */

	Target targets[N_CATEGORIES + 1]; /* by Category */
	/* Which clocks stand still in a status: a bit 1 << ClockKind each. */
	uint8_t stands[N_STATUSES + 1];
	/* What is billed by consumption: a bit 1 << Category each. */
	uint8_t bills_work, bills_travel;
	int reopen_days;    /* a reply that comes later than so many opens a new case */
	int horizon_margin; /* percent: see agreement_margin() */
	int count_day;      /* see agreement_count() */
} Agreement;

/* What most Danish offices keep, and moderate promises: the house's standard until it is
 * changed. Without ids and instants; its hours are to be made. */
Agreement agreement_standard(void);

#define AGREEMENT_LAST_COUNT_DAY 28 /* that every month has */

/* Makes ag->hours, which live as long as the arena. Fails as hours_make(). */
bool agreement_make_hours(Arena *a, Agreement *ag, GError **err);

/* Do the promises hold together? ERR_INVALID with what does not; which of the clocks of
 * which category goes to *category and *clock. */
bool agreement_targets_hold(const Agreement *ag, Category *category, ClockKind *clock,
    GError **err);

/* By how much the time horizon may move before the reporter is told: the agreed share of
 * the opening time that lay between what he was told last and the horizon that he was
 * told; at least an hour. */
Duration agreement_margin(const Agreement *ag, Instant told_at, Instant horizon);

/* The first day after that on which the customer's people are counted for the price
 * (M18): the same day of each month, as it begins. Who comes or leaves changes the price
 * from then on. False if the price does not follow their number. */
bool agreement_count(const Agreement *ag, Day after, Day *day);

/* Does a reply open a case again that was closed then? Up to reopen_days it does, to the
 * instant; never if they are 0. */
bool agreement_reopens(const Agreement *ag, Instant closed_at, Instant now);

/* When a clock that starts then has reached its target. Fails with ERR_INVALID if the
 * opening hours never come to that. */
bool agreement_due(const Agreement *ag, const ClockTarget *t, Instant from, Instant *at,
    GError **err);
