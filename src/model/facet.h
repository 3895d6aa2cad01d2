/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * facet.h - what a filter asks of a case, as words that stand beside those that were
 * written: so that the index of the search knows both, and what both have in common
 * costs no more than what is found. Pure.
 *
 * A facet is a word of two letters that nobody writes (of Unicode's private use), too
 * short for the index of how words begin. What an open case changes from day to day
 * (category, priority, step, assignee) it gets as it is closed; until then it has
 * FACET_OPEN, and whoever looks for those looks at all that are open, too. So facets
 * never leave out a case that fits the filter, but may let in one that does not: hold
 * what is found against it (case_filter_fits()). */
#pragma once

#include "base/arena.h"
#include "model/query.h"

typedef enum {
	FACET_OPEN = 1,
	FACET_FILE, /* the case has a file; also of an open one */
	FACET_CUSTOMER,
	FACET_PERSON,
	FACET_CHANNEL,
	FACET_MONTH, /* 32 days since 1970, in which it was reported */
	FACET_ERA,   /* 16 of these */
	FACET_CATEGORY,
	FACET_PRIORITY,
	FACET_STEP,
	FACET_ASSIGNEE,
	/* What PostgreSQL has for an order: which stretch of FACET_ENTRIES entries it is
	 * of, which of eight times as many, and which of eight times those. */
	FACET_STRETCH,
	FACET_STRETCH_8,
	FACET_STRETCH_64,
} FacetKind;
#define FACET_ENTRIES (1 << 14)

/* Ids that differ by a multiple of FACET_VALUES have the same. */
#define FACET_VALUES (1 << 20)
typedef struct {
	FacetKind kind;
	int64_t value; /* not below 0; 0 is nobody */
} Facet;

#define FACET_SIZE 7 /* bytes, with the 0 */
void facet_write(Facet f, char out[FACET_SIZE]);

/* All of a case but FACET_FILE, with spaces between. */
const char *facets_of(Arena *a, const Case *c);
/* What it has no longer, and what it has now; "" is nothing. */
void facets_moved(Arena *a, const Case *before, const Case *c, const char **gone,
    const char **came);

/* Any of them. */
typedef struct {
	const Facet *any;
	size_t n;
} FacetGroup;
/* A case that fits has one of each group. What a filter says of nearly all cases is not
 * among them. */
size_t facets_asked(Arena *a, const CaseFilter *f, FacetGroup **out);
