/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * telling.h - the words of a text that tell what it is about, as a query of the engine's
 * full-text search: for finding what is like it. */
#pragma once

#include "base/arena.h"
#include "store/db.h"

/* Any of its words in what weighs most of the index (of guides: title and keywords), but
 * for those that stand in every report. NULL if there is none. Whatever was written, the
 * result is a valid query. */
const char *telling_words(Arena *a, Db *db, const char *said);
