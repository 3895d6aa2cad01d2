/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/holiday.h"

#include <glib.h>

#define STORE_BEDEDAG_ABOLISHED 2024

/* Easter Sunday of a year in the Gregorian calendar, by the rule of Gauss in the form
 * of Meeus, Jones and Butcher. */
static Day
easter_sunday(int year)
{
	int golden = year % 19;
	int century = year / 100, rest = year % 100;
	int leap = century / 4, leap_rest = century % 4;
	int moon = (century - (century + 8) / 25 + 1) / 3;
	int epact = (19 * golden + century - leap - moon + 15) % 30;
	int sunday = (32 + 2 * leap_rest + 2 * (rest / 4) - epact - rest % 4) % 7;
	int shift = (golden + 11 * epact + 22 * sunday) / 451;
	int march = epact + sunday - 7 * shift + 114;

	return day_from_date(year, march / 31, march % 31 + 1);
}

HolidayYear
holiday_year(int year)
{
	return (HolidayYear){
		.year = year,
		.first = day_from_date(year, 1, 1),
		.last = day_from_date(year, 12, 31),
		.easter = easter_sunday(year),
	};
}

/* In the order of the year; days from Easter Sunday. */
static const struct {
	int days;
	Holiday holiday;
} from_easter[] = {
	{ -3, HOLIDAY_MAUNDY_THURSDAY },
	{ -2, HOLIDAY_GOOD_FRIDAY },
	{ 0, HOLIDAY_EASTER },
	{ 1, HOLIDAY_EASTER_MONDAY },
	{ 26, HOLIDAY_BEDEDAG },
	{ 39, HOLIDAY_ASCENSION },
	{ 49, HOLIDAY_WHITSUN },
	{ 50, HOLIDAY_WHIT_MONDAY },
};

static bool
is_kept(Holiday h, int year)
{
	return h != HOLIDAY_BEDEDAG || year < STORE_BEDEDAG_ABOLISHED;
}

Holiday
holiday_dk(const HolidayYear *year, Day day)
{
	int distance = day - year->easter;

	if (day == year->first)
		return HOLIDAY_NEW_YEAR;
	if (day == year->last - 6)
		return HOLIDAY_CHRISTMAS;
	if (day == year->last - 5)
		return HOLIDAY_CHRISTMAS_2;
	if (distance < -3 || distance > 50)
		return HOLIDAY_NONE;
	for (size_t i = 0; i < G_N_ELEMENTS(from_easter); i++)
		if (distance == from_easter[i].days)
			return is_kept(from_easter[i].holiday, year->year)
			           ? from_easter[i].holiday
			           : HOLIDAY_NONE;
	return HOLIDAY_NONE;
}

TextId
holiday_text(Holiday h)
{
	static const TextId texts[] = {
		[HOLIDAY_NEW_YEAR] = TEXT_HOLIDAY_NEW_YEAR,
		[HOLIDAY_MAUNDY_THURSDAY] = TEXT_HOLIDAY_MAUNDY_THURSDAY,
		[HOLIDAY_GOOD_FRIDAY] = TEXT_HOLIDAY_GOOD_FRIDAY,
		[HOLIDAY_EASTER] = TEXT_HOLIDAY_EASTER,
		[HOLIDAY_EASTER_MONDAY] = TEXT_HOLIDAY_EASTER_MONDAY,
		[HOLIDAY_BEDEDAG] = TEXT_HOLIDAY_BEDEDAG,
		[HOLIDAY_ASCENSION] = TEXT_HOLIDAY_ASCENSION,
		[HOLIDAY_WHITSUN] = TEXT_HOLIDAY_WHITSUN,
		[HOLIDAY_WHIT_MONDAY] = TEXT_HOLIDAY_WHIT_MONDAY,
		[HOLIDAY_CHRISTMAS] = TEXT_HOLIDAY_CHRISTMAS,
		[HOLIDAY_CHRISTMAS_2] = TEXT_HOLIDAY_CHRISTMAS_2,
	};

	g_assert(h > HOLIDAY_NONE && h < G_N_ELEMENTS(texts));
	return texts[h];
}

size_t
holidays_dk(int year, Day out[HOLIDAYS_MAX])
{
	HolidayYear y = holiday_year(year);
	size_t n = 0;

	out[n++] = y.first;
	for (size_t i = 0; i < G_N_ELEMENTS(from_easter); i++)
		if (is_kept(from_easter[i].holiday, year))
			out[n++] = y.easter + from_easter[i].days;
	out[n++] = y.last - 6;
	out[n++] = y.last - 5;
	return n;
}
