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

/* --- its files --- */

/* Whose: of the draft or, unless 0, of what was sent of it and goes in a moment. */
typedef struct {
	int64_t case_id, staff_id, dispatch_id;
} DraftOf;

/* In the order in which they were added. */
bool draft_store_files(Db *db, Arena *a, const DraftOf *of, DraftFile **out,
    size_t *n_out, GError **err);
bool draft_store_add_file(Db *db, const DraftOf *of, const Attachment *at, GError **err);
/* Nothing if the draft has no such file. */
bool draft_store_remove_file(Db *db, const DraftOf *of, int64_t id, GError **err);
bool draft_store_clear_files(Db *db, const DraftOf *of, GError **err);
/* Those of the draft go with what is sent of it; and are the draft's again. */
bool draft_store_files_go(Db *db, const DraftOf *to, GError **err);
bool draft_store_files_back(Db *db, const DraftOf *from, GError **err);
