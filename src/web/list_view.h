/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * list_view.h - cases as rows, as lists show them. */
#pragma once

#include "store/case_store.h"
#include "web/chip_view.h"

typedef struct {
	int64_t number;
	const char *at; /* where it stands in its list: see list_after_words() */
	const char *url, *subject;
	const char *customer, *person;         /* NULL: unknown */
	const char *category, *category_words; /* "critical", in words */
	const char *category_icon;
	const char *priority, *priority_words;
	const char *status_words;
	const char *assignee, *assignee_initials; /* NULL: nobody */
	Chip due;
	/* Where a new group begins ("Over tiden", "I dag" …): its name, else NULL. */
	const char *group;
	bool group_is_late;
} CaseRow;

/* See pane_view.h. */
typedef struct PaneView PaneView;

typedef struct {
	const char *title;
	const PaneView *pane; /* NULL: no page to work in, but a list within another */
	const char *lead;     /* a sentence below the title; NULL */
	const CaseRow *rows;
	size_t n_rows;
	const char *first_url; /* back to the beginning; NULL: this is it */
	const char *next_url;  /* NULL: this is the end */
	bool falls;            /* what was last comes first */
	const char *empty;     /* what is said when there are none */
	bool of_one;      /* all are of the customer whose page it is: he is not named */
	bool says_person; /* then: whose of his people */
} ListView;

CaseRow case_row(const Reader *rd, const CaseLine *line);
CaseRow *case_rows(const Reader *rd, const CaseLine *lines, size_t n);
/* Says where the groups by the next deadline begin. */
void case_rows_group(const Reader *rd, CaseRow *rows, const CaseLine *lines, size_t n);
