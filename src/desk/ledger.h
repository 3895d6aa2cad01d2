/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * ledger.h (desk) - books the time that was worked, and corrects it (M9). Errors as in
 * case.h. What an entry says of minutes is booked with it: see case_int.h.
 *
 * Whether it is billed by consumption is what the case's agreement says of its category,
 * unless a person decides otherwise, with a reason. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/ledger.h"
#include "store/db.h"

typedef struct {
	int64_t case_id;
	int minutes; /* 1 to LEDGER_MOST */
	LedgerKind kind;
	Method method;     /* 0: METHOD_OTHER */
	Instant worked_at; /* when it was over; 0: now. Not after now */
	const char *text;  /* what was done; may be "" */
	Billing billing;
	const char *reason; /* why it is billed otherwise than agreed */
} LedgerBook;

/* An entry of its own, ENTRY_TIME, internal; of a closed case too. ERR_INVALID
 * "time.minutes.wrong", "time.later", "time.reason.missing". */
bool ledger_book(Db *db, Arena *a, const Actor *who, const LedgerBook *what,
    GError **err);

typedef struct {
	int64_t line_id;
	int minutes;        /* what it should have been; 0: nothing at all */
	LedgerKind kind;    /* 0: as it was */
	Billing billing;    /* BILL_BY_AGREEMENT: as the agreement says */
	const char *reason; /* needed */
} LedgerCorrect;

/* Takes the line back by one that counters it, and books what is right on the same entry,
 * for the same member of the staff and the same instant; ENTRY_TIME says so. One's own,
 * or anybody's by a partner or an administrator: ERR_DENIED "time.others". ERR_INVALID
 * "time.line.unknown", "time.same"; ERR_CONFLICT "time.countered" if it was done. */
bool ledger_correct(Db *db, Arena *a, const Actor *who, const LedgerCorrect *what,
    GError **err);
/* May he correct that line? */
bool ledger_may_correct(const Actor *who, const LedgerLine *l);
