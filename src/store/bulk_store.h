/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * bulk_store.h - what was done to many cases at once, and the mails that followed. */
#pragma once

#include "base/arena.h"
#include "model/bulk.h"
#include "store/db.h"

bool bulk_store_find(Db *db, Arena *a, int64_t id, Bulk **out, GError **err);
/* The last that he did since; NULL: none. */
bool bulk_store_last(Db *db, Arena *a, int64_t staff_id, Instant since, Bulk **out,
    GError **err);
bool bulk_store_cases(Db *db, Arena *a, int64_t id, BulkCase **out, size_t *n,
    GError **err);
/* How many of the mails that follow from these entries of a case are on their way, or
 * gone. */
bool mail_store_gone_of(Db *db, int64_t case_id, int64_t first_entry, int64_t last_entry,
    int64_t *gone, GError **err);
/* The number of the last entry of a case; 0: none. */
bool entry_store_last(Db *db, int64_t case_id, int64_t *id, GError **err);

/* --- writing; inside a transaction --- */

bool bulk_store_add(Db *db, Bulk *b, GError **err);
bool bulk_store_add_case(Db *db, int64_t bulk_id, const BulkCase *c, GError **err);
bool bulk_store_set_undone(Db *db, int64_t id, Instant now, GError **err);
bool bulk_store_set_not_undone(Db *db, int64_t id, int64_t case_id, const char *why,
    GError **err);
/* Mails that follow from these entries of a case and are not on their way are never sent;
 * *gone is how many have gone already. */
bool mail_store_drop_of(Db *db, int64_t case_id, int64_t first_entry, int64_t last_entry,
    Instant now, int64_t *gone, GError **err);
