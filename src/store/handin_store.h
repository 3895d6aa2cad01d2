/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * handin_store.h - computers that were handed in, as rows. What is returned lives in the
 * arena; a find function succeeds with NULL when there is none; what changes anything
 * runs inside a transaction.
 *
 * A list of the cases of which something is on the shelf asks
 * EXISTS (SELECT 1 FROM handin h WHERE h.case_id = c.id AND h.fetched_at IS NULL). */
#pragma once

#include "base/arena.h"
#include "model/handin.h"
#include "store/db.h"

bool handin_store_add(Db *db, Handin *h, GError **err);
/* If it still has that version: then it has the next one; else ERR_BUSY. */
bool handin_store_save(Db *db, Handin *h, GError **err);

bool handin_store_find(Db *db, Arena *a, int64_t id, Handin **out, GError **err);
/* The last one first. */
bool handin_store_of_case(Db *db, Arena *a, int64_t case_id, Handin **out, size_t *n_out,
    GError **err);
/* All that were not fetched, by their places. */
bool handin_store_on_shelf(Db *db, Arena *a, Handin **out, size_t *n_out, GError **err);

/* The code that the user gave, sealed (desk/seal.h); NULL: there is none. */
bool handin_store_set_code(Db *db, int64_t id, const void *sealed, size_t n,
    GError **err);
bool handin_store_code(Db *db, Arena *a, int64_t id, const void **sealed, size_t *n,
    GError **err);
bool handin_store_wipe_code(Db *db, int64_t id, GError **err);
