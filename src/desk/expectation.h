/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expectation.h - how long the desk's own cases take, learnt from those that it solved
 * (M15). Lengths are seconds of what the customer's clock counts: his opening hours, or
 * all time where the solution is promised round the clock. */
#pragma once

#include "base/arena.h"
#include "model/agreement.h"
#include "model/expect.h"
#include "model/expect_score.h"
#include "store/db.h"

/* What is expected of a case from its present step on. */
typedef struct {
	double even, horizon; /* half, and eight of ten such cases, are solved by then */
	int64_t known,
	    like; /* solved cases that it was learnt from: all; of its category */
} Asked;

/* elapsed is how long the case has been in its present step. Before anything was learnt
 * it follows from the promise alone. */
bool expectation_ask(Db *db, Arena *a, const Case *c, const Agreement *ag, double elapsed,
    Asked *out, GError **err);

/* What the clock of a case's solution has counted, and when it will have. */
double expectation_elapsed(const Agreement *ag, Category category, Instant from,
    Instant to);
bool expectation_reached(const Agreement *ag, Category category, Instant from,
    double seconds, Instant *at, GError **err);

/* --- learnt --- */

/* The desk's past, lived through once more: only what was known then was said. */
typedef struct {
	Expect *expect;   /* as it is at the end; freed with the arena */
	ExpectPast *past; /* of each case, from its opening */
	ExpectSaid *said;
	int64_t *numbers; /* of the cases */
	size_t n;
	Instant until;
} DeskPast;
bool expectation_live(Db *db, Arena *a, Instant now, DeskPast *out, GError **err);

/* Learns anew, and keeps it, if growth (a share of those known) or EXPECTATION_FEW more
 * cases were closed since. *learnt says whether. */
#define EXPECTATION_FEW 5
bool expectation_learn(Db *db, Arena *a, Instant now, double growth, bool *learnt,
    GError **err);

/* The job's part: learns if enough was solved since, and waits for the next time: an hour
 * while little is known, then a day. */
#define EXPECTATION_GROWTH 0.02
bool expectation_learn_by_itself(Db *db, Arena *a, Instant now, double growth,
    GError **err);

/* How often it would have held, as it was when it was learnt last; NULL before that. */
typedef struct {
	Score score; /* its names are those of categories and months */
	Instant learnt_at;
} DeskScore;
bool expectation_score(Db *db, Arena *a, DeskScore **out, GError **err);
