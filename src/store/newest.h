/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * newest.h - the newest entries that match, on PostgreSQL. Its index of words gives all
 * that match, in no order, and takes for each as long as SQLite's for ten: so it is asked
 * for the newest stretches first (model/facet.h), and for more of the older ones at a
 * time, as many as it may take by what was found so far.
 *
 * All that a beginning ("pri") stands for the index would put together each time, 0.1 s
 * at a million cases. So the newest are held against it one by one: of what begins many
 * words there are enough among them. Of what is rarer, whatever else is asked for is
 * looked up, and held against it; only what is left, and rare, is left to the index. */
#pragma once

#include "store/found_store.h"

typedef enum {
	NEWEST_ENTRIES,  /* and their files */
	NEWEST_SUBJECTS, /* the entries that gave a case a subject */
} NewestOf;

/* As found_store_matches(). */
bool newest_find(Db *db, Arena *a, NewestOf of, const SearchAsk *ask, Among among,
    int limit, int64_t **out, size_t *n_out, GError **err);
