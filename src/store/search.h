/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * search.h - what a person typed, in the language of the engine's full-text search. */
#pragma once

#include "base/arena.h"
#include "store/db.h"

#define SEARCH_MAX_WORDS 12

/* Each word must occur; the last one may be the beginning of a word. Whatever was typed,
 * the result is a valid query: punctuation separates words and means nothing. NULL if
 * there is no word in it. */
const char *search_words(Arena *a, Db *db, const char *typed);
