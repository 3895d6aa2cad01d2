/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/hours.h"

#include "base/err.h"
#include "model/holiday.h"
#include "model/hours_int.h"

#define TEN_YEARS DAYS(3653)

static Day
day_of(Instant local)
{
	return (Day)(local >= 0 ? local / DAYS(1) : -((DAYS(1) - 1 - local) / DAYS(1)));
}

/* --- what holds on a date --- */

typedef struct {
	const Period *periods;
	size_t n;
	unsigned until; /* and closed from that minute on */
	HoursBy by;
} Plan;

/* The first special date that is not before day. */
static size_t
special_from(const Hours *h, Day day)
{
	size_t low = 0, high = h->n_specials;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (h->specials[mid].day < day)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static const SpecialDay *
find_special(const Hours *h, Day day)
{
	size_t i = special_from(h, day);

	return i < h->n_specials && h->specials[i].day == day ? &h->specials[i] : NULL;
}

/* The minute from which the date is closed as a holiday. */
static unsigned
holiday_from(const Hours *h, HolidayYear *year, Day day)
{
	unsigned from = DAY_MINUTES;

	if (h->holidays == HOLIDAYS_NONE && !h->off_after_ascension && !h->yearly)
		return from;
	if (!year->last || day < year->first || day > year->last)
		*year = holiday_year(day_to_date(day).year);
	if (h->holidays == HOLIDAYS_DK && holiday_dk(year, day))
		return 0;
	if (h->off_after_ascension && day == year->easter + 40)
		return 0;
	if (h->yearly) {
		Date d = day_to_date(day);
		from = MIN(from, h->yearly[d.month][d.day]);
	}
	return from;
}

static Plan
plan_of(const Hours *h, HolidayYear *year, Day day)
{
	const SpecialDay *special = h->n_specials ? find_special(h, day) : NULL;
	Periods periods = special ? special->periods : h->weekdays[day_weekday(day)];
	Plan plan = {
		.periods = h->periods + periods.first,
		.n = periods.n,
		.until = DAY_MINUTES,
		.by = special ? special->by : HOURS_BY_WEEKDAY,
	};

	if (plan.by == HOURS_BY_EXCEPTION)
		return plan;
	plan.until = holiday_from(h, year, day);
	if (plan.until < DAY_MINUTES)
		plan.by = HOURS_BY_HOLIDAY;
	while (plan.n && plan.periods[plan.n - 1].opens >= plan.until)
		plan.n--;
	return plan;
}

/* --- a walk along the open stretches --- */

/* Each offset from UTC has a stretch of time, each day in it has periods: in order, both
 * forwards and backwards, for the wall clock never jumps within. */
typedef struct {
	const Hours *h;
	ZoneSpan zone;
	Day day; /* local, and within zone at least partly */
	Plan plan;
	size_t left; /* of the plan's periods */
	HolidayYear year;
	bool back;
} Walk;

static void
walk_to_day(Walk *w, Day day)
{
	w->day = day;
	w->plan = plan_of(w->h, &w->year, day);
	w->left = w->plan.n;
}

static Walk
walk_from(const Hours *h, Instant at, bool back)
{
	Walk w = { .h = h, .back = back };

	at = CLAMP(at, INSTANT_BEFORE, INSTANT_AFTER - 1);
	w.zone = zone_span(h->zone, at);
	walk_to_day(&w, day_of(at + w.zone.offset));
	return w;
}

/* Where no weekday has hours, days are passed over until something is special. */
static Day
next_day(const Walk *w)
{
	const Hours *h = w->h;

	if (h->any_weekly)
		return w->back ? w->day - 1 : w->day + 1;
	size_t i = special_from(h, w->back ? w->day : w->day + 1);
	if (w->back)
		return i ? h->specials[i - 1].day : DAY_FIRST;
	return i < h->n_specials ? h->specials[i].day : DAY_LAST;
}

/* To the next day, or the next offset; false at the end of the calendar. */
static bool
walk_step(Walk *w)
{
	Day day = next_day(w);

	if (w->back) {
		if (DAYS(day + 1) - w->zone.offset > w->zone.from) {
			walk_to_day(w, day);
		} else if (w->zone.from > INSTANT_BEFORE) {
			w->zone = zone_span(w->h->zone, w->zone.from - 1);
			walk_to_day(w, day_of(w->zone.to - 1 + w->zone.offset));
		} else {
			return false;
		}
		return w->day > DAY_FIRST;
	}
	if (DAYS(day) - w->zone.offset < w->zone.to) {
		walk_to_day(w, day);
	} else if (w->zone.to < INSTANT_AFTER) {
		w->zone = zone_span(w->h->zone, w->zone.to);
		walk_to_day(w, day_of(w->zone.from + w->zone.offset));
	} else {
		return false;
	}
	return w->day < DAY_LAST;
}

/* The next stretch on the way; two that touch, at midnight or where the offset changes,
 * come one by one. */
static bool
walk_next(Walk *w, HoursStretch *s)
{
	do {
		Instant midnight = DAYS(w->day) - w->zone.offset;

		while (w->left) {
			size_t i = w->back ? w->left - 1 : w->plan.n - w->left;
			const Period *p = &w->plan.periods[i];
			unsigned closes = MIN(p->closes, w->plan.until);

			w->left--;
			s->opens = MAX(midnight + MINUTES(p->opens), w->zone.from);
			s->closes = MIN(midnight + MINUTES(closes), w->zone.to);
			if (s->opens < s->closes)
				return true;
		}
	} while (walk_step(w));
	return false;
}

/* --- sums --- */

static bool
fail_never(const Hours *h, GError **err)
{
	bool some = h->any_weekly;

	for (size_t i = 0; i < h->n_specials; i++)
		some = some || h->specials[i].periods.n;
	return fail(err, ERR_INVALID,
	    some ? "agreement.hours.too_few" : "agreement.hours.none");
}

bool
hours_add(const Hours *h, Instant from, Duration open_time, Instant *at, GError **err)
{
	HoursStretch s;

	g_assert(open_time >= 0);
	if (h->always) {
		*at = from + open_time;
		return true;
	}
	Walk w = walk_from(h, from, false);
	while (walk_next(&w, &s)) {
		if (s.closes <= from)
			continue;
		s.opens = MAX(s.opens, from);
		if (open_time <= s.closes - s.opens) {
			*at = s.opens + open_time;
			return true;
		}
		open_time -= s.closes - s.opens;
	}
	return fail_never(h, err);
}

bool
hours_subtract(const Hours *h, Instant to, Duration open_time, Instant *at, GError **err)
{
	HoursStretch s;

	g_assert(open_time >= 0);
	if (h->always || (open_time == 0 && hours_is_open(h, to))) {
		*at = to - open_time;
		return true;
	}
	Walk w = walk_from(h, to, true);
	while (walk_next(&w, &s)) {
		if (s.opens >= to)
			continue;
		s.closes = MIN(s.closes, to);
		if (open_time <= s.closes - s.opens) {
			*at = s.closes - open_time;
			return true;
		}
		open_time -= s.closes - s.opens;
	}
	return fail_never(h, err);
}

Duration
hours_between(const Hours *h, Instant from, Instant to)
{
	Duration sum = 0;
	HoursStretch s;

	if (h->always)
		return MAX(0, to - from);
	if (to <= from)
		return 0;
	Walk w = walk_from(h, from, false);
	while (walk_next(&w, &s) && s.opens < to)
		sum += MAX(0, MIN(s.closes, to) - MAX(s.opens, from));
	return sum;
}

bool
hours_is_open(const Hours *h, Instant at)
{
	HolidayYear year = { 0 };

	if (h->always)
		return true;
	Instant local = at + zone_span(h->zone, at).offset;
	Day day = day_of(local);
	Duration of_day = local - DAYS(day);
	Plan plan = plan_of(h, &year, day);

	if (of_day >= MINUTES((Duration)plan.until))
		return false;
	for (size_t i = 0; i < plan.n; i++)
		if (of_day >= MINUTES(plan.periods[i].opens) &&
		    of_day < MINUTES(plan.periods[i].closes))
			return true;
	return false;
}

/* --- stretches --- */

bool
hours_next_stretch(const Hours *h, Instant from, HoursStretch *out)
{
	Instant limit = from + TEN_YEARS;
	HoursStretch s, whole = { 0 };
	bool some = false;

	if (h->always) {
		*out = (HoursStretch){ from, limit };
		return true;
	}
	/* It may have opened days ago. */
	Walk back = walk_from(h, from, true);
	while (walk_next(&back, &s) && s.closes > from - TEN_YEARS) {
		if (s.opens > from)
			continue;
		if (some ? s.closes < whole.opens : s.closes <= from)
			break;
		whole = (HoursStretch){ s.opens, some ? whole.closes : s.closes };
		some = true;
	}
	Walk w = walk_from(h, from, false);
	while (walk_next(&w, &s) && s.opens < limit) {
		if (s.closes <= from)
			continue;
		if (some && s.opens > whole.closes)
			break;
		if (!some)
			whole = s;
		whole.closes = s.closes;
		some = true;
	}
	if (some)
		*out = whole;
	return some;
}

Instant
hours_next_change(const Hours *h, Instant at)
{
	Instant until = 0, limit = at + TEN_YEARS;
	HoursStretch s;

	if (h->always)
		return 0;
	Walk w = walk_from(h, at, false);
	while (walk_next(&w, &s) && s.opens < limit) {
		if (s.closes <= at)
			continue;
		if (!until && s.opens > at)
			return s.opens;
		if (until && s.opens > until)
			return until;
		until = s.closes; /* what touches is one */
	}
	return until < limit ? until : 0;
}

/* --- a day at a time --- */

HoursDayPlan
hours_of_day(const Hours *h, Day day)
{
	HolidayYear year = { 0 };
	HoursDayPlan out = { .n = 1, .periods = { { 0, DAY_MINUTES } } };

	if (h->always)
		return out;
	Plan plan = plan_of(h, &year, day);
	out.by = plan.by;
	out.n = MIN(plan.n, HOURS_MAX_PERIODS);
	for (size_t i = 0; i < out.n; i++) {
		out.periods[i].opens = plan.periods[i].opens;
		out.periods[i].closes = (uint16_t)MIN(plan.periods[i].closes, plan.until);
	}
	return out;
}

Day
hours_local_day(const Hours *h, Instant at)
{
	return day_of(at + zone_span(h->zone, at).offset);
}

Instant
hours_midnight(const Hours *h, Day day)
{
	/* The stretch in which the date begins is that of two days before, or a
	 * later one. */
	ZoneSpan zone = zone_span(h->zone, DAYS(day - 2));
	Instant at;

	while ((at = DAYS(day) - zone.offset) >= zone.to)
		zone = zone_span(h->zone, zone.to);
	return MAX(at, zone.from);
}

GTimeZone *
hours_time_zone(const Hours *h)
{
	return zone_glib(h->zone);
}
