/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * list_view.h - cases as rows, as lists show them. */
#pragma once

#include "store/case_store.h"
#include "web/bulk_view.h"
#include "web/chip_view.h"
#include "web/choice.h"
#include "web/filter_more.h"
#include "web/saved_view_view.h"

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
	const char *opened, *updated; /* "i dag 13.00" */
	const char *horizon;          /* "" if it has none */
	const char *step_words;
	/* Where a new group begins ("Over tiden", "I dag" …): its name, else NULL. */
	const char *group;
	bool group_is_late;
} CaseRow;

/* A column of a list. The subject is column 0. */
typedef struct {
	CaseColumn column;
	const char *name; /* "due" */
	TextId title;
	const char *url;    /* sorts by it, or the other way round; NULL: cannot be */
	const char *sorted; /* "ascending", "descending"; NULL: not by it */
} ColumnView;

/* Above a list to work from: what is typed to have less of it. */
typedef struct {
	const char *url;             /* of the list */
	const char *typed;           /* "" */
	const char *sort;            /* kept; NULL: its own */
	const char *all_url;         /* the list without it; NULL: nothing is typed */
	const char *search_url;      /* the same among the closed ones, too */
	const char *const *problems; /* in words */
	size_t n_problems;
	const FilterMore *more; /* what may be added */
	size_t n_more;
} FilterBox;

/* A list as one may have it: which columns, and what it shows of all. */
typedef struct {
	const char *url;       /* what saves them */
	const Choice *columns; /* those to choose of */
	size_t n_columns;
	const char *back;        /* where one is */
	const FilterBox *filter; /* NULL: none */
	const ViewSave *save;    /* NULL: nothing to save as a view */
	const char *edit_url;    /* of the view, if the reader may change it; NULL */
	const char *triage;      /* its name, if its cases can be handed out; NULL */
	const char *triage_q;    /* what is typed above it; NULL: its own */
} ListTools;

/* See pane_view.h. */
typedef struct PaneView PaneView;

typedef struct {
	const char *title;
	const PaneView *pane;   /* NULL: no page to work in, but a list within another */
	const char *lead;       /* a sentence below the title; NULL */
	const BulkBar *bulk;    /* NULL: nothing is picked here */
	const ListTools *tools; /* NULL: none */
	const ColumnView *columns; /* n_columns 0: the usual ones */
	size_t n_columns;
	const CaseRow *rows;
	size_t n_rows;
	const char *first_url; /* back to the beginning; NULL: this is it */
	const char *next_url;  /* NULL: this is the end */
	bool falls;            /* what was last comes first */
	const char *empty;     /* what is said when there are none */
	int64_t total;         /* how many there are on all pages; 0, -1: not said */
	CaseOrder own_order;   /* until one chooses */
	bool of_one;      /* all are of the customer whose page it is: he is not named */
	bool says_person; /* then: whose of his people */
} ListView;

/* The columns that are shown. */
const ColumnView *columns_shown(const ListView *v);
size_t n_columns_shown(const ListView *v);

CaseRow case_row(const Reader *rd, const CaseLine *line);
CaseRow *case_rows(const Reader *rd, const CaseLine *lines, size_t n);
/* Says where the groups by the next deadline begin. */
void case_rows_group(const Reader *rd, CaseRow *rows, const CaseLine *lines, size_t n);
