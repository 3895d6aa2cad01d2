/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/when.h"

static const TextId weekdays[] = {
	TEXT_WHEN_MONDAY,
	TEXT_WHEN_TUESDAY,
	TEXT_WHEN_WEDNESDAY,
	TEXT_WHEN_THURSDAY,
	TEXT_WHEN_FRIDAY,
	TEXT_WHEN_SATURDAY,
	TEXT_WHEN_SUNDAY,
};
static const TextId weekdays_short[] = {
	TEXT_WHEN_MON,
	TEXT_WHEN_TUE,
	TEXT_WHEN_WED,
	TEXT_WHEN_THU,
	TEXT_WHEN_FRI,
	TEXT_WHEN_SAT,
	TEXT_WHEN_SUN,
};
static const TextId months[] = {
	TEXT_WHEN_JANUARY,
	TEXT_WHEN_FEBRUARY,
	TEXT_WHEN_MARCH,
	TEXT_WHEN_APRIL,
	TEXT_WHEN_MAY,
	TEXT_WHEN_JUNE,
	TEXT_WHEN_JULY,
	TEXT_WHEN_AUGUST,
	TEXT_WHEN_SEPTEMBER,
	TEXT_WHEN_OCTOBER,
	TEXT_WHEN_NOVEMBER,
	TEXT_WHEN_DECEMBER,
};
static const TextId months_short[] = {
	TEXT_WHEN_JAN,
	TEXT_WHEN_FEB,
	TEXT_WHEN_MAR,
	TEXT_WHEN_APR,
	TEXT_WHEN_MAY_SHORT,
	TEXT_WHEN_JUN,
	TEXT_WHEN_JUL,
	TEXT_WHEN_AUG,
	TEXT_WHEN_SEP,
	TEXT_WHEN_OCT,
	TEXT_WHEN_NOV,
	TEXT_WHEN_DEC,
};

/* An instant as the wall shows it, and how many days from today that is. */
typedef struct {
	int year, month, day, weekday, hour, minute;
	int days_from_now;
	bool this_year;
} Wall;

static Wall
wall_of(GTimeZone *tz, Instant at, Instant now)
{
	g_autoptr(GDateTime) utc_at = g_date_time_new_from_unix_utc(at / SECONDS(1));
	g_autoptr(GDateTime) utc_now = g_date_time_new_from_unix_utc(now / SECONDS(1));
	g_autoptr(GDateTime) t = g_date_time_to_timezone(utc_at, tz);
	g_autoptr(GDateTime) n = g_date_time_to_timezone(utc_now, tz);
	GDate d_at, d_now;
	Wall w = {
		.weekday = g_date_time_get_day_of_week(t),
		.hour = g_date_time_get_hour(t),
		.minute = g_date_time_get_minute(t),
		.this_year = g_date_time_get_year(t) == g_date_time_get_year(n),
	};

	g_date_time_get_ymd(t, &w.year, &w.month, &w.day);
	g_date_clear(&d_at, 1);
	g_date_set_dmy(&d_at, (GDateDay)w.day, (GDateMonth)w.month, (GDateYear)w.year);
	g_date_clear(&d_now, 1);
	g_date_set_dmy(&d_now, (GDateDay)g_date_time_get_day_of_month(n),
	    (GDateMonth)g_date_time_get_month(n), (GDateYear)g_date_time_get_year(n));
	w.days_from_now = g_date_days_between(&d_now, &d_at);
	return w;
}

/* Yesterday, today and tomorrow have a name of their own; else NULL. */
static const char *
near_day(Lang lang, const Wall *w)
{
	switch (w->days_from_now) {
	case -1:
		return text(lang, TEXT_WHEN_YESTERDAY);
	case 0:
		return text(lang, TEXT_WHEN_TODAY);
	case 1:
		return text(lang, TEXT_WHEN_TOMORROW);
	default:
		return NULL;
	}
}

