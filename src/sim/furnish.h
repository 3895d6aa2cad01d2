/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * furnish.h - what a demo has beside its cases: guides, templates, computers on the
 * shelf, visits to come. */
#pragma once

#include "base/arena.h"
#include "base/clock.h"
#include "store/db.h"

/* At the end of the simulated time, which is now: by the first administrator. A desk
 * with few open cases gets as much as there are cases for. */
bool furnish(Db *db, Arena *a, Instant now, GError **err);
