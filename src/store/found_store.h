/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * found_store.h - what the search finds, as rows. How it goes about it is in
 * desk/case_find.h. What is returned lives in the arena. */
#pragma once

#include "store/case_store.h"
#include "store/search.h"

/* A case that may be meant, as much of it as a filter asks for and a rank needs. */
typedef struct {
	Case c; /* no deadlines and no horizon */
	Instant next_due;
	int64_t entry_id; /* where the words stand; 0: not known */
	bool has_file;    /* if it was asked for */
} Found;

/* A stretch of entries, both ends in it. */
typedef struct {
	int64_t low, high;
} Among;
#define AMONG_ALL ((Among){ 0, INT64_MAX })

/* Of those entries the newest that match, at most so many; see search_query(). */
bool found_store_matches(Db *db, Arena *a, const SearchAsk *ask, Among among, int limit,
    int64_t **out, size_t *n_out, GError **err);
/* The same among the entries that gave their cases a subject, by its words. */
bool found_store_subjects(Db *db, Arena *a, const SearchAsk *ask, Among among, int limit,
    int64_t **out, size_t *n_out, GError **err);
/* The cases of those entries, the last entry first. */
bool found_store_of_entries(Db *db, Arena *a, const int64_t *ids, size_t n, bool files,
    Found **out, size_t *n_out, GError **err);

/* --- walking --- */

typedef enum {
	WALK_ALL,  /* last opened first */
	WALK_OPEN, /* by the next deadline */
} WalkKind;

/* Where one is; begun with walk_of(). */
typedef struct {
	WalkKind kind;
	bool files;
	Instant at;
	int64_t id;
} Walk;

Walk walk_of(WalkKind kind, bool files);
/* The next cases, and moves on; fewer than limit at the end. */
bool walk_on(Db *db, Arena *a, Walk *w, int limit, Found **out, size_t *n_out,
    GError **err);
/* Begins a WALK_ALL at the cases that were reported before that instant. */
bool walk_before(Db *db, Walk *w, Instant before, GError **err);

typedef struct {
	int64_t case_id, id;
} FoundEntry;
/* All entries of these cases, the last first. */
bool found_store_entries(Db *db, Arena *a, const int64_t *cases, size_t n,
    FoundEntry **out, size_t *n_out, GError **err);

/* --- what is shown --- */

typedef struct {
	int64_t id;
	const char *text;
} FoundText;
/* What was written in those entries. */
bool found_store_texts(Db *db, Arena *a, const int64_t *entries, size_t n,
    FoundText **out, size_t *n_out, GError **err);

typedef struct {
	int64_t entry_id;
	const char *name, *text;
} FoundFile;
/* What stands in the files of those entries. */
bool found_store_files(Db *db, Arena *a, const int64_t *entries, size_t n,
    FoundFile **out, size_t *n_out, GError **err);
