/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/roster.h"

#include "model/holiday.h"

#define MINUTES_OF_DAY 1440

/* --- days --- */

/* 29 December 1969 was a Monday. */
#define MONDAY (-3)

Day
roster_day(const Zone *zone, Instant at)
{
	Instant local = at + zone_span(zone, at).offset;

	return (Day)(local / DAYS(1) - (local % DAYS(1) < 0));
}

int
roster_week(Day day, int every)
{
	int weeks = (day - MONDAY) / 7 - ((day - MONDAY) % 7 < 0);

	return (weeks % every + every) % every;
}

Instant
roster_instant(const Zone *zone, Day day, int minute)
{
	Date date = day_to_date(day + minute / MINUTES_OF_DAY);

	minute %= MINUTES_OF_DAY;
	g_autoptr(GDateTime) t = g_date_time_new(zone_glib(zone), date.year, date.month,
	    date.day, minute / 60, minute % 60, 0);
	return SECONDS(g_date_time_to_unix(t));
}

bool
roster_shift_holds(const RosterShift *s)
{
	return s->staff_id && s->role >= ROLE_AGENT && s->role <= ROLE_PARTNER &&
	       s->weekday >= 1 && s->weekday <= 7 && s->begins >= 0 &&
	       s->begins < MINUTES_OF_DAY && s->ends > s->begins &&
	       s->ends <= s->begins + MINUTES_OF_DAY && s->every >= 1 && s->every <= 52 &&
	       s->week >= 0 && s->week < s->every &&
	       (!s->from_day || !s->to_day || s->from_day <= s->to_day);
}

/* --- spans of time: in order, apart from each other --- */

static void
spans_cut(GArray *spans, RosterHole out)
{
	for (guint i = 0; i < spans->len;) {
		RosterHole *s = &g_array_index(spans, RosterHole, i);
		RosterHole rest = { out.to, s->to };

		if (s->to <= out.from || s->from >= out.to) {
			i++;
		} else if (s->from < out.from) {
			s->to = out.from;
			i++;
			if (rest.from < rest.to)
				g_array_insert_val(spans, i, rest);
		} else if (rest.from < rest.to) {
			s->from = rest.from;
			i++;
		} else {
			g_array_remove_index(spans, i);
		}
	}
}

static void
spans_add(GArray *spans, RosterHole in)
{
	guint i = spans->len;

	if (in.from >= in.to)
		return;
	/* Mostly it comes after all others. */
	while (i > 0 && g_array_index(spans, RosterHole, i - 1).to >= in.from)
		i--;
	while (i < spans->len && g_array_index(spans, RosterHole, i).from <= in.to) {
		const RosterHole *s = &g_array_index(spans, RosterHole, i);

		in.from = MIN(in.from, s->from);
		in.to = MAX(in.to, s->to);
		g_array_remove_index(spans, i);
	}
	g_array_insert_val(spans, i, in);
}

/* --- who is on --- */

static bool
is_holiday(Day day)
{
	HolidayYear year = holiday_year(day_to_date(day).year);

	return holiday_dk(&year, day) != HOLIDAY_NONE;
}

static bool
begins_on(const RosterShift *s, Day day)
{
	return s->weekday == day_weekday(day) && s->week == roster_week(day, s->every) &&
	       (!s->from_day || day >= s->from_day) && (!s->to_day || day <= s->to_day) &&
	       (s->on_holidays || !is_holiday(day));
}

/* The pattern's spans of one shift that touch [from, to). */
static void
add_shift(const Roster *r, const RosterShift *s, RosterHole within, GArray *spans)
{
	/* One that began the day before may still be running. */
	Day first = roster_day(r->zone, within.from) - 1;
	Day last = roster_day(r->zone, within.to);

	for (Day day = first; day <= last; day++)
		if (begins_on(s, day))
			spans_add(spans,
			    (RosterHole){ roster_instant(r->zone, day, s->begins),
			        roster_instant(r->zone, day, s->ends) });
}

static bool
concerns(const RosterException *x, int64_t staff_id, Role role)
{
	return x->staff_id == staff_id && (x->role == role || !x->role);
}

