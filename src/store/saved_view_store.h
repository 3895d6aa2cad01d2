/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * saved_view_store.h - the views that the staff saved, as rows. A find function succeeds
 * with NULL when there is none; what is returned lives in the arena. */
#pragma once

#include "base/arena.h"
#include "model/saved_view.h"
#include "store/db.h"

bool saved_view_store_find(Db *db, Arena *a, int64_t id, SavedView **out, GError **err);
/* In their order: somebody's own; with 0 those that all have. */
bool saved_view_store_of(Db *db, Arena *a, int64_t staff_id, SavedView **out,
    size_t *n_out, GError **err);

/* --- writing; inside a transaction --- */

/* id 0 adds it at that place, and sets it; else version must be the one that was seen:
 * ERR_CONFLICT "view.changed", and the place stays. */
bool saved_view_store_save(Db *db, SavedView *v, int64_t place, GError **err);
bool saved_view_store_set_place(Db *db, int64_t id, int64_t place, GError **err);
/* With the columns that anybody chose for the list of that name, which is its own. */
bool saved_view_store_remove(Db *db, int64_t id, const char *list, GError **err);
