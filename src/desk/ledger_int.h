/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * ledger_int.h - booking inside another use case's transaction. For this folder only. */
#pragma once

#include "desk/case_int.h"
#include "model/ledger.h"

/* Books the minutes of an entry that was just stored; none is nothing to do. */
bool ledger_of_entry(Db *db, const Use *u, const Case *c, const Entry *e, GError **err);

/* What is booked on a stored entry besides: travel, a session … */
typedef struct {
	int minutes; /* 0: nothing to do */
	LedgerKind kind;
	Method method;
	Instant worked_at;
	int64_t staff_id;
	Billing billing;
	const char *reason;
} LedgerAdd;
bool ledger_add_in(Db *db, const Use *u, const Case *c, const Entry *e,
    const LedgerAdd *what, GError **err);
