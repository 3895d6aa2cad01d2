/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * list_filter.h - what somebody typed to have less of a list (model/query.h), found: the
 * names in it, and of its words the cases in which they stand. Reads only. */
#pragma once

#include "desk/case_pick.h"
#include "desk/query_find.h"

typedef struct {
	Query *query; /* with its problems */
	CaseFilter filter;
	bool has_words;
	int64_t *among; /* has_words: the cases with them; one may be there twice */
	size_t n_among;
	bool is_cut; /* there may be more of them */
} ListFilter;

/* Whoever looks is "me". open, unless NULL, are the cases of the list: what stands in
 * very many is looked for in those alone. With NULL only the newest are looked through,
 * which is quick whatever was typed, and is_cut says so. */
bool list_filter_find(Db *db, Arena *a, const Actor *who, const char *typed,
    const OpenCases *open, ListFilter *out, GError **err);

/* Lets the pick have no others. f must outlive it. */
void list_filter_put(const ListFilter *f, CasePick *pick);
