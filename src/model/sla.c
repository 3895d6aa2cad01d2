/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/sla.h"

#include "model/audience.h"

/* Does a mail of that kind tell the reporter how his case goes? That it was received, is
 * the robot's word; that it is at an end, is no news of its progress. */
static bool
is_word(OutMailKind mail)
{
	return mail && mail != MAIL_RECEIPT && mail != MAIL_CLOSED && mail != MAIL_MERGED;
}

ClockMark
clock_mark(const Case *before, const Case *c, const Entry *e)
{
	bool said = e->staff_id && e->is_public && before;

	return (ClockMark){
		.at = e->at,
		.status = (Status)c->status,
		.responded = CHANGES(&e->change, responded_at) && c->responded_at != 0,
		.told = said || is_word(audience_reporter_mail(before, c, e)),
	};
}

/* --- one clock along the marks --- */

typedef enum { PHASE_BEFORE, PHASE_RUNS, PHASE_STANDS, PHASE_OVER } Phase;

/* How a clock stands while it walks along the marks. */
typedef struct {
	const Agreement *ag;
	ClockKind kind;
	const ClockTarget *target;
	Phase phase;
	SlaClock clock;
} Walk;

static Walk
walk_begin(const SlaCase *of, ClockKind kind)
{
	const ClockTarget *target = &of->ag->targets[of->category].clock[kind];

	return (Walk){ .ag = of->ag,
		.kind = kind,
		.target = target,
		.clock = { .target = target->length } };
}

static bool
stands_in(const Agreement *ag, ClockKind kind, Status status)
{
	return status >= STATUS_SOLVED || (ag->stands[status] & (1u << kind)) != 0;
}

/* Begins to count from nothing. */
static void
begin(Walk *w, Instant at)
{
	w->clock.began = at;
	w->clock.used = 0;
	w->clock.due = 0;
	w->clock.ended = 0;
}

static void
pass_response(Walk *w, const ClockMark *m)
{
	if (!w->clock.began)
		begin(w, m->at);
	if (m->responded && !w->clock.ended)
		w->clock.ended = m->at;
}

/* Each word begins the clock anew; a report that nobody has answered owes a response, and
 * no update. */
static void
pass_update(Walk *w, const ClockMark *m)
{
	if (m->responded || (m->told && w->clock.began))
		begin(w, m->at);
	if (!w->clock.began)
		return;
	if (m->status >= STATUS_SOLVED)
		w->clock.ended = m->at;
	else if (w->clock.ended)
		begin(w, m->at); /* reopened */
}

static void
pass_solution(Walk *w, const ClockMark *m)
{
	if (!w->clock.began)
		begin(w, m->at);
	if (m->status < STATUS_SOLVED)
		w->clock.ended = 0;
	else if (!w->clock.ended)
		w->clock.ended = m->at;
}

/* What happens to the clock at a mark. */
static void
pass(Walk *w, const ClockMark *m)
{
	static void (*const passes[N_CLOCKS])(Walk *, const ClockMark *) = {
		[CLOCK_RESPONSE] = pass_response,
		[CLOCK_UPDATE] = pass_update,
		[CLOCK_SOLUTION] = pass_solution,
	};

	passes[w->kind](w, m);
	w->clock.stands = stands_in(w->ag, w->kind, m->status);
	if (!w->clock.began)
		w->phase = PHASE_BEFORE;
	else if (w->clock.ended)
		w->phase = PHASE_OVER;
	else
		w->phase = w->clock.stands ? PHASE_STANDS : PHASE_RUNS;
}

static bool
add_time(const Walk *w, Instant from, Duration length, Instant *at, GError **err)
{
	if (!w->target->always)
		return hours_add(w->ag->hours, from, length, at, err);
	*at = from + length;
	return true;
}

static Duration
time_between(const Walk *w, Instant from, Instant to)
{
	return w->target->always ? MAX(0, to - from)
	                         : hours_between(w->ag->hours, from, to);
}

/* From one mark to the next: the sum grows, and may come to the target on the way. */
static bool
run(Walk *w, Instant from, Instant to, GError **err)
{
	if (w->phase != PHASE_RUNS)
		return true;
	Duration more = time_between(w, from, to),
	         left = w->target->length - w->clock.used;

	if (!w->clock.due && more >= left && !add_time(w, from, left, &w->clock.due, err))
		return false;
	w->clock.used += more;
	return true;
}

