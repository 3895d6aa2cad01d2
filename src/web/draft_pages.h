/* SPDX-License-Identifier: AGPL-3.0-or-later
 * draft_pages.h - what is typed is kept while one types. */
#pragma once

#include "web/case_view.h"
#include "web/route.h"

extern const Route draft_routes[];

/* What the reader has begun to write in the case, for its composer; v is as it was when
 * there is nothing. */
bool draft_show(Db *db, const Reader *rd, int64_t staff_id, CaseView *v, GError **err);
