/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expect_known.h - puts what is known of a case when it opens into terms.
 *
 *	Known k; known_begin(&k, expect_terms(e), scratch);
 *	known_value(&k, terms_block(terms, "customer"), "42") ...
 *	known_pairs(&k, n) ...
 *
 * The desk's cases and the rows of a file are put by the same functions. */
#pragma once

#include <glib.h>

#include "base/clock.h"
#include "model/expect_terms.h"

#define KNOWN_MAX_TERMS 160
#define KNOWN_MAX_WORDS 48
#define KNOWN_MAX_PAIRS 12

typedef struct {
	Terms *terms;
	bool fixed; /* what no case was met with is left out, not put */
	uint32_t list[KNOWN_MAX_TERMS];
	size_t n;
	/* The single values, for pairs of them; not words. */
	uint16_t value_blocks[KNOWN_MAX_TERMS];
	uint64_t value_keys[KNOWN_MAX_TERMS];
	size_t n_values;
} Known;

void known_begin(Known *k, Terms *terms);
/* For a model that is only asked. */
void known_begin_fixed(Known *k, Terms *terms);
/* One of the values that a thing can have; the first is paired with the others. */
void known_value(Known *k, uint16_t block, const char *value);
/* A quantity: numbers of about the same size (half as much again) count as one value. */
void known_number(Known *k, uint16_t block, double number);
/* Each word of a text once: three letters or more, without regard to case. */
void known_words(Known *k, uint16_t block, const char *text);
/* Weekday, hour, and both together, of the clock on the wall of that zone. */
void known_time(Known *k, GTimeZone *tz, Instant at);
/* The first value together with each of the others. */
void known_pairs(Known *k);
