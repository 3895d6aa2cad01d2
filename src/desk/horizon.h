/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * horizon.h (desk) - keeps every open case's time horizon true (M15). Inside the
 * transaction of the entry that it follows from.
 *
 * The horizon is what is expected of the case, and never later than the promise, unless
 * it is too late for that or somebody says why. Somebody's own word, and the supplier's,
 * hold until they pass or the case becomes another. A small move is none: see
 * horizon_moves(). */
#pragma once

#include "desk/case_int.h"

/* Of a case that opens: puts its first horizon into ch, which has all else. */
bool horizon_begin(Db *db, Arena *a, const Case *c, Change *ch, GError **err);
/* Before an entry is stored: puts another horizon into its change, if it makes one. */
bool horizon_follow(Db *db, const Use *u, const Case *before, Entry *e, GError **err);
/* Somebody gives his word for another one: puts it into ch, of c as it is. A supplier's
 * that lies within the agreed margin of what the reporter was told moves nothing: what he
 * was told holds, and from now on because of the supplier's word. ERR_INVALID
 * "horizon.past", "horizon.too_far". */
bool horizon_given(Db *db, const Use *u, const Case *c, Instant at, HorizonWhy why,
    Change *ch, GError **err);
/* After it is: when the case is to be looked at again, before its horizon passes. before
 * is NULL of one that opened. */
bool horizon_look_again(Db *db, const Use *u, const Case *before, const Case *c,
    GError **err);
