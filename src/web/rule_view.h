/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * rule_view.h - the rules by which a case goes up a step by itself (M11). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "web/choice.h"

typedef struct {
	const char *words; /* "Når 75 % af løsningstiden er brugt: til konsulenten" */
	const char *only;  /* "kun: Nedbrud"; NULL */
	const char *url;   /* where it is switched */
	const char *remove_url;
	int64_t version;
	bool active;
} RuleRow;

typedef struct {
	const char *whose; /* of the house, or the customer's name */
	int64_t customer_id;
	const RuleRow *rows;
	size_t n_rows;
} RuleGroup;

typedef struct {
	const char *title;
	const RuleGroup *groups;
	size_t n_groups;
	const Choice *triggers, *statuses, *categories, *steps, *whose, *others;
	size_t n_triggers, n_statuses, n_categories, n_steps, n_whose, n_others;
	const char *error;
	const char *amount;
} RulesView;
