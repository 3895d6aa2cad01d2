/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "tally.h"

#include <string.h>

/* --- what the reporter hears of --- */

static bool
is_word(const Case *before, const Case *after, const Entry *e)
{
	bool moved = before && after->status != STATUS_SOLVED &&
	             after->status != STATUS_CLOSED && before->horizon != after->horizon;

	if (!before) /* the receipt is a robot's */
		return false;
	if (e->staff_id && e->is_public)
		return true;
	if (moved)
		return true;
	if (e->kind == ENTRY_ANSWER || e->kind == ENTRY_SOLVED || e->kind == ENTRY_OUTAGE)
		return true;
	if (e->kind == ENTRY_ESCALATED)
		return e->staff_id || before->assignee_id != after->assignee_id;
	if (e->kind == ENTRY_REOPENED)
		return !e->person_id;
	if (e->kind == ENTRY_SUPPLIER_MAIL)
		return e->is_public;
	return e->kind == ENTRY_REFERRED && e->details &&
	       strstr(e->details, "\"first\":true") != NULL;
}

Moment
moment_of(const Case *before, const Case *after, const Entry *e)
{
	return (Moment){
		.at = e->at,
		.status = (Status)after->status,
		.answered = after->responded_at && (!before || !before->responded_at),
		.word = is_word(before, after, e),
	};
}

/* --- counting --- */

static bool
counts(const Wall *w, bool always, size_t minute)
{
	g_assert_cmpuint(minute, <, w->n);
	return always || w->open[minute];
}

/* Goes on minute by minute until then, or (0) until the target is reached. */
static void
count(Tally *t, const Wall *w, bool always, Instant from, Instant until)
{
	Instant at = from;

	while (until ? at < until : !t->due) {
		size_t minute = (size_t)((at - w->begin) / MINUTES(1));
		Instant next = w->begin + MINUTES((Instant)minute + 1);
		Instant end = until ? MIN(next, until) : next;
		Duration left = t->target - t->used;

		if (counts(w, always, minute)) {
			if (!t->due && end - at >= left)
				t->due = at + left;
			t->used += end - at;
		}
		at = end;
	}
}

static void
start(Tally *t, Instant at)
{
	t->began = at;
	t->used = 0;
	t->due = t->ended = 0;
}

static void
live(Tally *t, ClockKind kind, const Moment *m)
{
	bool done = m->status == STATUS_SOLVED || m->status == STATUS_CLOSED;

	if (kind == CLOCK_UPDATE) {
		if (m->answered || (t->began && m->word))
			start(t, m->at);
		else if (t->ended && !done)
			start(t, m->at); /* it was opened again */
		if (t->began && done)
			t->ended = m->at;
		return;
	}
	if (!t->began)
		start(t, m->at);
	if (kind == CLOCK_RESPONSE && m->answered && !t->ended)
		t->ended = m->at;
	if (kind == CLOCK_SOLUTION && done && !t->ended)
		t->ended = m->at;
	if (kind == CLOCK_SOLUTION && !done)
		t->ended = 0;
}

Tally
tally(const Agreement *ag, const Wall *w, Category category, ClockKind kind,
    const Moment *moments, size_t n)
{
	const ClockTarget *target = &ag->targets[category].clock[kind];
	Tally t = { .target = target->length };

	for (size_t i = 0; t.target && i < n; i++) {
		live(&t, kind, &moments[i]);
		t.stands = moments[i].status >= STATUS_SOLVED ||
		           (ag->stands[moments[i].status] >> kind & 1);
		if (i + 1 < n && t.began && !t.ended && !t.stands)
			count(&t, w, target->always, moments[i].at, moments[i + 1].at);
	}
	if (!t.began || t.due)
		return t;
	/* When it would be, if it ran on. */
	Tally on = t;
	count(&on, w, target->always, t.ended ? t.ended : moments[n - 1].at, 0);
	t.due = on.due;
	return t;
}
