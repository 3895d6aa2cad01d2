/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expect_life.h - a life table: which share of the cases is still open at each age.
 *
 * Ages are standardised: 0 is the middle of what is expected of such a case, 1 is one
 * spread later (see expect.h). As actuaries do it, the table counts who was open at the
 * beginning of each small step of age and who was solved in it, so the cases that are
 * still open say as much as they know. What few cases say is mixed with a table of more
 * of them (and at last with the normal distribution), so that a table is never without
 * an answer. */
#pragma once

#include <stddef.h>

#define LIFE_STEPS 96
#define LIFE_FIRST (-6.0) /* where the first step begins */
#define LIFE_STEP  0.125

typedef struct {
	double at_risk[LIFE_STEPS], solved[LIFE_STEPS]; /* weighed counts */
} LifeCount;

typedef struct {
	double open[LIFE_STEPS + 1]; /* the share still open where step i begins */
} Life;

/* Of the normal distribution: for where nothing is known. */
void life_normal(Life *life);
/* The counts, as if weight more cases had been met that follow the other table. */
void life_of_counts(const LifeCount *count, const Life *other, double weight, Life *life);

/* The step that an age is in; -1 before the first, LIFE_STEPS past the last. */
int life_step(double age);
/* The share still open at that age, and the age at which it is that share (0 < share). */
double life_open_at(const Life *life, double age);
double life_age_at(const Life *life, double share);
