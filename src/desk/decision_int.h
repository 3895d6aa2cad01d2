/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * decision_int.h - between the use cases of decisions and parked questions. Inside a
 * transaction. */
#pragma once

#include "desk/case_int.h"
#include "model/escalation.h"

/* Writes in the case that d->partner_id is asked, which tells him, and has somebody look
 * after his answer. */
bool decision_enter_asked(Db *db, const Use *u, Case *c, const Decision *d, GError **err);

/* Parks a commercial question of the case's customer: ERR_INVALID "parked.customer" if
 * it has none. */
bool parked_add_in(Db *db, const Use *u, Case *c, const char *question, GError **err);