static char *
clock_of(Arena *a, Lang lang, const Wall *w)
{
	TextArg args[] = { TEXT_ARG(w->hour),
		TEXT_ARG(arena_printf(a, "%02d", w->minute)) };

	return text_format(a, lang, TEXT_WHEN_CLOCK, args, G_N_ELEMENTS(args));
}

static const char *
day_of(Arena *a, Lang lang, const Wall *w)
{
	const char *near = near_day(lang, w);
	TextArg args[] = {
		TEXT_ARG(text(lang, weekdays[w->weekday - 1])),
		TEXT_ARG(w->day),
		TEXT_ARG(text(lang, months[w->month - 1])),
		TEXT_ARG(w->year),
	};

	if (near)
		return near;
	if (w->this_year)
		return text_format(a, lang, TEXT_WHEN_DATE, args, 3);
	return text_format(a, lang, TEXT_WHEN_DATE_YEAR, args, 4);
}

char *
when_text(Arena *a, Lang lang, GTimeZone *tz, Instant at, Instant now)
{
	Wall w = wall_of(tz, at, now);
	TextArg args[] = { TEXT_ARG(day_of(a, lang, &w)),
		TEXT_ARG(clock_of(a, lang, &w)) };

	return text_format(a, lang, TEXT_WHEN_DAY_AND_CLOCK, args, G_N_ELEMENTS(args));
}

char *
when_short(Arena *a, Lang lang, GTimeZone *tz, Instant at, Instant now)
{
	Wall w = wall_of(tz, at, now);
	const char *near = near_day(lang, &w),
	           *month = text(lang, months_short[w.month - 1]);

	if (w.days_from_now == 0)
		return clock_of(a, lang, &w);
	if (near)
		return arena_printf(a, "%s %s", near, clock_of(a, lang, &w));
	if (w.this_year) {
		TextArg args[] = {
			TEXT_ARG(text(lang, weekdays_short[w.weekday - 1])),
			TEXT_ARG(w.day),
			TEXT_ARG(month),
			TEXT_ARG(clock_of(a, lang, &w)),
		};
		return text_format(a, lang, TEXT_WHEN_SHORT, args, G_N_ELEMENTS(args));
	}
	TextArg args[] = { TEXT_ARG(w.day), TEXT_ARG(month), TEXT_ARG(w.year) };
	return text_format(a, lang, TEXT_WHEN_SHORT_YEAR, args, G_N_ELEMENTS(args));
}

char *
when_clock(Arena *a, Lang lang, GTimeZone *tz, Instant at)
{
	Wall w = wall_of(tz, at, at);

	return clock_of(a, lang, &w);
}

char *
when_day(Arena *a, Lang lang, GTimeZone *tz, Instant at, Instant now)
{
	Wall w = wall_of(tz, at, now);

	return arena_strdup(a, day_of(a, lang, &w));
}

char *
when_length(Arena *a, Lang lang, Duration length)
{
	int64_t minutes = MAX(ABS(length) / MINUTES(1), 1);
	TextArg hours[] = { TEXT_ARG(minutes / 60), TEXT_ARG(minutes % 60) };
	TextArg days[] = { TEXT_ARG(minutes / (24 * 60)) };

	if (minutes < 60)
		return text_format(a, lang, TEXT_WHEN_MINUTES, &hours[1], 1);
	if (minutes >= 24 * 60)
		return text_format(a, lang, TEXT_WHEN_DAYS, days, 1);
	if (minutes % 60 == 0)
		return text_format(a, lang, TEXT_WHEN_HOURS, hours, 1);
	return text_format(a, lang, TEXT_WHEN_HOURS_AND_MINUTES, hours, 2);
}

char *
when_left(Arena *a, Lang lang, Instant deadline, Instant now)
{
	TextArg length = TEXT_ARG(when_length(a, lang, deadline - now));

	return text_format(a, lang, deadline > now ? TEXT_WHEN_IN : TEXT_WHEN_OVERDUE_BY,
	    &length, 1);
}
