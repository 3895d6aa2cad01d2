/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * holiday.h - the days off by law in Denmark, for any year of the Gregorian calendar.
 *
 * The church's holidays, those that move with Easter among them; Store Bededag is none
 * from 2024 (Act no. 214 of 2023). Days that are only customary (1 May, Constitution Day,
 * Christmas Eve, New Year's Eve) are not among them. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/day.h"
#include "base/text.h"

typedef enum {
	HOLIDAY_NONE,
	HOLIDAY_NEW_YEAR,
	HOLIDAY_MAUNDY_THURSDAY,
	HOLIDAY_GOOD_FRIDAY,
	HOLIDAY_EASTER,
	HOLIDAY_EASTER_MONDAY,
	HOLIDAY_BEDEDAG,
	HOLIDAY_ASCENSION,
	HOLIDAY_WHITSUN,
	HOLIDAY_WHIT_MONDAY,
	HOLIDAY_CHRISTMAS,
	HOLIDAY_CHRISTMAS_2,
} Holiday;

/* A year in which dates are looked up, so that Easter is reckoned once. */
typedef struct {
	int year;
	Day first, last, easter;
} HolidayYear;

HolidayYear holiday_year(int year);
/* Which one is that date, of the year or not? */
Holiday holiday_dk(const HolidayYear *year, Day day);
/* Its name in words: "Skærtorsdag", "Maundy Thursday". Not of HOLIDAY_NONE. */
TextId holiday_text(Holiday h);

/* All of a year, in order. */
#define HOLIDAYS_MAX 11
size_t holidays_dk(int year, Day out[HOLIDAYS_MAX]);
