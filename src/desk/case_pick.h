/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_pick.h - the open cases that a list shows, in any order and by any filter. They
 * are few beside all, so every one is read and asked: what a list shows, what it counts
 * and what is done to all of it cannot differ. */
#pragma once

#include "base/arena.h"
#include "model/case_list.h"
#include "model/query.h"
#include "store/case_store.h"

typedef struct {
	CaseListKind kind; /* one that is worked from: case_list_is_open() */
	int64_t of_id;
	Instant before;           /* of LIST_VISITS */
	const CaseFilter *filter; /* NULL: all of them */
	int64_t *among;           /* only these, unless NULL: what the search found */
	size_t n_among;
} CasePick;

/* Every open case once, for one request however many lists it counts. */
typedef struct {
	Case *cases;
	size_t n;
} OpenCases;
bool open_cases_load(Db *db, Arena *a, OpenCases *out, GError **err);
/* Those among which a list picks: of one that is few, these alone. */
bool open_cases_for(Db *db, Arena *a, const CasePick *pick, OpenCases *out, GError **err);

/* Those of them that are picked, in that order. */
bool case_pick(Db *db, Arena *a, const OpenCases *open, const CasePick *pick,
    CaseOrder order, const Case ***out, size_t *n_out, GError **err);
/* How many they are. */
bool case_pick_count(Db *db, Arena *a, const OpenCases *open, const CasePick *pick,
    size_t *n, GError **err);
