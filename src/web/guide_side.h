/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * guide_side.h - beside a case: the guides that were given in it, whether they worked,
 * and those that may help (M9). */
#pragma once

#include "model/case.h"
#include "store/db.h"
#include "web/chip_view.h"
#include "web/guide_view.h"
#include "web/route.h"

/* With the templates of who reads it. */
bool guide_side_of(Db *db, const Reader *rd, const Case *c, int64_t staff_id,
    const GuideSide **out, GError **err);

extern const Route guide_side_routes[];
