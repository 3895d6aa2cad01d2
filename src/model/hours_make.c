/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "model/hours_int.h"

#define MAX_LIST 20000 /* of each list; more is nobody's calendar */

/* --- what is refused --- */

static bool
period_holds(unsigned opens, unsigned closes, GError **err)
{
	return (opens < closes && closes <= DAY_MINUTES) ||
	       fail(err, ERR_INVALID, "agreement.hours.span");
}

static bool
weekly_holds(const HoursSpec *spec, GError **err)
{
	for (size_t i = 0; i < spec->n_spans; i++) {
		const HoursSpan *s = &spec->spans[i];

		if (s->weekday < 1 || s->weekday > 7)
			return fail(err, ERR_INVALID, "agreement.hours.span");
		if (!period_holds(s->opens, s->closes, err))
			return false;
	}
	for (size_t i = 0; i < spec->n_yearly; i++) {
		const HoursYearly *y = &spec->yearly[i];

		/* 2000 was a leap year. */
		if (!date_is_real(2000, y->month, y->day) || y->from > DAY_MINUTES)
			return fail(err, ERR_INVALID, "agreement.hours.date");
	}
	return true;
}

static bool
day_holds(Day day, GError **err)
{
	return (day >= DAY_FIRST && day <= DAY_LAST) ||
	       fail(err, ERR_INVALID, "agreement.hours.date");
}

static bool
days_hold(const HoursDay *days, size_t n, GError **err)
{
	for (size_t i = 0; i < n; i++) {
		if (!day_holds(days[i].day, err))
			return false;
		if ((days[i].opens || days[i].closes) &&
		    !period_holds(days[i].opens, days[i].closes, err))
			return false;
	}
	return true;
}

static bool
spec_holds(const HoursSpec *spec, GError **err)
{
	size_t longest = MAX(MAX(spec->n_spans, spec->n_off), spec->n_yearly);

	longest = MAX(MAX(longest, spec->n_shifts),
	    MAX(spec->n_breaks, spec->n_exceptions));
	if (longest > MAX_LIST)
		return fail(err, ERR_LIMIT, "agreement.hours.too_many");
	for (size_t i = 0; i < spec->n_off; i++)
		if (!day_holds(spec->off[i].day, err))
			return false;
	return weekly_holds(spec, err) && days_hold(spec->shifts, spec->n_shifts, err) &&
	       days_hold(spec->breaks, spec->n_breaks, err) &&
	       days_hold(spec->exceptions, spec->n_exceptions, err);
}

/* --- periods of one day --- */

static int
by_opening(gconstpointer a, gconstpointer b)
{
	const Period *x = a, *y = b;

	return x->opens - y->opens;
}

/* Those from first on, sorted; what overlaps or touches is one. */
static void
unite(GArray *periods, guint first)
{
	Period *p = (Period *)(void *)periods->data + first;
	guint n = periods->len - first, kept = 0;

	if (n < 2)
		return;
	qsort(p, n, sizeof *p, by_opening);
	for (guint i = 1; i < n; i++) {
		if (p[i].opens > p[kept].closes)
			p[++kept] = p[i];
		else
			p[kept].closes = MAX(p[kept].closes, p[i].closes);
	}
	g_array_set_size(periods, first + kept + 1);
}

/* Takes [opens, closes) out of those from first on. */
static void
take_out(GArray *periods, guint first, uint16_t opens, uint16_t closes)
{
	guint n = periods->len;

	for (guint i = first; i < n; i++) {
		Period *p = &g_array_index(periods, Period, i);
		Period rest = { MAX(p->opens, closes), p->closes };

		p->closes = MIN(p->closes, opens);
		if (rest.opens < rest.closes)
			g_array_append_val(periods, rest); /* may move p */
	}
	for (guint i = periods->len; i-- > first;) {
		const Period *p = &g_array_index(periods, Period, i);
		if (p->opens >= p->closes)
			g_array_remove_index(periods, i);
	}
}

/* --- dates --- */

/* The lists of a spec by date, each with how far it was read. */
typedef struct {
	GArray *days; /* HoursDay */
	guint next;
} DayList;

static int
by_day(gconstpointer a, gconstpointer b)
{
	const HoursDay *x = a, *y = b;

	return x->day < y->day ? -1 : x->day > y->day;
}

static DayList
day_list(const HoursDay *days, size_t n)
{
	DayList l = { g_array_sized_new(FALSE, FALSE, sizeof(HoursDay), (guint)n), 0 };

	if (n)
		g_array_append_vals(l.days, days, (guint)n);
	g_array_sort(l.days, by_day);
	return l;
}

/* Days off as breaks from their minute on. */
static DayList
off_list(const HoursOff *off, size_t n)
{
	DayList l = day_list(NULL, 0);

	for (size_t i = 0; i < n; i++) {
		HoursDay d = { off[i].day, off[i].from, DAY_MINUTES };
		g_array_append_val(l.days, d);
	}
	g_array_sort(l.days, by_day);
	return l;
}

static const HoursDay *
list_peek(const DayList *l)
{
	return l->next < l->days->len ? &g_array_index(l->days, HoursDay, l->next) : NULL;
}

/* The next one of that date, or NULL. */
static const HoursDay *
list_take(DayList *l, Day day)
{
	const HoursDay *d = list_peek(l);

	if (!d || d->day != day)
		return NULL;
	l->next++;
	return d;
}

enum { EXCEPTIONS, OFF, SHIFTS, BREAKS, N_LISTS };

