/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * notify.h - puts what people are to be told into the outbox (M14), in the transaction of
 * the entry that it follows from. Whom and what is decided in model/audience.h. */
#pragma once

#include "base/arena.h"
#include "model/entry.h"
#include "store/db.h"

/* before is NULL if the entry opened the case. */
bool notify_of_entry(Db *db, Arena *a, const Case *before, const Case *c, const Entry *e,
    GError **err);
