/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * set_up_pages.h - the first-run guide: brings a new provider from nothing to the first
 * mail. What is done is read off the data; nothing is kept but that it was put aside. */
#pragma once

#include "base/arena.h"
#include "desk/house.h"
#include "store/set_up_store.h"
#include "web/route.h"

extern const Route set_up_routes[];

/* How many steps are left; 0 if the guide was put aside. */
bool set_up_left(Db *db, Arena *a, const House *house, int64_t *left, GError **err);
