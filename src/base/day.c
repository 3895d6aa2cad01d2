/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/day.h"

#include <glib.h>
#include <string.h>

/* Years are counted from March, so that the leap day is the last of its year; 400 of
 * them are an era, in which everything repeats. */
#define ERA_DAYS 146097
#define EPOCH    719468 /* days from 0000-03-01 to 1970-01-01 */

static int
floor_div(int a, int b)
{
	return a >= 0 ? a / b : -((-a + b - 1) / b);
}

Day
day_from_date(int year, int month, int day)
{
	int y = month > 2 ? year : year - 1;
	int era = floor_div(y, 400);
	int of_era = y - era * 400;
	int from_march = (month + 9) % 12;
	/* The months from March have 31 30 31 30 31 twice and more: 153 days in five. */
	int of_year = (153 * from_march + 2) / 5 + day - 1;

	return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
	       EPOCH;
}

Date
day_to_date(Day day)
{
	int days = day + EPOCH;
	int era = floor_div(days, ERA_DAYS);
	int rest = days - era * ERA_DAYS;
	/* The days that leap years gave until then are taken out. */
	int of_era = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
	int of_year = rest - (of_era * 365 + of_era / 4 - of_era / 100);
	int from_march = (5 * of_year + 2) / 153;
	int month = from_march < 10 ? from_march + 3 : from_march - 9;

	return (Date){
		.year = era * 400 + of_era + (month <= 2),
		.month = month,
		.day = of_year - (153 * from_march + 2) / 5 + 1,
	};
}

int
day_weekday(Day day)
{
	int of_week = (day + 3) % 7; /* 1970-01-01 was a Thursday */

	return (of_week < 0 ? of_week + 7 : of_week) + 1;
}

bool
date_is_real(int year, int month, int day)
{
	static const int longest[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1)
		return false;
	return day <= longest[month - 1] && (month != 2 || day < 29 || leap);
}

/* The number in so many digits; -1 if it is none. */
static int
digits(const char *s, int n)
{
	int v = 0;

	for (int i = 0; i < n; i++) {
		if (!g_ascii_isdigit(s[i]))
			return -1;
		v = v * 10 + s[i] - '0';
	}
	return v;
}

bool
day_parse(const char *s, Day *day)
{
	if (!s || strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return false;
	int y = digits(s, 4), m = digits(s + 5, 2), d = digits(s + 8, 2);

	if (!date_is_real(y, m, d))
		return false;
	*day = day_from_date(y, m, d);
	return true;
}

const char *
day_format(Day day, char text[DAY_TEXT_MAX])
{
	Date d = day_to_date(day);

	text[0] = (char)('0' + d.year / 1000 % 10);
	text[1] = (char)('0' + d.year / 100 % 10);
	text[2] = (char)('0' + d.year / 10 % 10);
	text[3] = (char)('0' + d.year % 10);
	text[4] = text[7] = '-';
	text[5] = (char)('0' + d.month / 10);
	text[6] = (char)('0' + d.month % 10);
	text[8] = (char)('0' + d.day / 10);
	text[9] = (char)('0' + d.day % 10);
	text[10] = '\0';
	return text;
}
