/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * quarantine_store.h - what waits for the staff's word, as rows. As in people_store.h. */
#pragma once

#include "base/arena.h"
#include "model/quarantine.h"
#include "store/db.h"

/* With its files; sets its id. */
bool quarantine_store_add(Db *db, Quarantined *q, GError **err);
/* With its files. */
bool quarantine_store_find(Db *db, Arena *a, int64_t id, Quarantined **out, GError **err);
/* The oldest first, after an id (0: from the first), with their files. */
bool quarantine_store_list(Db *db, Arena *a, int64_t after, int limit, Quarantined **out,
    size_t *n_out, GError **err);
bool quarantine_store_count(Db *db, int64_t *n, GError **err);
bool quarantine_store_remove(Db *db, int64_t id, GError **err);
/* All that came from that address. */
bool quarantine_store_remove_of(Db *db, const char *address, GError **err);
