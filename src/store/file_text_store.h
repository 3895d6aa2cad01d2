/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * file_text_store.h - what stands in attached files, as far as somebody has read it. */
#pragma once

#include "store/case_store.h"

/* The words of the attachment n (from 1) of an entry; never empty. */
typedef struct {
	int64_t n;
	const char *text;
} FileText;

/* Keeps them, and has the search find the entry by them; once for an entry: a second
 * time changes nothing. Inside a transaction. */
bool file_text_store_add(Db *db, Arena *a, int64_t entry_id, const FileText *texts,
    size_t n, GError **err);
