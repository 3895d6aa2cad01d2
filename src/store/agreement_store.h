/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * agreement_store.h - the versions of agreements, as rows. What is returned lives in the
 * arena, with its hours made; a find function succeeds with NULL when there is none. */
#pragma once

#include "base/arena.h"
#include "model/agreement.h"
#include "store/db.h"

/* The customer's own version that holds at that instant; where none does, the house's
 * standard, and before its first version that one. */
bool agreement_store_in_force(Db *db, Arena *a, int64_t customer_id, Instant at,
    Agreement **out, GError **err);
bool agreement_store_find(Db *db, Arena *a, int64_t id, Agreement **out, GError **err);
/* All of a customer's, or of the house's (0), the one that begins last first. */
bool agreement_store_versions(Db *db, Arena *a, int64_t customer_id, Agreement **out,
    size_t *n_out, GError **err);
/* Is there a case that is held to it? */
bool agreement_store_is_held(Db *db, const Agreement *ag, bool *held, GError **err);

/* The rest inside a transaction. Adds a version with all that is in it; sets its id. */
bool agreement_store_add(Db *db, Agreement *ag, GError **err);
/* Makes it what it is now said to be; customer_id stays. */
bool agreement_store_set(Db *db, const Agreement *ag, GError **err);
bool agreement_store_set_end(Db *db, int64_t id, Instant ends_at, GError **err);
/* No case may be held to it. */
bool agreement_store_remove(Db *db, int64_t id, GError **err);
