/* SPDX-License-Identifier: AGPL-3.0-or-later
 * search_view.h - what was found. */
#pragma once

#include "store/hits.h"
#include "web/customer_view.h"
#include "web/filter_more.h"

typedef struct {
	CaseRow row;
	HitText subject, customer, person, snippet;
	const char *file; /* that the snippet is from; NULL: none */
} SearchRow;

typedef struct {
	const char *title, *typed;
	const char *const *problems; /* in words */
	size_t n_problems;
	const SearchRow *cases;
	size_t n_cases;
	const char *empty; /* what is said when there are none */
	const FilterMore *more;
	size_t n_more;
	const PersonRow *people;
	const CustomerRow *customers;
	size_t n_people, n_customers;
} SearchView;
