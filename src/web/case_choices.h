/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_choices.h - what a field of a case may be set to, and which it is now. */
#pragma once

#include "store/db.h"
#include "web/chip_view.h"
#include "web/choice.h"

Choice *category_choices(const Reader *rd, const Case *c); /* N_CATEGORIES */
Choice *priority_choices(const Reader *rd, const Case *c); /* PRIORITY_URGENT */
/* Solved and closed are an end that needs a solution: another form. */
Choice *status_choices(const Reader *rd, const Case *c, size_t *n);
/* Nobody, and everyone who is there. */
bool staff_choices(Db *db, const Reader *rd, const Case *c, const Choice **out, size_t *n,
    GError **err);