static GArray *
spans_of(const Roster *r, Role role, int64_t staff_id, RosterHole within)
{
	GArray *spans = g_array_new(FALSE, FALSE, sizeof(RosterHole));

	for (size_t i = 0; i < r->n_shifts; i++)
		if (r->shifts[i].staff_id == staff_id && r->shifts[i].role == role)
			add_shift(r, &r->shifts[i], within, spans);
	for (size_t i = 0; i < r->n_exceptions; i++) {
		const RosterException *x = &r->exceptions[i];
		RosterHole span = { x->begins, x->ends };

		if (!concerns(x, staff_id, role))
			continue;
		if (x->is_on)
			spans_add(spans, span);
		else
			spans_cut(spans, span);
	}
	spans_cut(spans, (RosterHole){ G_MININT64, within.from });
	spans_cut(spans, (RosterHole){ within.to, G_MAXINT64 });
	return spans;
}

/* All who may be on in a role, each once. */
static GArray *
staff_of(const Roster *r, Role role)
{
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(int64_t));
	g_autoptr(GHashTable) seen = g_hash_table_new(g_int64_hash, g_int64_equal);

	for (size_t i = 0; i < r->n_shifts; i++)
		if (r->shifts[i].role == role &&
		    g_hash_table_add(seen, (void *)(uintptr_t)&r->shifts[i].staff_id))
			g_array_append_val(ids, r->shifts[i].staff_id);
	for (size_t i = 0; i < r->n_exceptions; i++)
		if (r->exceptions[i].role == role && r->exceptions[i].is_on &&
		    g_hash_table_add(seen, (void *)(uintptr_t)&r->exceptions[i].staff_id))
			g_array_append_val(ids, r->exceptions[i].staff_id);
	return ids;
}

static int
by_time(const void *a, const void *b)
{
	const RosterDuty *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return x->staff_id < y->staff_id ? -1 : x->staff_id > y->staff_id;
}

size_t
roster_duties(const Roster *r, Arena *a, Role role, Instant from, Instant to,
    RosterDuty **out)
{
	g_autoptr(GArray) staff = staff_of(r, role);
	RosterDuty *duties = NULL;
	size_t n = 0;

	for (guint i = 0; i < staff->len && from < to; i++) {
		int64_t id = g_array_index(staff, int64_t, i);
		g_autoptr(GArray) spans = spans_of(r, role, id, (RosterHole){ from, to });

		for (guint k = 0; k < spans->len; k++) {
			const RosterHole *s = &g_array_index(spans, RosterHole, k);

			*arena_push(a, &duties, &n) = (RosterDuty){ id, s->from, s->to };
		}
	}
	if (n)
		qsort(duties, n, sizeof *duties, by_time);
	*out = duties;
	return n;
}

size_t
roster_holes(const Roster *r, Arena *a, Role role, Instant from, Instant to,
    RosterHole **out)
{
	RosterDuty *duties;
	size_t n = roster_duties(r, a, role, from, to, &duties), n_holes = 0;
	RosterHole *holes = NULL;
	Instant covered = from;

	for (size_t i = 0; i < n; i++) {
		if (duties[i].from > covered)
			*arena_push(a, &holes, &n_holes) = (RosterHole){ covered,
				duties[i].from };
		covered = MAX(covered, duties[i].to);
	}
	if (covered < to)
		*arena_push(a, &holes, &n_holes) = (RosterHole){ covered, to };
	*out = holes;
	return n_holes;
}

Instant
roster_next_change(const Roster *r, Arena *a, Role role, Instant at, Instant limit)
{
	RosterDuty *duties;
	size_t n = roster_duties(r, a, role, at, limit, &duties);
	Instant next = limit;

	for (size_t i = 0; i < n; i++)
		next = MIN(next, duties[i].from > at ? duties[i].from : duties[i].to);
	return next < limit ? next : 0;
}

bool
roster_is_away(const Roster *r, int64_t staff_id, Instant at)
{
	bool away = false;

	for (size_t i = 0; i < r->n_exceptions; i++) {
		const RosterException *x = &r->exceptions[i];

		if (x->staff_id == staff_id && x->begins <= at && at < x->ends)
			away = !x->is_on;
	}
	return away;
}

bool
roster_new_hole(const RosterHole *before, size_t n_before, const RosterHole *after,
    size_t n_after, RosterHole *first)
{
	g_autoptr(GArray) rest = g_array_new(FALSE, FALSE, sizeof(RosterHole));

	if (n_after)
		g_array_append_vals(rest, after, (guint)n_after);
	for (size_t i = 0; i < n_before; i++)
		spans_cut(rest, before[i]);
	if (rest->len)
		*first = g_array_index(rest, RosterHole, 0);
	return rest->len > 0;
}
