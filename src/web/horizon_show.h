/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * horizon_show.h - a case's time horizon on its page: when, why, and by what. */
#pragma once

#include "store/db.h"
#include "web/case_view.h"

bool horizon_show(Db *db, const Reader *rd, const Case *c, CaseView *v, GError **err);
