/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expect_score.h - how often what was said held, and how sharp it was.
 *
 * A horizon held if its case was solved by then. It is decided once the case is solved,
 * or the horizon has passed; others do not count. It is held against two that anybody
 * could say: the 80 % point of all cases solved so far, and that of its category. The
 * loss is what quantiles are measured by (pinball): a length too short costs 0.8, one
 * too long 0.2, of the difference. */
#pragma once

#include "base/arena.h"
#include "model/expect.h"

/* Before so many were solved nothing that is said is measured. */
#define SCORE_FIRST 30

typedef struct {
	const char *name; /* "" for a category without one */
	size_t n, held;   /* decided; of them */
	size_t open;      /* not decided */
	/* Of the solved: sums of the losses in seconds, and the middles. */
	size_t solved;
	double loss, loss_all, loss_group;
	double said, took, ratio; /* medians: seconds, and said / took */
} ScoreLine;

typedef struct {
	ScoreLine all;
	ScoreLine *groups, *months; /* the most cases first; by time ("2026-02") */
	size_t n_groups, n_months;
	size_t learning; /* cases opened before SCORE_FIRST were solved */
} Score;

/* Is what was said of it measured? */
bool score_counts(const ExpectSaid *said);
/* until is when the past ends. */
Score *expect_score(Arena *a, const Expect *e, const ExpectPast *past, size_t n,
    const ExpectSaid *said, Instant until);
