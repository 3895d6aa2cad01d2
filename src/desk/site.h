/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * site.h - the addresses of a customer, to which visits go (M9). What visits were planned
 * to stays with them: each keeps its own. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "store/visit_store.h"

#define VISIT_MAX_WORDS ((int64_t)300) /* bytes of an address, a telephone */

/* Adds it, or changes the one that has the name. ERR_INVALID "site.name.missing",
 * "visit.address.missing", "visit.travel.wrong", "site.customer". */
bool site_save(Db *db, Arena *a, const Actor *who, int64_t customer_id, const Site *what,
    GError **err);
/* One that there is not, is removed already. */
bool site_remove(Db *db, const Actor *who, int64_t customer_id, int64_t id, GError **err);
