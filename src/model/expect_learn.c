/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expect_learn.c - walks through a past: what is known when, and when it is learnt. */
#include <math.h>

#include "model/expect_int.h"
#include "model/expect_walk.h"

#define FIRST_FIT        8    /* solved cases before effects are fitted at all */
#define FIT_GROWTH       1.08 /* and then whenever there are so many times as many */
#define FIT_OFTEN        8    /* but not more often than each so many */
#define COUNT_GROWTH     0.005
#define COUNT_OFTEN      10
/* How much the share that is asked for moves by one horizon that held or did not; less
 * when many are still out, since what is learnt comes late then. */
#define LIFT_STEP        0.006
#define LIFT_STEP_GROUP  0.012
#define LIFT_OUT         0.25
#define LIFT_FADES       0.001
#define LIFT_FADES_GROUP 0.002
#define LIFT_MOST        0.08

typedef enum { EVENT_CLOSED, EVENT_HORIZON } EventKind;

typedef struct {
	Instant at;
	uint32_t i;
	EventKind kind;
} Event;

typedef struct {
	Walk walk;
	Event *heap;
	size_t n_events, room;
	uint32_t out, *group_out;      /* horizons that have not passed */
	int64_t fitted_at, counted_at; /* solved cases then */
} Learner;

/* --- what happens when --- */

static bool
before(const Event *a, const Event *b)
{
	if (a->at != b->at)
		return a->at < b->at;
	if (a->kind != b->kind)
		return a->kind < b->kind;
	return a->i < b->i;
}

static void
event_put(Learner *l, Event e)
{
	size_t i = l->n_events++;

	if (l->n_events > l->room) {
		l->room = l->room ? 2 * l->room : 1024;
		l->heap = g_renew(Event, l->heap, l->room);
	}
	while (i > 0 && before(&e, &l->heap[(i - 1) / 2])) {
		l->heap[i] = l->heap[(i - 1) / 2];
		i = (i - 1) / 2;
	}
	l->heap[i] = e;
}

static Event
event_take(Learner *l)
{
	Event first = l->heap[0], last = l->heap[--l->n_events];
	size_t i = 0, child;

	while ((child = 2 * i + 1) < l->n_events) {
		if (child + 1 < l->n_events &&
		    before(&l->heap[child + 1], &l->heap[child]))
			child++;
		if (!before(&l->heap[child], &last))
			break;
		l->heap[i] = l->heap[child];
		i = child;
	}
	l->heap[i] = last;
	return first;
}

/* A horizon has passed: whatever was solved in time, was. */
static void
horizon_passed(Learner *l, const Event *ev)
{
	Expect *e = l->walk.expect;
	const ExpectPast *p = &l->walk.past[ev->i];
	bool held = p->closed && p->closed <= ev->at;
	uint16_t g = p->known.group;
	double by = held ? EXPECT_SHARE - 1 : EXPECT_SHARE;

	e->lift += by * MIN(LIFT_STEP, LIFT_OUT / l->out);
	expect_group_at(e, g)->lift += by *
	                               MIN(LIFT_STEP_GROUP, LIFT_OUT / l->group_out[g]);
	e->lift = CLAMP(e->lift, -LIFT_MOST, LIFT_MOST);
	expect_group_at(e, g)->lift = CLAMP(expect_group_at(e, g)->lift, -LIFT_MOST,
	    LIFT_MOST);
	l->out--;
	l->group_out[g]--;
}

static void
case_closed(Learner *l, const Event *ev)
{
	Walk *w = &l->walk;
	const ExpectPast *p = &w->past[ev->i];

	w->closed[ev->i] = true;
	w->closings[w->n_closings++] = p->closed;
	w->expect->known++;
	w->expect->longest = MAX(w->expect->longest, p->took);
	expect_group_at(w->expect, p->known.group)->known++;
}

static void
live_until(Learner *l, Instant at)
{
	while (l->n_events && l->heap[0].at < at) {
		Event ev = event_take(l);

		if (ev.kind == EVENT_CLOSED)
			case_closed(l, &ev);
		else
			horizon_passed(l, &ev);
	}
}

/* --- what is learnt of it --- */

static void
learn(Learner *l, Instant now)
{
	Walk *w = &l->walk;
	int64_t n = (int64_t)w->n_closings, since_fit = n - l->fitted_at,
	        since_count = n - l->counted_at;
	bool fit = n >= FIRST_FIT && since_fit >= FIT_OFTEN &&
	           (double)n >= FIT_GROWTH * (double)l->fitted_at;

	if (fit) {
		walk_fit(w, now);
		l->fitted_at = n;
	}
	if (fit || (since_count >= COUNT_OFTEN &&
	               (double)since_count >= COUNT_GROWTH * (double)n)) {
		walk_count(w, now);
		l->counted_at = n;
	}
}

static Instant
horizon_at(const Learner *l, uint32_t i, double seconds)
{
	const ExpectClock *c = l->walk.clock;

	if (c && c->reached)
		return c->reached(i, seconds, c->arg);
	return l->walk.past[i].opened + (Instant)ceil(seconds * 1e6);
}

static ExpectSaid
say(Learner *l, uint32_t i)
{
	const Expect *e = l->walk.expect;
	const Expected of = expect_of(e, &l->walk.past[i].known);
	ExpectSaid said = { .even = expect_point(e, &of, 0.5, 0),
		.horizon = expect_point(e, &of, EXPECT_SHARE, 0),
		.known = e->known };

	said.even = MIN(said.even, said.horizon);
	said.horizon_at = horizon_at(l, i, said.horizon);
	l->walk.of[i] = of;
	return said;
}

static void
open_case(Learner *l, uint32_t i, ExpectSaid *told)
{
	const ExpectPast *p = &l->walk.past[i];
	ExpectSaid said = say(l, i);

	if (p->closed)
		event_put(l, (Event){ p->closed, i, EVENT_CLOSED });
	event_put(l, (Event){ said.horizon_at, i, EVENT_HORIZON });
	l->walk.expect->lift *= 1 - LIFT_FADES;
	expect_group_at(l->walk.expect, p->known.group)->lift *= 1 - LIFT_FADES_GROUP;
	l->out++;
	l->group_out[p->known.group]++;
	l->walk.n = i + 1;
	if (told)
		*told = said;
}

void
expect_learn(Expect *e, const ExpectPast *past, size_t n, const ExpectClock *clock,
    Instant until, ExpectSaid *said)
{
	g_autofree bool *closed = g_new0(bool, n + 1);
	g_autofree Instant *closings = g_new(Instant, n + 1);
	g_autofree Expected *of = g_new(Expected, n + 1);
	g_autofree uint32_t *group_out = g_new0(uint32_t, EXPECT_MAX_GROUPS);
	Learner l = {
		.walk = { .expect = e,
		    .past = past,
		    .clock = clock,
		    .closed = closed,
		    .closings = closings,
		    .of = of },
		.group_out = group_out,
	};

	for (size_t i = 0; i < n; i++) {
		live_until(&l, past[i].opened);
		learn(&l, past[i].opened);
		open_case(&l, (uint32_t)i, said ? &said[i] : NULL);
	}
	live_until(&l, until + 1);
	if (l.walk.n_closings >= FIRST_FIT)
		walk_fit(&l.walk, until);
	if (l.walk.n_closings)
		walk_count(&l.walk, until);
	g_clear_pointer(&l.heap, g_free);
}
