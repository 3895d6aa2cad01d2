/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * dispatch_store.h - answers that were sent and go in a moment. */
#pragma once

#include "model/dispatch.h"
#include "store/db.h"

/* d gets its id. Its files are with those of the drafts: draft_store.h. */
bool dispatch_store_add(Db *db, Dispatch *d, GError **err);
/* NULL: it went, or was taken back. */
bool dispatch_store_find(Db *db, Arena *a, int64_t id, Dispatch **out, GError **err);
/* Those of a case, of a member of the staff; the oldest first. */
bool dispatch_store_of_case(Db *db, Arena *a, int64_t case_id, Dispatch **out,
    size_t *n_out, GError **err);
bool dispatch_store_of_staff(Db *db, Arena *a, int64_t staff_id, Dispatch **out,
    size_t *n_out, GError **err);
bool dispatch_store_remove(Db *db, int64_t id, GError **err);
