/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/date_words.h"

#include <math.h>

#include "model/date_int.h"
#include "model/holiday.h"
#include "model/quote.h"

#define OPENS       (8 * 60) /* a working day, where nothing else is said */
#define CLOSES      (17 * 60)
#define MIDNIGHT    (24 * 60)
/* Days: a date without its year that is longer past comes again; one that is farther
 * ahead is that of last year. */
#define HALF_A_YEAR 182
#define FAR_AHEAD   300

/* Where and when it is read. */
typedef struct {
	GTimeZone *tz;
	Instant now;
	GDate today;
	int minute; /* of today */
} Here;

static Here
here_at(GTimeZone *tz, Instant now)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(now / SECONDS(1));
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, tz);
	Here h = { .tz = tz, .now = now };
	int y, m, d;

	g_date_time_get_ymd(local, &y, &m, &d);
	g_date_clear(&h.today, 1);
	g_date_set_dmy(&h.today, (GDateDay)d, (GDateMonth)m, (GDateYear)y);
	h.minute = g_date_time_get_hour(local) * 60 + g_date_time_get_minute(local);
	return h;
}

static Instant
instant_of(const Here *h, const GDate *day, int minute)
{
	GDate date = *day;

	g_date_add_days(&date, (guint)(minute / MIDNIGHT));
	minute %= MIDNIGHT;
	g_autoptr(GDateTime) t = g_date_time_new(h->tz, g_date_get_year(&date),
	    (int)g_date_get_month(&date), g_date_get_day(&date), minute / 60, minute % 60,
	    0);
	return t ? SECONDS(g_date_time_to_unix(t)) : 0;
}

static GDate
days_from(const GDate *day, int days)
{
	GDate date = *day;

	if (days >= 0)
		g_date_add_days(&date, (guint)days);
	else
		g_date_subtract_days(&date, (guint)-days);
	return date;
}

static GDate
monday_of(const GDate *day)
{
	return days_from(day, 1 - (int)g_date_get_weekday(day));
}

/* The Monday of a week of a year, by ISO 8601: week 1 has the fourth of January. */
static GDate
monday_of_week(int year, int week)
{
	GDate day;

	g_date_clear(&day, 1);
	g_date_set_dmy(&day, 4, G_DATE_JANUARY, (GDateYear)year);
	day = monday_of(&day);
	return days_from(&day, (week - 1) * 7);
}

static int
distance(const GDate *from, const GDate *to)
{
	return g_date_days_between(from, to);
}

/* --- from what was said to days --- */

static bool
exact_date(const Here *h, const DateSpec *s, GDate *day)
{
	int year = s->year ? s->year : g_date_get_year(&h->today);

	if (!g_date_valid_dmy((GDateDay)s->day, (GDateMonth)s->month, (GDateYear)year))
		return false;
	g_date_set_dmy(day, (GDateDay)s->day, (GDateMonth)s->month, (GDateYear)year);
	if (!s->year && distance(day, &h->today) > HALF_A_YEAR)
		g_date_set_year(day, (GDateYear)(year + 1));
	else if (!s->year && distance(&h->today, day) > FAR_AHEAD)
		g_date_set_year(day, (GDateYear)(year - 1));
	return g_date_valid(day);
}

/* "den 6.": of this month, or of the next if it is past. */
static bool
day_of_month(const Here *h, const DateSpec *s, GDate *day)
{
	GDate month = h->today;

	if (s->day < g_date_get_day(&month)) {
		g_date_set_day(&month, 1);
		g_date_add_months(&month, 1);
	}
	if (!g_date_valid_dmy((GDateDay)s->day, g_date_get_month(&month),
	        g_date_get_year(&month)))
		return false;
	*day = month;
	g_date_set_day(day, (GDateDay)s->day);
	return true;
}

/* The week that was named, as its Monday. */
static GDate
week_named(const Here *h, const DateSpec *s)
{
	if (!s->week) {
		GDate monday = monday_of(&h->today);
		return days_from(&monday, 7 * s->week_offset);
	}
	int year = g_date_get_year(&h->today);
	GDate monday = monday_of_week(year, s->week);
	return distance(&monday, &h->today) > HALF_A_YEAR
	           ? monday_of_week(year + 1, s->week)
	           : monday;
}

