/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expect_walk.h - what is learnt at one moment of a walk through a past. For expect*.c
 * only. */
#pragma once

#include "model/expect.h"

typedef struct {
	Expect *expect;
	const ExpectPast *past;
	size_t n; /* as many have opened */
	const ExpectClock *clock;
	bool *closed;      /* by place: closed by now */
	Instant *closings; /* of those that have, in order */
	size_t n_closings;
	Expected
	    *of; /* by place: what is expected of it, but for what it taught itself */
} Walk;

/* Fits the effects anew to the cases that opened last. */
void walk_fit(Walk *w, Instant now);
/* Counts the life tables anew. */
void walk_count(Walk *w, Instant now);
