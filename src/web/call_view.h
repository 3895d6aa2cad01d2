/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * call_view.h - a call that is going on (M4): who rings, what is known already, and what
 * becomes of it. */
#pragma once

#include "web/case_view.h"
#include "web/ring_view.h"

typedef struct {
	int64_t id;
	const char *url, *name, *initials, *customer, *phone;
} FoundPerson;

/* Who was found by what was typed. */
typedef struct {
	const char *typed;
	const FoundPerson *people;
	size_t n_people;
} FoundView;

typedef struct {
	const char *title;
	int64_t started; /* seconds since 1970 */
	FoundView found;
	int64_t person_id;
	const PersonSide *person; /* NULL: not found yet */
	const CustomerSide *customer;
	const CaseLink *outages; /* known ones, of this customer or of all */
	size_t n_outages;
	const CaseLink *cases; /* open ones of the caller and of his company */
	size_t n_cases;
	const char *error; /* NULL: none */
	const char *subject, *text;
	const Choice *categories;
	size_t n_categories;
	const Choice *known; /* outages that are on: the call may be one more report */
	size_t n_known;
	int64_t
	    ring_id; /* the call as the telephone system announced it; 0: it did not */
	const RingView *missed;
	size_t n_missed;
	int64_t into; /* the case that the call belongs to; 0: a new one */
} CallView;
