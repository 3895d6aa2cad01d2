/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * escalation.h (desk) - the rules by which a case goes up a step by itself (M11). The
 * administrator's. Errors as in case.h.
 *
 * A customer with rules of its own has only those; all others have the house's. A
 * rule fires once for a case and a period: since when that clock, that status, or the
 * wait for an answer has run; never of a case that is solved or closed. What it did is
 * an entry of the case, and can be taken back.
 */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/escalation.h"
#include "store/db.h"

/* id 0 adds; else version is the one that was seen. */
bool rule_save(Db *db, Arena *a, const Actor *who, EscalationRule *rule, GError **err);
bool rule_remove(Db *db, Arena *a, const Actor *who, int64_t id, GError **err);
/* Begins a customer's own with a copy of the house's; nothing if he has some. */
bool rules_give_own(Db *db, Arena *a, const Actor *who, int64_t customer_id,
    GError **err);
