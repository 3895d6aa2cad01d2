/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * search.h - what a person typed, in the language of the engine's full-text search. */
#pragma once

#include "base/arena.h"
#include "store/db.h"

#define SEARCH_MAX_WORDS 12

#define SEARCH_MIN_BEGINNING 3 /* characters: shorter ones begin half the language */

/* Each word must occur; with beginning, the last one may also be how a word begins, if it
 * is long enough. Whatever was typed, the result is a valid query: punctuation separates
 * words and means nothing. NULL if there is no word in it. */
const char *search_words(Arena *a, Db *db, const char *typed, bool beginning);