static void
span_of_week(const Here *h, const DateSpec *s, GDate *first, GDate *last)
{
	static const int edges[][2] = { { 0, 4 }, { 0, 1 }, { 2, 2 }, { 3, 4 } };
	GDate monday = week_named(h, s);

	*first = days_from(&monday, edges[s->edge][0]);
	*last = days_from(&monday, edges[s->edge][1]);
}

static void
span_of_month(const Here *h, const DateSpec *s, GDate *first, GDate *last)
{
	GDate month = h->today;

	g_date_set_day(&month, 1);
	if (s->month) {
		int year = g_date_get_year(&month);
		bool over = s->month < (int)g_date_get_month(&month);

		g_date_set_month(&month, (GDateMonth)s->month);
		g_date_set_year(&month, (GDateYear)(over ? year + 1 : year));
	} else {
		g_date_add_months(&month, (guint)s->month_offset);
	}
	int days = g_date_get_days_in_month(g_date_get_month(&month),
	    g_date_get_year(&month));
	int from = s->edge == 3 ? 20 : s->edge == 2 ? 10 : 0;
	int to = s->edge == 1 ? 9 : s->edge == 2 ? 19 : days - 1;
	*first = days_from(&month, from);
	*last = days_from(&month, to);
}

/* A weekday alone: the next one that comes. Today's is meant only when what was said of
 * it can still be. "Next Friday" may be the one after that, so it lasts until then. */
static void
span_of_weekday(const Here *h, const DateSpec *s, GDate *first, GDate *last)
{
	int ahead = (s->weekday - (int)g_date_get_weekday(&h->today) + 7) % 7;
	int ends = s->has_time ? s->to : CLOSES;

	if (ahead == 0 && (s->next || h->minute >= ends || (!s->has_time && s->coming)))
		ahead = 7;
	*first = days_from(&h->today, ahead);
	*last = *first;
	if (s->next) {
		GDate monday = monday_of(&h->today);
		*last = days_from(&monday, 7 + s->weekday - 1);
	}
}

/* The days that it may be; false if there is no such date. A time alone is today's. */
static bool
days_of(const Here *h, const DateSpec *s, GDate *first, GDate *last)
{
	g_date_clear(first, 1);
	g_date_clear(last, 1);
	if (s->day) {
		bool ok = s->month ? exact_date(h, s, first) : day_of_month(h, s, first);

		*last = *first;
		return ok;
	}
	if (s->has_offset) {
		*first = *last = days_from(&h->today, s->offset);
	} else if (s->weekday && (s->week || s->has_week_offset)) {
		GDate monday = week_named(h, s);
		*first = *last = days_from(&monday, s->weekday - 1);
	} else if (s->week || s->has_week_offset) {
		span_of_week(h, s, first, last);
	} else if (s->weekend) {
		GDate monday = week_named(h, s);
		*first = days_from(&monday, 5);
		*last = days_from(&monday, 6);
	} else if (s->weekday) {
		span_of_weekday(h, s, first, last);
	} else if (s->month || s->has_month_offset) {
		span_of_month(h, s, first, last);
	} else {
		*first = *last = h->today;
		/* "In the morning", said in the afternoon. */
		if (s->has_time && s->to == 12 * 60 && s->from == OPENS &&
		    h->minute >= s->to)
			*first = *last = days_from(&h->today, 1);
	}
	return true;
}

/* --- from days to instants --- */

static bool
is_holiday(const GDate *date)
{
	HolidayYear year = holiday_year(g_date_get_year(date));

	return holiday_dk(&year, day_from_date(year.year, (int)g_date_get_month(date),
	                             g_date_get_day(date))) != HOLIDAY_NONE;
}

static GDate
working_days_from(const GDate *day, int n)
{
	GDate date = *day;

	while (n > 0) {
		g_date_add_days(&date, 1);
		n -= g_date_get_weekday(&date) <= G_DATE_FRIDAY && !is_holiday(&date);
	}
	return date;
}

static Instant
after_length(const Here *h, double n, DateUnit unit, bool is_end)
{
	static const int days[] = { [U_DAY] = 1, [U_WEEK] = 7 };
	GDate date = h->today;

	switch (unit) {
	case U_MINUTE:
		return h->now + (Duration)(n * (double)MINUTES(1));
	case U_HOUR:
		return h->now + (Duration)(n * (double)HOURS(1));
	case U_DAY:
	case U_WEEK:
		date = days_from(&date, (int)ceil(n * days[unit]));
		break;
	case U_WORKDAY:
		date = working_days_from(&date, (int)ceil(n));
		break;
	case U_MONTH:
		g_date_add_months(&date, (guint)ceil(n));
		break;
	}
	/* In two days: at the end of that day's work, and not before it is two days. */
	return instant_of(h, &date, is_end ? MAX(CLOSES, h->minute) : OPENS);
}

