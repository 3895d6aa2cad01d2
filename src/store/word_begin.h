/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * word_begin.h - which words the search knows that begin in a certain way. On SQLite
 * alone: there the words are asked for one by one sooner than all that a long beginning
 * stands for is put together. */
#pragma once

#include "store/db.h"
#include "store/word_stem.h"

#define WORDS_BEGUN 32

/* Those that begin like the last of f, as the index has them, and which f itself does not
 * find. False if there are more than WORDS_BEGUN, or cannot be told. */
bool words_begun(Db *db, Arena *a, WordStems *stems, const WordForms *f,
    const char ***out, size_t *n_out);
