/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * draft_store.h - drafts: at most one of each case and member of the staff. */
#pragma once

#include "model/draft.h"
#include "store/db.h"

/* NULL: there is none. */
bool draft_store_find(Db *db, Arena *a, int64_t case_id, int64_t staff_id, Draft **out,
    GError **err);
/* In the place of the one that there was. */
bool draft_store_save(Db *db, const Draft *d, int64_t staff_id, GError **err);
bool draft_store_clear(Db *db, int64_t case_id, int64_t staff_id, GError **err);
/* Has he written in the case after that instant? */
bool draft_store_written_since(Db *db, int64_t case_id, int64_t staff_id, Instant since,
    bool *written, GError **err);
