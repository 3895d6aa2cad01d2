/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <glib.h>

#include "model/hours.h"

#define STORE_BEDEDAG_ABOLISHED 2024

/* Easter Sunday of a year in the Gregorian calendar, by the rule of Gauss in the form
 * of Meeus, Jones and Butcher. */
static GDate
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
	GDate day;

	g_date_clear(&day, 1);
	g_date_set_dmy(&day, (GDateDay)(march % 31 + 1), (GDateMonth)(march / 31),
	    (GDateYear)year);
	return day;
}

bool
holiday_dk(int year, int month, int day)
{
	/* Days from Easter Sunday: Maundy Thursday, Good Friday, Easter Sunday and
	 * Monday, Ascension, Whit Sunday and Monday. */
	static const int from_easter[] = { -3, -2, 0, 1, 39, 49, 50 };

	if ((month == 1 && day == 1) || (month == 12 && (day == 25 || day == 26)))
		return true;
	if (month < 3 || month > 6)
		return false;

	GDate easter = easter_sunday(year), date;
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
	int distance = g_date_days_between(&easter, &date);
	for (size_t i = 0; i < G_N_ELEMENTS(from_easter); i++)
		if (distance == from_easter[i])
			return true;
	return distance == 26 && year < STORE_BEDEDAG_ABOLISHED;
}
