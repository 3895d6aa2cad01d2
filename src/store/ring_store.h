/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * ring_store.h - calls that the telephone system announced. */
#pragma once

#include "model/ring.h"
#include "store/db.h"

/* key: the system's own, which must not come again for another call. */
bool ring_store_begin(Db *db, const char *key, const Ring *r, GError **err);
bool ring_store_answer(Db *db, const char *key, const char *users, Instant now,
    GError **err);
bool ring_store_end(Db *db, const char *key, Instant now, GError **err);
/* Those since then that nobody has registered, the newest first. */
bool ring_store_open(Db *db, Arena *a, Instant since, Ring **out, size_t *n_out,
    GError **err);
/* NULL: there is none. */
bool ring_store_find(Db *db, Arena *a, int64_t id, Ring **out, GError **err);
/* Nothing if somebody has. case_id 0: it became none. */
bool ring_store_take(Db *db, int64_t id, int64_t staff_id, int64_t case_id, GError **err);
