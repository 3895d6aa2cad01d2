/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * visit_show.h - visits in words. */
#pragma once

#include "desk/house.h"
#include "model/visit.h"
#include "web/chip_view.h"
#include "web/visit_view.h"

/* Minutes as they were typed: nothing is 0, and what is no number -1, to be refused. */
int visit_minutes(const char *typed);

VisitRow visit_row(const Reader *rd, const House *house, const Visit *v);
/* Those of a case; NULL if it has none. */
bool visit_side(Db *db, const Reader *rd, const House *house, const Case *c,
    const VisitSide **out, GError **err);
