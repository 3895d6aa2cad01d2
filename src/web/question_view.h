/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * question_view.h - what is asked after a case, and what was asked before. */
#pragma once

#include "web/customer_view.h"

typedef struct {
	const char *name_da, *name_en, *da, *en;
	int number;
} QuestionField;

typedef struct {
	const char *when, *author;    /* author NULL: the desk's own */
	const char *const *questions; /* in the reader's language */
	size_t n;
	const char *limit; /* how often one asked; NULL: as for all */
} QuestionVersion;

typedef struct {
	const char *title;
	const Choice *customers; /* whose; "0" of all */
	size_t n_customers;
	int64_t customer; /* which is shown */
	bool is_as_all;   /* he has none of his own */
	const QuestionField *fields;
	size_t n_fields;
	const char *every_days, *about_monthly; /* how often one asks; "": as for all */
	const char *house_days, *house_monthly; /* how often that is */
	const QuestionVersion *versions;        /* the newest first */
	size_t n_versions;
	const char *error;
} QuestionsView;
