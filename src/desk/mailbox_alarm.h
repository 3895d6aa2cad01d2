/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mailbox_alarm.h - tells the administrators of a mailbox that has been silent for too
 * long, that cannot be read, or whose client secret runs out (M6): once for each silence,
 * each trouble, each date. */
#pragma once

#include "base/arena.h"
#include "base/clock.h"
#include "store/db.h"

/* Looks at all; to be called every minute or so, on any node. */
bool mailbox_alarms_tell(Db *db, Arena *a, Instant now, GError **err);
