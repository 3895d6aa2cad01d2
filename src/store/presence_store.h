/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * presence_store.h - who looks at which case. */
#pragma once

#include "model/presence.h"
#include "store/db.h"

/* When he was last seen at the case; 0: he was not, or has left. */
bool presence_store_find(Db *db, int64_t case_id, int64_t staff_id, Instant *seen,
    GError **err);
bool presence_store_save(Db *db, int64_t case_id, int64_t staff_id, Instant now,
    GError **err);
bool presence_store_remove(Db *db, int64_t case_id, int64_t staff_id, GError **err);
/* What is older than that says nothing any more, wherever he was. */
bool presence_store_forget(Db *db, int64_t staff_id, Instant before, GError **err);
/* All but one, by name, who are there now. */
bool presence_store_of_case(Db *db, Arena *a, int64_t case_id, int64_t but_staff_id,
    Instant now, Present **out, size_t *n_out, GError **err);
