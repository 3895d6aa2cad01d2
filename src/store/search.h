/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * search.h - what a person typed, in the language of the engine's full-text search. */
#pragma once

#include "model/query.h"
#include "store/db.h"

#define SEARCH_MAX_WORDS 12

#define SEARCH_MIN_BEGINNING 3 /* characters: shorter ones begin half the language */

/* What is asked of an index. */
typedef struct {
	const char *words; /* a query; NULL: nothing */
	/* What PostgreSQL looks up first: the same without how the last word begins, of
	 * which its index would put together all there is. "": nothing is left. */
	const char *whole;
} SearchAsk;

/* Each word must occur, as it is or with the same stem, and none that is turned round;
 * with beginning, the last one may also be how a word begins, if it is long enough. What
 * is written together ("e-mail", an address) stands together. With a filter (NULL: none),
 * only in cases that may fit it: see facet.h. Whatever was typed, the result is valid; it
 * asks nothing if there is no word that must occur. */
SearchAsk search_query(Arena *a, Db *db, const Query *q, const CaseFilter *filter,
    bool beginning);
/* All that is written in cases that may fit; asks nothing if the index knows nothing of
 * what the filter asks. */
SearchAsk search_facets(Arena *a, Db *db, const CaseFilter *filter);

/* The same for whatever else is searched for by words alone: each must occur, with
 * beginning the last as above, and punctuation separates them. */
const char *search_words(Arena *a, Db *db, const char *typed, bool beginning);
