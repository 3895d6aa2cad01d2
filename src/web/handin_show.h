/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * handin_show.h - hand-ins in words. */
#pragma once

#include "model/handin.h"
#include "store/db.h"
#include "web/chip_view.h"
#include "web/handin_view.h"

HandinRow handin_row(const Reader *rd, const Handin *h);
/* Those of a case; NULL if it has none. */
bool handin_side(Db *db, const Reader *rd, const Case *c, const HandinSide **out,
    GError **err);
