/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * list_fill.h - the rows of a list of cases, a page at a time. */
#pragma once

#include "desk/list_filter.h"
#include "store/case_store.h"
#include "web/frame.h"
#include "web/list_source.h"
#include "web/list_view.h"

/* --- within other pages, and as they are until one chooses --- */

typedef struct {
	CaseListKind kind;
	int64_t of_id;
	CaseListAfter after;
	int limit;
	const char *path; /* of the page that shows it, for its next pages */
} ListWanted;

/* Fills in the rows and the ways to the next and the first page. */
bool list_fill(const Page *p, const ListWanted *want, ListView *v, GError **err);

/* "after" as it stands in the URL of a next page. */
const char *list_after_words(Arena *a, CaseListAfter after);
/* "" is the beginning; ERR_INVALID on what is none. */
bool list_after_read(const char *s, CaseListAfter *after, GError **err);

/* --- to work from --- */

#define LIST_MAX_ONLY 100 /* rows that are asked for by their numbers */

typedef struct {
	const ListSource *source;
	CaseOrder order;
	CaseListAfter after;
	int limit;
	const char *only; /* numbers, with commas: these rows alone; NULL: all */
} ListAsked;

/* The rows, the ways on, and how many there are if they had to be counted (v->total).
 * *filter, unless NULL, is what was typed, found. */
bool list_fill_asked(const Page *p, const ListAsked *asked, ListView *v,
    const ListFilter **filter, GError **err);
