/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim/rhythm.h"

#include "model/holiday.h"

struct Rhythm {
	Instant begin;
	int n_hours;
	double *before; /* the weight of all hours before each; one more for the sum */
	GTimeZone *tz;
};

/* Reports by the hour of a working day: early, a dip at lunch, over by five. */
static const double by_hour[24] = { 0.01, 0.01, 0.01, 0.01, 0.02, 0.05, 0.25, 0.8, 1.7,
	2.0, 1.8, 1.3, 0.8, 1.5, 1.4, 0.9, 0.4, 0.15, 0.1, 0.1, 0.1, 0.07, 0.04, 0.02 };
static const double by_weekday[8] = { 0, 1.45, 1.1, 1.0, 1.0, 0.85, 0.08, 0.06 };
/* Summer holidays, the rush of autumn, a short December. */
static const double by_month[13] = { 0, 1.1, 0.9, 1.05, 0.95, 1.0, 0.95, 0.45, 1.0, 1.15,
	1.0, 1.1, 0.8 };

static bool
is_holiday(GDateTime *t)
{
	HolidayYear year = holiday_year(g_date_time_get_year(t));
	Day day = day_from_date(year.year, g_date_time_get_month(t),
	    g_date_time_get_day_of_month(t));

	return holiday_dk(&year, day) != HOLIDAY_NONE;
}

static double
weight(GDateTime *t)
{
	double w = by_hour[g_date_time_get_hour(t)] * by_month[g_date_time_get_month(t)];

	if (is_holiday(t))
		return w * by_weekday[7];
	return w * by_weekday[g_date_time_get_day_of_week(t)];
}

GDateTime *
rhythm_local(const Rhythm *r, Instant at)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at / SECONDS(1));

	return g_date_time_to_timezone(utc, r->tz);
}

Rhythm *
rhythm_new(GTimeZone *tz, Instant begin, Instant end)
{
	Rhythm *r = g_new0(Rhythm, 1);

	r->begin = begin;
	r->n_hours = (int)((end - begin) / HOURS(1));
	r->before = g_new0(double, r->n_hours + 1);
	r->tz = g_time_zone_ref(tz);
	for (int i = 0; i < r->n_hours; i++) {
		g_autoptr(GDateTime) t = rhythm_local(r, rhythm_hour(r, i));

		r->before[i + 1] = r->before[i] + weight(t);
	}
	return r;
}

void
rhythm_free(Rhythm *r)
{
	if (!r)
		return;
	g_free(r->before);
	g_time_zone_unref(r->tz);
	g_free(r);
}

int
rhythm_hours(const Rhythm *r)
{
	return r->n_hours;
}

Instant
rhythm_hour(const Rhythm *r, int hour)
{
	return r->begin + HOURS(hour);
}

int64_t
rhythm_first(const Rhythm *r, int hour, int64_t total)
{
	double part = r->before[hour] / r->before[r->n_hours];

	return hour == r->n_hours ? total : (int64_t)(part * (double)total);
}

#define COMES (7 * 60 + 40)
#define GOES  (16 * 60 + 20)

/* Does the staff work on that day? */
static bool
is_workday(GDateTime *t)
{
	return g_date_time_get_day_of_week(t) <= 5 && !is_holiday(t);
}

Instant
rhythm_at_work(const Rhythm *r, Instant at)
{
	for (;;) {
		g_autoptr(GDateTime) t = rhythm_local(r, at);
		int minute = g_date_time_get_hour(t) * 60 + g_date_time_get_minute(t);

		if (is_workday(t) && minute >= COMES && minute < GOES)
			return at;
		/* Not all at once in the morning: whoever came later is later on. */
		Instant spread = at % MINUTES(50);
		at += is_workday(t) && minute < COMES
		          ? MINUTES(COMES - minute) + spread
		          : MINUTES(24 * 60 - minute + COMES) + spread;
	}
}
