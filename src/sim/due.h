/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * due.h - the jobs of the simulated desk: mails are taken as sent, cases close. */
#pragma once

#include "base/clock.h"
#include "store/db.h"

/* Does all that is due by now. */
bool due_run(Db *db, Instant now, GError **err);
/* Before the first: what the desk does by itself from its first start on begins then. */
bool due_begin(Db *db, Instant at, GError **err);
