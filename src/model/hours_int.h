/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * hours_int.h - how opening hours are kept: made in hours_make.c, used in hours.c. */
#pragma once

#include "base/zone.h"
#include "model/hours.h"

#define DAY_MINUTES 1440

typedef struct {
	uint16_t opens, closes; /* opens < closes */
} Period;

/* Neighbours in Hours.periods: in order, and with time between them. */
typedef struct {
	size_t first, n;
} Periods;

/* A date on which something else holds than its weekday's hours. */
typedef struct {
	Day day;
	HoursBy by;
	Periods periods;
} SpecialDay;

#define YEARLY_NONE UINT16_MAX

struct Hours {
	const Zone *zone;
	bool always;
	Holidays holidays;
	bool off_after_ascension;
	bool any_weekly; /* a weekday has hours */
	Period *periods;
	Periods weekdays[8]; /* by weekday, 1 to 7 */
	SpecialDay *specials;
	size_t n_specials;
	/* By month and day, the minute from which it is closed; NULL if there is none. */
	uint16_t (*yearly)[32];
};
