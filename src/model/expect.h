/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expect.h - how long a case can be expected to take (M15), learnt from those before it.
 *
 * The logarithm of the length has a middle and a spread, each the sum of shrunken effects
 * of what is known of the case (expect_fit.h). How lengths lie about that middle is a
 * life table (expect_life.h) of each group of cases (its category), counted on cases that
 * the effects were not fitted to, recent ones most. The share that is asked for is at
 * last moved by a little, by group, until as many horizons hold as should.
 *
 * Lengths are seconds, of whatever time counts (the desk: of opening hours). The same
 * past gives the same model. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "model/expect_terms.h"

/* The share of the horizons that shall hold: M15's point that one can rely on. */
#define EXPECT_SHARE      0.8
#define EXPECT_MAX_GROUPS 256

typedef struct Expect Expect;

/* Knows nothing yet: answers by what is promised, or about a day. grain is the length
 * (seconds) below which differences matter to nobody: 300, or half a day where only
 * dates are known. */
Expect *expect_new(double grain);
void expect_free(Expect *e);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Expect, expect_free)

Terms *expect_terms(Expect *e); /* borrowed: where the terms of its cases are put */
/* The group of that name, made if it is new; 0, which is all others, once there are
 * EXPECT_MAX_GROUPS. */
uint16_t expect_group(Expect *e, const char *name);
const char *expect_group_name(const Expect *e, uint16_t group); /* "" for 0 */
uint16_t expect_n_groups(const Expect *e);
/* How many solved cases it has learnt from: of one group, or of all. */
int64_t expect_n_known(const Expect *e);
int64_t expect_n_known_of(const Expect *e, uint16_t group);

/* How much a block tells apart: by this factor cases of two of its values differ,
 * typically. 1: it says nothing. */
double expect_factor(const Expect *e, uint16_t block);

/* What is known of a case when it opens. */
typedef struct {
	const uint32_t *terms;
	size_t n_terms;
	uint16_t group;
	double promise; /* seconds within which it was promised; 0: nothing was */
} ExpectCase;

/* What is expected of it. */
typedef struct {
	double middle, spread; /* of the logarithm of its length and the grain */
	uint16_t group;
} Expected;

Expected expect_of(const Expect *e, const ExpectCase *c);
/* The length (seconds from its opening) within which that share of such cases is solved,
 * of those still open after elapsed; never less than elapsed. 0 < share < 1. */
double expect_point(const Expect *e, const Expected *of, double share, double elapsed);
/* The share of such cases that is still open after that long. */
double expect_open_at(const Expect *e, const Expected *of, double elapsed);

/* --- a past to learn from --- */

typedef struct {
	Instant opened, closed; /* closed 0: still open */
	double took;            /* seconds that count, of a closed one */
	ExpectCase known;
} ExpectPast;

/* How time counts. Without functions: as it passes. i is the place in the past. */
typedef struct {
	double (*elapsed)(size_t i, Instant at, void *arg); /* seconds since it opened */
	Instant (*reached)(size_t i, double seconds, void *arg);
	void *arg;
} ExpectClock;

/* What was said of a case when it opened. */
typedef struct {
	double even, horizon; /* seconds: the 50 % point and the 80 % point */
	Instant horizon_at;
	int64_t known; /* solved cases that it was said from */
} ExpectSaid;

/* Walks through the past in the order of opening (as which it is given), as a desk would
 * have lived it up to that instant: each case is told of only by what was known before it
 * opened, and is learnt from when it closes, or as one that is still open. said, if not
 * NULL, gets what was said of each. */
void expect_learn(Expect *e, const ExpectPast *past, size_t n, const ExpectClock *clock,
    Instant until, ExpectSaid *said);

/* --- kept --- */

/* As JSON: effects by the hash of what they are about, so no words and no names but those
 * of blocks and groups. The caller frees it. */
char *expect_write(const Expect *e);
/* NULL with ERR_INTERNAL if it is none that this version wrote. */
Expect *expect_read(const char *json, GError **err);
