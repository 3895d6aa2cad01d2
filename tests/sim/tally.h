/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * tally.h (tests) - the three clocks of a case, counted minute by minute from what
 * happened in it, as somebody would who reads the agreement with a calendar and a pencil.
 * Shares nothing with model/sla.h and model/audience.h. */
#pragma once

#include "model/entry.h"
#include "wall.h"

/* A moment of the case's life. */
typedef struct {
	Instant at;
	Status status; /* from then on */
	bool answered; /* the staff's first word came with it */
	bool word;     /* the reporter heard of his case */
} Moment;

/* What an entry is of; before is NULL if it opened the case. */
Moment moment_of(const Case *before, const Case *after, const Entry *e);

typedef struct {
	Duration target, used;
	Instant began, ended, due; /* 0: not */
	bool stands;
} Tally;

/* After the last moment. The wall must reach until whatever is due. */
Tally tally(const Agreement *ag, const Wall *w, Category category, ClockKind kind,
    const Moment *moments, size_t n);