static bool
first_day(const DayList lists[N_LISTS], Day *day)
{
	bool some = false;

	for (size_t i = 0; i < N_LISTS; i++) {
		const HoursDay *d = list_peek(&lists[i]);

		if (d && (!some || d->day < *day)) {
			*day = d->day;
			some = true;
		}
	}
	return some;
}

/* Adds the periods of that date that the list has; was the date in it? */
static bool
add_periods(DayList *l, Day day, GArray *periods)
{
	const HoursDay *d = list_take(l, day);
	bool some = d != NULL;

	for (; d; d = list_take(l, day)) {
		Period p = { d->opens, d->closes };
		if (p.opens < p.closes)
			g_array_append_val(periods, p);
	}
	return some;
}

static SpecialDay
make_special(const Hours *h, DayList lists[N_LISTS], Day day, GArray *periods)
{
	guint first = periods->len;
	SpecialDay s = { .day = day, .by = HOURS_BY_EXCEPTION };
	const HoursDay *d;

	if (!add_periods(&lists[EXCEPTIONS], day, periods)) {
		s.by = HOURS_BY_SHIFT;
		if (!add_periods(&lists[SHIFTS], day, periods)) {
			Periods week = h->weekdays[day_weekday(day)];

			s.by = HOURS_BY_WEEKDAY;
			for (size_t i = 0; i < week.n; i++) {
				Period p = g_array_index(periods, Period, week.first + i);
				g_array_append_val(periods, p);
			}
		}
	}
	unite(periods, first);
	while ((d = list_take(&lists[BREAKS], day)))
		take_out(periods, first, d->opens, d->closes);
	while ((d = list_take(&lists[OFF], day)))
		if (s.by != HOURS_BY_EXCEPTION) {
			take_out(periods, first, d->opens, d->closes);
			s.by = HOURS_BY_HOLIDAY;
		}
	while (list_take(&lists[SHIFTS], day))
		; /* under an exception */
	unite(periods, first);
	s.periods = (Periods){ first, periods->len - first };
	return s;
}

static void
add_specials(Hours *h, const HoursSpec *spec, GArray *periods)
{
	DayList lists[N_LISTS] = {
		[EXCEPTIONS] = day_list(spec->exceptions, spec->n_exceptions),
		[OFF] = off_list(spec->off, spec->n_off),
		[SHIFTS] = day_list(spec->shifts, spec->n_shifts),
		[BREAKS] = day_list(spec->breaks, spec->n_breaks),
	};
	GArray *specials = g_array_new(FALSE, FALSE, sizeof(SpecialDay));
	Day day = 0;

	while (first_day(lists, &day)) {
		SpecialDay s = make_special(h, lists, day, periods);
		g_array_append_val(specials, s);
	}
	for (size_t i = 0; i < N_LISTS; i++)
		g_array_unref(lists[i].days);
	h->n_specials = specials->len;
	h->specials = (SpecialDay *)(void *)g_array_free(specials, FALSE);
}

/* --- the week and the year --- */

static void
add_weekdays(Hours *h, const HoursSpec *spec, GArray *periods)
{
	for (uint8_t weekday = 1; weekday <= 7; weekday++) {
		guint first = periods->len;

		for (size_t i = 0; i < spec->n_spans; i++) {
			Period p = { spec->spans[i].opens, spec->spans[i].closes };
			if (spec->spans[i].weekday == weekday)
				g_array_append_val(periods, p);
		}
		unite(periods, first);
		h->weekdays[weekday] = (Periods){ first, periods->len - first };
	}
	h->any_weekly = periods->len > 0;
}

static void
add_yearly(Hours *h, const HoursSpec *spec)
{
	if (!spec->n_yearly)
		return;
	h->yearly = g_malloc(13 * sizeof *h->yearly);
	memset(h->yearly, 0xff, 13 * sizeof *h->yearly);
	for (size_t i = 0; i < spec->n_yearly; i++) {
		const HoursYearly *y = &spec->yearly[i];
		uint16_t *from = &h->yearly[y->month][y->day];

		*from = MIN(*from, y->from);
	}
}

Hours *
hours_make(const HoursSpec *spec, GError **err)
{
	const Zone *zone = zone_find(spec->time_zone);

	if (!zone) {
		fail(err, ERR_INVALID, "agreement.time_zone.unknown");
		return NULL;
	}
	if (!spec_holds(spec, err))
		return NULL;

	Hours *h = g_new0(Hours, 1);
	GArray *periods = g_array_new(FALSE, FALSE, sizeof(Period));
	h->zone = zone;
	h->always = spec->always;
	h->holidays = spec->holidays;
	h->off_after_ascension = spec->off_after_ascension;
	add_weekdays(h, spec, periods);
	add_yearly(h, spec);
	add_specials(h, spec, periods);
	h->periods = (Period *)(void *)g_array_free(periods, FALSE);
	return h;
}

Hours *
hours_new(const char *time_zone, const HoursSpan *spans, size_t n_spans,
    Holidays holidays, GError **err)
{
	HoursSpec spec = {
		.time_zone = time_zone,
		.always = n_spans == 0,
		.holidays = holidays,
		.spans = spans,
		.n_spans = n_spans,
	};

	return hours_make(&spec, err);
}

void
hours_free(Hours *h)
{
	if (!h)
		return;
	g_free(h->periods);
	g_free(h->specials);
	g_free(h->yearly);
	g_free(h);
}
