/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/roster_weeks.h"

#include "model/holiday.h"
#include "web/roster_words.h"

#define N_LOOKS   6
#define MAX_LANES 4 /* of a role: who is on besides four others is not drawn */

/* --- where something stands in the week --- */

static const char *
percent(Arena *a, Duration of_week)
{
	int64_t hundredths = CLAMP(of_week, 0, DAYS(7)) / (DAYS(7) / 10000);

	return arena_printf(a, "%d.%02d%%", (int)(hundredths / 100),
	    (int)(hundredths % 100));
}

/* By the clock on the wall, so that every day is as wide as the others. */
static Duration
place(const RosterPicture *p, Day monday, Instant at)
{
	return at + zone_span(p->roster->zone, at).offset - DAYS(monday);
}

static RosterBar
bar_of(const RosterPicture *p, Day monday, RosterHole span, const char *name,
    const char *look)
{
	Arena *a = p->rd->a;
	Duration from = place(p, monday, span.from);
	/* The end of a week is the beginning of the next one. */
	Duration to = MIN(place(p, monday, span.to - 1) + 1, DAYS(7));
	const TextArg args[] = { text_arg_s(name), text_arg_s(span_words(p->rd, span)) };

	return (RosterBar){
		.x = percent(a, from),
		.width = percent(a, to - from),
		.name = name,
		.title = text_format(a, p->rd->lang, TEXT_ROSTER_BAR, args, 2),
		.look = look,
	};
}

/* --- a role --- */

static size_t
staff_place(const RosterPicture *p, int64_t id)
{
	size_t i = 0;

	while (i < p->n_staff && p->staff[i].id != id)
		i++;
	return i;
}

/* The lines of a role: who is on at the same time as another stands below him. */
typedef struct {
	RosterBar *bars[MAX_LANES];
	size_t n_bars[MAX_LANES];
	Instant until[MAX_LANES];
	size_t n;
} Lines;

static void
put(const RosterPicture *p, Lines *lines, RosterHole span, RosterBar bar)
{
	size_t i = 0;

	while (i < MAX_LANES && lines->until[i] > span.from)
		i++;
	if (i == MAX_LANES)
		return;
	lines->until[i] = span.to;
	lines->n = MAX(lines->n, i + 1);
	*arena_push(p->rd->a, &lines->bars[i], &lines->n_bars[i]) = bar;
}

static void
put_duties(const RosterPicture *p, Day monday, Role role, RosterHole week, Lines *lines)
{
	Arena *a = p->rd->a;
	RosterDuty *d;
	size_t n = roster_duties(p->roster, a, role, week.from, week.to, &d);

	for (size_t i = 0; i < n; i++) {
		RosterHole span = { d[i].from, d[i].to };
		size_t who = staff_place(p, d[i].staff_id);

		put(p, lines, span,
		    bar_of(p, monday, span, who < p->n_staff ? p->staff[who].name : "?",
		        arena_printf(a, "duty duty-%zu", who % N_LOOKS)));
	}
}

static void
put_holes(const RosterPicture *p, Day monday, RosterHole week, Lines *lines)
{
	RosterHole *holes;
	size_t n = roster_holes(p->roster, p->rd->a, ROLE_PARTNER, week.from, week.to,
	    &holes);

	lines->n = MAX(lines->n, n ? 1 : 0);
	for (size_t i = 0; i < n; i++)
		*arena_push(p->rd->a, &lines->bars[0], &lines->n_bars[0]) = bar_of(p,
		    monday, holes[i], text(p->rd->lang, TEXT_ROSTER_NOBODY), "hole");
}

static void
add_lanes(const RosterPicture *p, Day monday, Role role, RosterWeek *w,
    RosterLane **lanes)
{
	const Zone *zone = p->roster->zone;
	const RosterHole week = { roster_instant(zone, monday, 0),
		roster_instant(zone, monday + 7, 0) };
	const char *name = text(p->rd->lang, role_text(role));
	Lines lines = { 0 };

	put_duties(p, monday, role, week, &lines);
	if (role == ROLE_PARTNER && p->holes)
		put_holes(p, monday, week, &lines);
	for (size_t i = 0; i < lines.n; i++)
		*arena_push(p->rd->a, lanes, &w->n_lanes) = (RosterLane){
			.name = i ? "" : name,
			.label = name,
			.bars = lines.bars[i],
			.n_bars = lines.n_bars[i],
		};
}

/* --- the week --- */

/* As ISO 8601 counts: the week that has the year's first Thursday is the first. */
static int
week_number(Day monday)
{
	Day thursday = monday + 3;
	Day first = day_from_date(day_to_date(thursday).year, 1, 1);

	return (thursday - first) / 7 + 1;
}

static RosterDayHead
day_head(const RosterPicture *p, Day day, Day today)
{
	Lang lang = p->rd->lang;
	HolidayYear year = holiday_year(day_to_date(day).year);
	Holiday h = holiday_dk(&year, day);
	const TextArg args[] = { text_arg_s(text(lang, weekday_short(day_weekday(day)))),
		text_arg_n(day_to_date(day).day) };

	return (RosterDayHead){
		.words = text_format(p->rd->a, lang, TEXT_ROSTER_DAY_HEAD, args, 2),
		.is_today = day == today,
		.holiday = h ? text(lang, holiday_text(h)) : NULL,
	};
}

RosterWeek
roster_week_view(const RosterPicture *p, Day monday)
{
	Day today = roster_day(p->roster->zone, p->rd->now);
	const TextArg number[] = { text_arg_n(week_number(monday)) };
	RosterWeek w = { .title = text_format(p->rd->a, p->rd->lang, TEXT_ROSTER_WEEK,
		             number, 1) };
	RosterLane *lanes = NULL;

	for (int i = 0; i < 7; i++)
		w.days[i] = day_head(p, monday + i, today);
	for (Role role = ROLE_PARTNER; role >= ROLE_AGENT; role--)
		add_lanes(p, monday, role, &w, &lanes);
	w.lanes = lanes;
	if (today >= monday && today < monday + 7)
		w.now_x = percent(p->rd->a, place(p, monday, p->rd->now));
	return w;
}
