/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * agreement.h - what an administrator does to agreements (M17). All fail with ERR_DENIED
 * "admin.only" for others.
 *
 * A version to which a case is held is what its customer was promised, so it is not
 * changed: the next version is. Two of a customer cannot overlap, since one holds until
 * the next begins. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/agreement.h"
#include "store/db.h"

#define AGREEMENT_MAX_NAME 100

/* Adds it (id 0), or makes it what it says now, if it still is as it was seen (version).
 * ERR_INVALID "agreement.held", "agreement.from.past" (a version begins today at the
 * earliest, a customer's first whenever), "agreement.from.taken", "agreement.ends.early",
 * "agreement.name.missing", "agreement.hours.none", those of hours_make() and
 * agreement_targets_hold(); ERR_CONFLICT "agreement.changed". */
bool agreement_save(Db *db, Arena *a, const Actor *who, Agreement *ag, GError **err);

/* Lets a version end before the next one begins, were cases held to it or not: at that
 * instant, not in the past; 0 takes it back. */
bool agreement_end(Db *db, Arena *a, const Actor *who, int64_t id, Instant ends_at,
    GError **err);

/* Takes back a version to which no case is held; not the house's only one. */
bool agreement_remove(Db *db, Arena *a, const Actor *who, int64_t id, GError **err);
