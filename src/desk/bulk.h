/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * bulk.h (desk) - the same to many cases at once, and back again. Each case is a
 * transaction of its own, by the same use case as if it were the only one: what cannot be
 * done to one is refused of that one, with the reason, and the others are done. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/bulk.h"
#include "store/db.h"

/* as_of: when the list was read: a case that changed since is refused (0: none is). What
 * people are told of it waits until it can no longer be undone. *id is what
 * bulk_store_find() finds. ERR_INVALID "bulk.none", "bulk.act"; ERR_LIMIT "bulk.many". */
bool bulk_do(Db *db, Arena *a, const Actor *who, const BulkWhat *what,
    const int64_t *cases, size_t n, Instant as_of, int64_t *id, GError **err);

/* Sets back what it set, by entries, in each case that was not changed since, all of them
 * or (if it fails) none; says of the others why not. What nobody was told yet is told to
 * nobody. ERR_INVALID "bulk.unknown", "bulk.late" (also if it was undone before);
 * ERR_DENIED "bulk.another" (somebody else's). */
bool bulk_undo(Db *db, Arena *a, const Actor *who, int64_t id, GError **err);