static GDate
workday_before(const GDate *day)
{
	GDate date = days_from(day, -1);

	while (g_date_get_weekday(&date) > G_DATE_FRIDAY)
		g_date_subtract_days(&date, 1);
	return date;
}

static bool
resolve(const Here *h, const DateSpec *s, DateWords *out)
{
	GDate first, last;
	int from = s->has_time ? s->from : OPENS, to = s->has_time ? s->to : CLOSES;

	if (s->has_length) {
		out->earliest = after_length(h, s->lo, s->unit, false);
		out->latest = after_length(h, s->hi, s->unit, true);
		out->earliest = MIN(out->earliest, out->latest);
		return out->latest > h->now;
	}
	if (!days_of(h, s, &first, &last))
		return false;
	if (s->before_day && !s->has_time) {
		last = workday_before(&first);
		first = h->today;
	}
	/* Later than the working day, "today" lasts until midnight. */
	if (!s->has_time && distance(&h->today, &last) == 0 && h->minute >= CLOSES)
		to = MIDNIGHT;
	if (s->has_time && (s->before || (s->introduced && s->from == s->to)))
		from = MIN(OPENS, from), to = s->before ? s->from : to;
	if (s->has_time && s->before && s->from != s->to)
		to = s->from == OPENS ? s->to : s->from; /* "før frokost", "before EOD" */
	if (s->has_time && s->after)
		from = s->to, to = s->to < CLOSES ? CLOSES : MIDNIGHT;
	out->earliest = instant_of(h, &first, from);
	out->latest = instant_of(h, &last, to);
	return out->latest > h->now;
}

/* --- what is given --- */

/* "mandag eller tirsdag": what was found last goes on until this. */
static bool
goes_on(const DateToken *t, size_t before_end, size_t i)
{
	return i == before_end + 1 &&
	       (t[before_end].class == T_JOIN ||
	           (t[before_end].class == T_SIGN && t[before_end].v == '-'));
}

size_t
date_words_find(const char *text, Lang lang, GTimeZone *tz, Instant now,
    DateWords out[DATE_WORDS_MAX])
{
	g_autoptr(Arena) a = arena_new();
	const char *quoted, *own = text_without_quote(a, text, &quoted);
	Here here = here_at(tz, now);
	size_t n_tokens, n = 0, after = 0, last_end = SIZE_MAX;
	g_autofree DateToken *t = date_tokens(text, text_before_signature(own), lang,
	    &n_tokens);

	for (size_t i = 0; i < n_tokens && n < DATE_WORDS_MAX;) {
		DateSpec spec;
		size_t end;

		if (!date_parse(t, i, &spec, &end)) {
			i++;
			continue;
		}
		DateWords found = { .at = t[i].at, .length = t[end - 1].end - t[i].at };
		found.confidence = date_judge(t, after, i, end, &spec);
		bool kept = found.confidence && resolve(&here, &spec, &found);
		if (kept && n && last_end != SIZE_MAX && goes_on(t, last_end, i)) {
			/* the second day is the one after the first */
			Here there = here_at(tz, out[n - 1].latest);
			if (resolve(&there, &spec, &found))
				out[n - 1].latest = found.latest;
			out[n - 1].length = found.at + found.length - out[n - 1].at;
		} else if (kept) {
			out[n++] = found;
		}
		last_end = kept ? end : SIZE_MAX;
		after = end;
		i = end;
	}
	return n;
}

static bool
best_in(const char *text, Lang lang, GTimeZone *tz, Instant now, DateWords *out)
{
	DateWords found[DATE_WORDS_MAX];
	size_t n = date_words_find(text, lang, tz, now, found), best = 0;

	for (size_t i = 1; i < n; i++)
		if (found[i].confidence > found[best].confidence)
			best = i;
	if (n)
		*out = found[best];
	return n > 0;
}

bool
date_words_best(const char *text, Lang lang, GTimeZone *tz, Instant now, DateWords *out)
{
	return best_in(text, lang, tz, now, out) ||
	       best_in(text, lang == LANG_DA ? LANG_EN : LANG_DA, tz, now, out);
}
