/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * file_words.h - the words in attached files, which the search finds a case by (M13).
 *
 * Files come from strangers and take long to read: an entry is stored at once, and what
 * stands in its files is read afterwards, in a sandbox, and added to the search. */
#pragma once

#include "desk/house.h"
#include "store/file_text_store.h"

/* Keeps what was read of the files of an entry; nothing if n is 0, or if it was kept
 * before. */
bool file_words_keep(Db *db, Arena *a, int64_t entry_id, const FileText *texts, size_t n,
    GError **err);
