/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * sla.h - the three clocks of a case: how much of each promise is used, and when it is
 * due (M7, M17).
 *
 *	response   from the report to the first word of somebody on the staff
 *	update     from each word to the reporter to the next, once somebody has answered
 *	solution   from the report to the solution, and on if the case is reopened
 *
 * They know nothing of one another, and nothing is counted up: each is computed anew from
 * the marks that the case's entries left, so whatever changes (the category, the
 * agreement, a status) counts for the whole of its life. A clock runs in the agreement's
 * opening hours, or round the clock; it stands still where the agreement says so for the
 * status, and once its case is solved. An automatic receipt is no word of the staff's. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"
#include "model/agreement.h"
#include "model/case.h"
#include "model/entry.h"

/* A moment that some clock cares for. */
typedef struct {
	Instant at;
	Status status;  /* from then on */
	bool responded; /* the response came with it */
	bool told;      /* the reporter had word of his case */
} ClockMark;

/* What a case's clocks are computed from. */
typedef struct {
	const Agreement *ag;
	Category category;
	const ClockMark *marks; /* in order of time; the first opened the case */
	size_t n;               /* at least one */
} SlaCase;

/* The mark that an entry leaves; before is NULL if it opened the case, c is the case
 * after it. */
ClockMark clock_mark(const Case *before, const Case *c, const Entry *e);

/* A clock as of the last mark. */
typedef struct {
	Duration target; /* 0: nothing is promised */
	Duration used;   /* by the last mark, since the clock began */
	Instant began;   /* 0: it has not begun, or has no target */
	Instant ended;   /* its promise was kept, or broken, then; 0: not yet */
	Instant due;     /* see below; 0: there is nothing that is due */
	bool stands;     /* in the last mark's status */
} SlaClock;

typedef struct {
	SlaClock clock[N_CLOCKS]; /* by ClockKind */
} SlaClocks;

/* The clocks after the last mark. due is when the target was reached, or else will be
 * if the clock runs on from the last mark (of one that is over: if it had run on
 * then). Fails with ERR_INVALID if the opening hours never come to that. */
bool sla_clocks(const SlaCase *of, SlaClocks *out, GError **err);

/* When a clock that runs on from the last mark at used comes to that share of its target
 * (in thousandths); 0 if it stands, is over, or promises nothing. */
bool sla_reaches(const SlaCase *of, ClockKind kind, const SlaClock *clock, int share,
    Instant *at, GError **err);

/* Puts into the change what the clocks say: response_due, update_due, solution_due and
 * standing. */
void sla_change(const SlaClocks *clocks, Change *ch);

/* --- the sum, explained --- */

typedef enum {
	STRETCH_COUNTS,
	STRETCH_CLOSED, /* outside the opening hours */
	STRETCH_STANDS, /* in that status the clock stands still */
	STRETCH_OVER,   /* what was promised is done, or has not begun */
} StretchWhy;

typedef struct {
	Instant from, to;
	StretchWhy why;
	Status status;
	Duration counted; /* 0 unless it counts */
} SlaStretch;

/* Every stretch of time from when the clock began until then: those that count, and
 * why the others do not; what counts adds up to the clock's sum. In order; at most
 * max, the last ones of a longer life. */
size_t sla_explain(Arena *a, const SlaCase *of, ClockKind kind, Instant until, size_t max,
    SlaStretch **out);
