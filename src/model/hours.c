/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/hours.h"

#include <string.h>

#include "base/err.h"

#define MAX_DAYS 3660 /* how far a walk looks ahead: ten years */

struct Hours {
	GTimeZone *tz; /* immutable and shared: GLib caches zones */
	HoursSpan *spans;
	size_t n_spans; /* 0: open always */
	Holidays holidays;
};

/* A cursor over the open intervals, in order of time. */
typedef struct {
	const Hours *hours;
	GDate day; /* local */
	size_t next_span;
	int days_left;
} Walk;

/* The instant of a local wall-clock minute of a day. A minute that summer time skips
 * counts as the first one after the gap. */
static Instant
at_minute(const Hours *h, const GDate *day, unsigned minute)
{
	GDate date = *day;

	if (minute == 1440) {
		g_date_add_days(&date, 1);
		minute = 0;
	}
	g_autoptr(GDateTime) t = g_date_time_new(h->tz, g_date_get_year(&date),
	    (int)g_date_get_month(&date), g_date_get_day(&date), (int)minute / 60,
	    (int)minute % 60, 0);
	return SECONDS(g_date_time_to_unix(t));
}

static bool
is_holiday(const Hours *h, const GDate *day)
{
	return h->holidays == HOLIDAYS_DK &&
	       holiday_dk(g_date_get_year(day), (int)g_date_get_month(day),
	           g_date_get_day(day));
}

static Walk
walk_from(const Hours *h, Instant from)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(from / SECONDS(1));
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, h->tz);
	Walk w = { .hours = h, .days_left = MAX_DAYS };
	int y, m, d;

	g_date_time_get_ymd(local, &y, &m, &d);
	g_date_set_dmy(&w.day, (GDateDay)d, (GDateMonth)m, (GDateYear)y);
	return w;
}

/* The next open interval; false when the walk has gone MAX_DAYS ahead. */
static bool
walk_next(Walk *w, Instant *opens, Instant *closes)
{
	const Hours *h = w->hours;

	for (; w->days_left > 0; w->days_left--) {
		GDateWeekday weekday = g_date_get_weekday(&w->day);
		bool closed = is_holiday(h, &w->day);

		while (!closed && w->next_span < h->n_spans) {
			const HoursSpan *s = &h->spans[w->next_span++];

			if (s->weekday != weekday)
				continue;
			*opens = at_minute(h, &w->day, s->opens);
			*closes = at_minute(h, &w->day, s->closes);
			if (*opens < *closes)
				return true;
		}
		g_date_add_days(&w->day, 1);
		w->next_span = 0;
	}
	return false;
}

bool
hours_add(const Hours *h, Instant from, Duration open_time, Instant *at, GError **err)
{
	Instant opens, closes;

	g_assert(open_time >= 0);
	if (h->n_spans == 0) {
		*at = from + open_time;
		return true;
	}
	Walk w = walk_from(h, from);
	while (walk_next(&w, &opens, &closes)) {
		if (closes <= from)
			continue;
		opens = MAX(opens, from);
		if (open_time <= closes - opens) {
			*at = opens + open_time;
			return true;
		}
		open_time -= closes - opens;
	}
	return fail(err, ERR_INVALID, "agreement.hours.too_few");
}

Duration
hours_between(const Hours *h, Instant from, Instant to)
{
	Instant opens, closes;
	Duration sum = 0;

	if (h->n_spans == 0)
		return MAX(0, to - from);
	Walk w = walk_from(h, from);
	while (walk_next(&w, &opens, &closes) && opens < to)
		sum += MAX(0, MIN(closes, to) - MAX(opens, from));
	return sum;
}

bool
hours_is_open(const Hours *h, Instant at)
{
	Instant opens, closes;

	if (h->n_spans == 0)
		return true;
	Walk w = walk_from(h, at);
	while (walk_next(&w, &opens, &closes) && opens <= at)
		if (at < closes)
			return true;
	return false;
}

Instant
hours_next_change(const Hours *h, Instant at)
{
	Instant opens, closes, until = 0;

	if (h->n_spans == 0)
		return 0;
	Walk w = walk_from(h, at);
	while (walk_next(&w, &opens, &closes)) {
		if (closes <= at)
			continue;
		if (!until && opens > at)
			return opens;
		if (until && opens > until)
			return until;
		until = closes; /* spans that touch are one */
	}
	return 0;
}

static bool
spans_hold(const HoursSpan *spans, size_t n, GError **err)
{
	for (size_t i = 0; i < n; i++) {
		const HoursSpan *s = &spans[i], *before = i ? &spans[i - 1] : NULL;

		if (s->weekday < 1 || s->weekday > 7 || s->opens >= s->closes ||
		    s->closes > 1440)
			return fail(err, ERR_INVALID, "agreement.hours.span");
		if (before &&
		    (before->weekday > s->weekday ||
		        (before->weekday == s->weekday && before->closes > s->opens)))
			return fail(err, ERR_INVALID, "agreement.hours.overlap");
	}
	return true;
}

Hours *
hours_new(const char *time_zone, const HoursSpan *spans, size_t n_spans,
    Holidays holidays, GError **err)
{
	g_autoptr(GTimeZone) tz = NULL;

	/* GLib would also take a path, "+02:00", or NULL for the server's own. */
	if (time_zone && g_ascii_isalpha(time_zone[0]) && !strstr(time_zone, ".."))
		tz = g_time_zone_new_identifier(time_zone);
	if (!tz) {
		fail(err, ERR_INVALID, "agreement.time_zone.unknown");
		return NULL;
	}
	if (!spans_hold(spans, n_spans, err))
		return NULL;
	Hours *h = g_new0(Hours, 1);
	h->tz = g_steal_pointer(&tz);
	h->spans = g_memdup2(spans, n_spans * sizeof *spans);
	h->n_spans = n_spans;
	h->holidays = holidays;
	return h;
}

void
hours_free(Hours *h)
{
	if (!h)
		return;
	g_time_zone_unref(h->tz);
	g_free(h->spans);
	g_free(h);
}

GTimeZone *
hours_time_zone(const Hours *h)
{
	return h->tz;
}
