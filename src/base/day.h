/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * day.h - dates of the calendar as numbers, so that they can be counted.
 *
 * A Day is a date and no instant: it begins where people are at their own midnight. The
 * calendar is the Gregorian, also before it was introduced, as in ISO 8601. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef int32_t Day; /* days since 1970-01-01 */

#define DAY_FIRST ((Day)-719528) /* 0000-01-01, the first that RFC 3339 can write */
#define DAY_LAST  ((Day)2932896) /* 9999-12-31, the last */

typedef struct {
	int year, month, day;
} Date;

Day day_from_date(int year, int month, int day);
Date day_to_date(Day day);
/* 1 Monday .. 7 Sunday, as in ISO 8601. */
int day_weekday(Day day);
bool date_is_real(int year, int month, int day);

/* Reads "2026-02-03", exactly. False, and *day untouched, if that is no date. */
bool day_parse(const char *s, Day *day);

#define DAY_TEXT_MAX sizeof "2026-02-03"
/* Writes it so, and returns text. day is between DAY_FIRST and DAY_LAST. */
const char *day_format(Day day, char text[DAY_TEXT_MAX]);
