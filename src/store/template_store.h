/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * template_store.h - templates, and who is named in what was written, as rows. As in
 * people_store.h: found is NULL if there is none, and what adds or saves runs inside a
 * transaction. */
#pragma once

#include "base/arena.h"
#include "model/mention.h"
#include "model/template.h"
#include "store/db.h"

bool template_store_find(Db *db, Arena *a, int64_t id, Template **out, GError **err);
/* The house's and his own, by name. */
bool template_store_of(Db *db, Arena *a, int64_t staff_id, Template **out, size_t *n_out,
    GError **err);
/* id 0 adds and sets it; else version must be the one that was seen (ERR_CONFLICT
 * "template.changed"). */
bool template_store_save(Db *db, Template *t, GError **err);
bool template_store_remove(Db *db, int64_t id, GError **err);

bool mention_store_add(Db *db, int64_t entry_id, int64_t staff_id, int64_t case_id,
    GError **err);
/* He has seen what names him in that case; 0: in all. */
bool mention_store_see(Db *db, int64_t staff_id, int64_t case_id, Instant now,
    GError **err);
bool mention_store_unseen(Db *db, int64_t staff_id, int64_t *n, GError **err);
/* The newest first, before an entry (0: from the newest). */
bool mention_store_of(Db *db, Arena *a, int64_t staff_id, int64_t before, int limit,
    Mention **out, size_t *n_out, GError **err);
