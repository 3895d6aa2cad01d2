/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * draft.h (desk) - keeping what somebody has begun to write in a case, so that nothing
 * that was typed is lost and it is found again on another machine. Nobody else sees it;
 * what is sent of it (case_answer(), case_note() with is_drafted) ends it. */
#pragma once

#include "model/actor.h"
#include "model/draft.h"
#include "store/db.h"

/* The draft of the actor in d->case_id, in the place of the one that there was; without
 * text there is none any more. since is when the page was fetched in which he types: what
 * comes late, after he sent it, is not kept (ERR_CONFLICT "draft.sent"). Errors as in
 * case.h. */
bool draft_save(Db *db, Arena *a, const Actor *who, const Draft *d, Instant since,
    GError **err);

/* Files that go with it, stored already: kept even before anything is written.
 * ERR_LIMIT "draft.files.too_many", "draft.files.too_large", of all of them together. */
bool draft_add_files(Db *db, Arena *a, const Actor *who, int64_t case_id,
    const Attachment *files, size_t n, GError **err);
bool draft_remove_file(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t id,
    GError **err);
/* It and its files. */
bool draft_discard(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err);
