/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * list_pages.h - lists of cases, and how other pages show one. */
#pragma once

#include "store/case_store.h"
#include "web/frame.h"
#include "web/list_view.h"
#include "web/route.h"

extern const Route list_routes[];

typedef struct {
	CaseListKind kind;
	int64_t of_id;
	CaseListAfter after;
	int limit;
	const char *path; /* of the page that shows it, for its next pages */
} ListWanted;

/* The numbers of all cases of the list of that name; ERR_INVALID "bulk.list" of none. */
bool list_all_cases(WebReq *r, const char *name, int64_t **out, size_t *n, GError **err);

/* Fills in the rows and the ways to the next and the first page. */
bool list_fill(const Page *p, const ListWanted *want, ListView *v, GError **err);

/* "after" as it stands in the URL of a next page. */
const char *list_after_words(Arena *a, CaseListAfter after);
/* "" is the beginning; ERR_INVALID on what is none. */
bool list_after_read(const char *s, CaseListAfter *after, GError **err);
