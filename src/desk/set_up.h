/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * set_up.h - the first-run guide may be put aside, for everybody, and taken up again.
 * Administrators only. Errors as in case.h. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "store/db.h"

bool set_up_is_aside(Db *db, Arena *a, bool *aside, GError **err);
bool set_up_put_aside(Db *db, Arena *a, const Actor *who, bool aside, GError **err);