static bool
walk(Walk *w, const ClockMark *marks, size_t n, GError **err)
{
	if (!w->target->length)
		return true;
	for (size_t i = 0; i < n; i++) {
		if (i && !run(w, marks[i - 1].at, marks[i].at, err))
			return false;
		pass(w, &marks[i]);
	}
	if (w->clock.due || !w->clock.began)
		return true;
	return add_time(w, w->clock.ended ? w->clock.ended : marks[n - 1].at,
	    w->target->length - w->clock.used, &w->clock.due, err);
}

bool
sla_clocks(const SlaCase *of, SlaClocks *out, GError **err)
{
	SlaClocks clocks;

	g_assert(of->n > 0);
	for (ClockKind kind = 0; kind < N_CLOCKS; kind++) {
		Walk w = walk_begin(of, kind);

		if (!walk(&w, of->marks, of->n, err))
			return false;
		clocks.clock[kind] = w.clock;
	}
	*out = clocks;
	return true;
}

bool
sla_reaches(const SlaCase *of, ClockKind kind, const SlaClock *clock, int share,
    Instant *at, GError **err)
{
	const Walk w = walk_begin(of, kind);
	Duration left = clock->target / 1000 * share - clock->used;
	Instant last = of->marks[of->n - 1].at;

	*at = 0;
	if (!clock->target || !clock->began || clock->ended || clock->stands)
		return true;
	if (left <= 0) { /* it has been there already */
		*at = last;
		return true;
	}
	return add_time(&w, last, left, at, err);
}

void
sla_change(const SlaClocks *clocks, Change *ch)
{
	const SlaClock *update = &clocks->clock[CLOCK_UPDATE];
	int64_t standing = 0;

	for (ClockKind kind = 0; kind < N_CLOCKS; kind++)
		if (clocks->clock[kind].stands)
			standing |= 1 << kind;
	CHANGE(ch, response_due, clocks->clock[CLOCK_RESPONSE].due);
	CHANGE(ch, solution_due, clocks->clock[CLOCK_SOLUTION].due);
	CHANGE(ch, update_due, update->ended ? 0 : update->due);
	CHANGE(ch, standing, standing);
}

/* --- the sum, explained --- */

typedef struct {
	Arena *arena;
	const Walk *walk;
	SlaStretch *list;
	size_t n;
} Telling;

static void
tell(Telling *t, Instant from, Instant to, StretchWhy why, Status status)
{
	SlaStretch *last = t->n ? &t->list[t->n - 1] : NULL;
	bool goes_on = last && last->to == from && last->why == why &&
	               (why != STRETCH_STANDS || last->status == status);

	if (from >= to)
		return;
	if (goes_on) { /* what happened between changed nothing of it */
		last->to = to;
		last->counted += why == STRETCH_COUNTS ? to - from : 0;
		return;
	}
	*arena_push(t->arena, &t->list, &t->n) = (SlaStretch){ from, to, why, status,
		why == STRETCH_COUNTS ? to - from : 0 };
}

/* A stretch in which the clock runs, cut where the opening hours begin and end. */
static void
tell_running(Telling *t, Instant from, Instant to, Status status)
{
	const Hours *hours = t->walk->ag->hours;

	if (t->walk->target->always) {
		tell(t, from, to, STRETCH_COUNTS, status);
		return;
	}
	while (from < to) {
		bool open = hours_is_open(hours, from);
		Instant next = hours_next_change(hours, from);
		Instant end = next && next < to ? next : to;

		tell(t, from, end, open ? STRETCH_COUNTS : STRETCH_CLOSED, status);
		from = end;
	}
}

size_t
sla_explain(Arena *a, const SlaCase *of, ClockKind kind, Instant until, size_t max,
    SlaStretch **out)
{
	const ClockMark *marks = of->marks;
	Walk w = walk_begin(of, kind);
	Telling t = { .arena = a, .walk = &w };

	for (size_t i = 0; i < of->n && marks[i].at < until; i++) {
		Instant to = i + 1 < of->n ? MIN(marks[i + 1].at, until) : until;
		Instant began = w.clock.began;

		pass(&w, &marks[i]);
		if (w.clock.began != began)
			t.n = 0; /* what went before is another sum */
		if (w.phase == PHASE_RUNS)
			tell_running(&t, marks[i].at, to, marks[i].status);
		else
			tell(&t, marks[i].at, to,
			    w.phase == PHASE_STANDS ? STRETCH_STANDS : STRETCH_OVER,
			    marks[i].status);
	}
	size_t left_out = t.n > max ? t.n - max : 0;
	*out = t.list + left_out;
	return t.n - left_out;
}
