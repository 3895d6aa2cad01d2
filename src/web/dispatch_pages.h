/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * dispatch_pages.h - an answer can be taken back until it goes. */
#pragma once

#include "store/db.h"
#include "web/case_view.h"
#include "web/dispatch_view.h"
#include "web/route.h"

extern const Route dispatch_routes[];

/* The reader's own, wherever he is. */
bool dispatch_of_reader(Db *db, const Reader *rd, int64_t staff_id,
    const LeavingView **out, size_t *n_out, GError **err);
/* Everybody's in a case, below its timeline: a colleague answers. */
bool dispatch_of_case(Db *db, const Reader *rd, CaseView *v, GError **err);
