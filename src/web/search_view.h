/* SPDX-License-Identifier: AGPL-3.0-or-later
 * search_view.h - what was found. */
#pragma once

#include "web/customer_view.h"

typedef struct {
	const char *title, *typed;
	ListView cases;
	const PersonRow *people;
	const CustomerRow *customers;
	size_t n_people, n_customers;
} SearchView;
