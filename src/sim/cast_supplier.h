/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * cast_supplier.h - the suppliers of Nordlys IT's customers. */
#pragma once

#include "model/actor.h"
#include "sim/cast.h"

/* Enters them, and whom they serve. */
bool cast_suppliers(Db *db, Arena *a, Dice *d, const Actor *who, Cast *cast,
    GError **err);
