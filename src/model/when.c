/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/when.h"

#define A_DAY ((int64_t)24 * 60) /* minutes */

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

/* Seconds since 1970 as the clock on the wall counts them. */
static int64_t
local_seconds(GTimeZone *tz, Instant at)
{
	int64_t utc = at / SECONDS(1) - (at % SECONDS(1) < 0);
	int interval = g_time_zone_find_interval(tz, G_TIME_TYPE_UNIVERSAL, utc);

	return utc + g_time_zone_get_offset(tz, interval);
}

static int64_t
day_number(int64_t seconds)
{
	return (seconds - ((seconds % 86400) + 86400) % 86400) / 86400;
}

/* The number of its 1 January. 719162 days went before 1970. */
static int64_t
year_begins(int64_t year)
{
	int64_t whole = year - 1;

	return 365 * whole + whole / 4 - whole / 100 + whole / 400 - 719162;
}

static void
set_date(Wall *w, int64_t day_nr)
{
	static const int ends[] = { 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334,
		365 };
	int64_t year = 1970 + day_nr * 400 / 146097; /* or the one beside it */
	int month = 0;

	while (year_begins(year) > day_nr)
		year--;
	while (year_begins(year + 1) <= day_nr)
		year++;
	int in_year = (int)(day_nr - year_begins(year));
	bool leap = year_begins(year + 1) - year_begins(year) == 366;
	bool leap_day = leap && in_year == ends[1];
	if (leap && in_year >= ends[1])
		in_year--;
	while (in_year >= ends[month])
		month++;
	w->year = (int)year;
	w->month = month + 1;
	w->day = in_year - (month ? ends[month - 1] : 0) + 1 + leap_day;
	w->weekday = (int)(((day_nr + 3) % 7 + 7) % 7) + 1;
}

/* Pages show hundreds of them: GDateTime would take a third of the time of a list. */
static Wall
wall_of(GTimeZone *tz, Instant at, Instant now)
{
	int64_t there = local_seconds(tz, at), here = local_seconds(tz, now);
	int64_t day = day_number(there), today = day_number(here);
	int minutes = (int)(there - day * 86400) / 60;
	Wall w = { 0 }, w_now = { 0 };

	set_date(&w, day);
	set_date(&w_now, today);
	w.hour = minutes / 60;
	w.minute = minutes % 60;
	w.days_from_now = (int)(day - today);
	w.this_year = w.year == w_now.year;
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
	TextArg days[] = { TEXT_ARG(minutes / A_DAY) };

	if (minutes < 60)
		return text_format(a, lang, TEXT_WHEN_MINUTES, &hours[1], 1);
	if (minutes >= A_DAY)
		return text_format(a, lang, TEXT_WHEN_DAYS, days, 1);
	if (minutes % 60 == 0)
		return text_format(a, lang, TEXT_WHEN_HOURS, hours, 1);
	return text_format(a, lang, TEXT_WHEN_HOURS_AND_MINUTES, hours, 2);
}

char *
when_hours(Arena *a, Lang lang, Duration length)
{
	int64_t minutes = ABS(length) / MINUTES(1);
	TextArg args[] = { TEXT_ARG(minutes / 60), TEXT_ARG(minutes % 60) };

	if (minutes < 60)
		return text_format(a, lang, TEXT_WHEN_MINUTES, &args[1], 1);
	return minutes % 60 ? text_format(a, lang, TEXT_WHEN_HOURS_AND_MINUTES, args, 2)
	                    : text_format(a, lang, TEXT_WHEN_HOURS, args, 1);
}

char *
when_left(Arena *a, Lang lang, Instant deadline, Instant now)
{
	TextArg length = TEXT_ARG(when_length(a, lang, deadline - now));

	return text_format(a, lang, deadline > now ? TEXT_WHEN_IN : TEXT_WHEN_OVERDUE_BY,
	    &length, 1);
}

char *
when_month(Arena *a, Lang lang, GTimeZone *tz, Instant at)
{
	Wall w = wall_of(tz, at, at);

	return arena_printf(a, "%s %d", text(lang, months_short[w.month - 1]), w.year);
}
