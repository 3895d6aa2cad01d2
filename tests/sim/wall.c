/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "wall.h"

#define JULIAN_1970 719163 /* of 1970-01-01, as GDate counts */

/* The paschal full moon by year % 19, in the Gregorian calendar from 1900 to 2199: the
 * table of the church's almanacs. */
static const struct {
	GDateMonth month;
	GDateDay day;
} full_moons[19] = { { 4, 14 }, { 4, 3 }, { 3, 23 }, { 4, 11 }, { 3, 31 }, { 4, 18 },
	{ 4, 8 }, { 3, 28 }, { 4, 16 }, { 4, 5 }, { 3, 25 }, { 4, 13 }, { 4, 2 },
	{ 3, 22 }, { 4, 10 }, { 3, 30 }, { 4, 17 }, { 4, 7 }, { 3, 27 } };

/* The Sunday after that moon. */
static int
easter(GDateYear year)
{
	int i = year % 19;
	GDate d;

	g_date_clear(&d, 1);
	g_date_set_dmy(&d, full_moons[i].day, full_moons[i].month, year);
	do
		g_date_add_days(&d, 1);
	while (g_date_get_weekday(&d) != G_DATE_SUNDAY);
	return (int)g_date_get_julian(&d);
}

static bool
is_danish_holiday(const GDate *d)
{
	static const int after_easter[] = { -3, -2, 0, 1, 39, 49, 50 };
	int e = easter(g_date_get_year(d)), day = (int)g_date_get_julian(d);

	if (g_date_get_month(d) == G_DATE_JANUARY && g_date_get_day(d) == 1)
		return true;
	if (g_date_get_month(d) == G_DATE_DECEMBER &&
	    (g_date_get_day(d) == 25 || g_date_get_day(d) == 26))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(after_easter); i++)
		if (day == e + after_easter[i])
			return true;
	return g_date_get_year(d) < 2024 && day == e + 26; /* Store Bededag */
}

/* A date on the customer's wall. */
typedef struct {
	GDate date;
	bool off; /* a holiday by rule */
} WallDay;

static WallDay
wall_day(const Agreement *ag, gint64 days)
{
	WallDay d = { 0 };

	g_date_clear(&d.date, 1);
	g_date_set_julian(&d.date, (guint32)(days + JULIAN_1970));
	d.off = (ag->holidays == HOLIDAYS_DK && is_danish_holiday(&d.date)) ||
	        (ag->off_after_ascension && (int)g_date_get_julian(&d.date) ==
	                                        easter(g_date_get_year(&d.date)) + 40);
	return d;
}

/* Is a day off of the agreement's own on by that minute? */
static bool
is_off(const AgreementDay *x, const GDate *d, int minute)
{
	GDate off;

	g_date_clear(&off, 1);
	g_date_set_julian(&off, (guint32)(x->day + JULIAN_1970));
	if (minute < x->opens)
		return false;
	if (x->kind == AGREEMENT_OFF)
		return g_date_compare(&off, d) == 0;
	return x->kind == AGREEMENT_OFF_YEARLY &&
	       g_date_get_month(&off) == g_date_get_month(d) &&
	       g_date_get_day(&off) == g_date_get_day(d);
}

static bool
is_open(const Agreement *ag, const WallDay *d, int minute)
{
	Day day = (Day)g_date_get_julian(&d->date) - JULIAN_1970;
	bool excepted = false, off = d->off;

	for (size_t i = 0; i < ag->n_days; i++) {
		const AgreementDay *x = &ag->days[i];

		off = off || is_off(x, &d->date, minute);
		if (x->kind != AGREEMENT_HOURS || x->day != day)
			continue;
		excepted = true;
		if (minute >= x->opens && minute < x->closes)
			return true;
	}
	if (excepted || off)
		return false;
	for (size_t i = 0; i < ag->n_spans; i++)
		if (ag->spans[i].weekday == g_date_get_weekday(&d->date) &&
		    minute >= ag->spans[i].opens && minute < ag->spans[i].closes)
			return true;
	return false;
}

Wall *
wall_new(const Agreement *ag, Instant begin, Instant end)
{
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier(ag->time_zone);
	Wall *w = g_new0(Wall, 1);
	gint64 days = 0;
	WallDay d = wall_day(ag, days);

	g_assert_nonnull(tz);
	w->begin = begin - begin % MINUTES(1);
	w->n = (size_t)((end - w->begin) / MINUTES(1));
	w->open = g_new0(uint8_t, w->n);
	for (size_t i = 0; i < w->n; i++) {
		gint64 second = (w->begin + MINUTES((Instant)i)) / SECONDS(1);
		int interval = g_time_zone_find_interval(tz, G_TIME_TYPE_UNIVERSAL,
		    second);
		gint64 local = second + g_time_zone_get_offset(tz, interval);

		if (local / 86400 != days) {
			days = local / 86400;
			d = wall_day(ag, days);
		}
		w->open[i] = ag->always || is_open(ag, &d, (int)(local % 86400 / 60));
	}
	return w;
}

void
wall_free(Wall *w)
{
	if (!w)
		return;
	g_free(w->open);
	g_free(w);
}
