/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * presence_pages.h - who else looks at a case. */
#pragma once

#include "web/case_view.h"
#include "web/route.h"

extern const Route presence_routes[];

/* All but the reader. */
bool presence_show(Db *db, const Reader *rd, int64_t staff_id, CaseView *v, GError **err);
