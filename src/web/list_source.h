/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * list_source.h - which cases a page lists: of one of the lists that everybody has, or of
 * a view that was saved, those that fit what is typed in the field above it. */
#pragma once

#include "model/saved_view.h"
#include "web/case_lists.h"
#include "web/route.h"

typedef struct {
	const char *name;         /* "mine", "view-7" */
	const char *path;         /* "/cases/mine", "/view/7" */
	const CaseListView *list; /* which one it is, or is a part of; NULL: none */
	const SavedView *view;    /* NULL: the list itself */
	const char *filter;       /* as typed; "": none */
	CaseOrder order;          /* its own, until one chooses */
	CasePick pick;            /* without the filter */
} ListSource;

/* By its name. filter is what is typed; NULL: the view's own. */
bool list_source_find(WebReq *r, const char *name, const char *filter, ListSource *out,
    GError **err);
/* The same of a view that is known, with its own filter. */
bool list_source_of(WebReq *r, const SavedView *view, ListSource *out, GError **err);

/* The parameters that a link to another page of it needs: "q=…", or "". */
const char *list_filter_query(Arena *a, const ListSource *s);
/* "number", "-number"; of the next deadline "due". */
const char *list_sort_name(CaseOrder o);

/* The numbers of all of its cases; ERR_INVALID "bulk.list" of what is none to work
 * from. */
bool list_all_cases(WebReq *r, const char *name, const char *filter, int64_t **out,
    size_t *n, GError **err);
