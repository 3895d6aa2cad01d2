/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * agreement.h - what a customer was promised (M17), and what follows for a case. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "model/case.h"
#include "model/change.h"
#include "model/hours.h"

typedef struct {
	Duration response, solution; /* of opening time */
	bool always;                 /* the clock runs round the clock */
} Target;

typedef struct {
	int64_t id;
	int64_t customer_id; /* 0: the house's standard */
	Instant valid_from;
	const char *name;
	Hours *hours;
	Target targets[N_CATEGORIES + 1]; /* by Category */
} Agreement;

/* Sets in ch what the agreement promises a case of that category that was reported then:
 * agreement_id, response_due, solution_due and horizon. Fails with ERR_INVALID if
 * the opening hours never come to that. */
bool agreement_promise(const Agreement *ag, Category category, Instant reported,
    Change *ch, GError **err);
