/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * ledger.h - the time that was worked, as lines of a ledger (M9, M19).
 *
 * A line is never changed. Who booked wrongly takes it back by a line that counters all
 * of it, and books anew: whatever is summed up, by case, person, customer or month, is
 * the sum of the lines. The numbers of the enumerations are stored: never reuse one. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/text.h"
#include "model/agreement.h"
#include "model/entry.h"

typedef enum { LEDGER_WORK = 1, LEDGER_TRAVEL = 2 } LedgerKind;

/* M9: how it was worked at. */
typedef enum {
	METHOD_MAIL = 1, /* a thorough guide */
	METHOD_PHONE = 2,
	METHOD_REMOTE = 3,
	METHOD_HANDIN = 4,
	METHOD_VISIT = 5,
	METHOD_OTHER = 6, /* at the desk: looking into it, documentation … */
} Method;
#define N_METHODS 6

/* Is it billed by consumption? */
typedef enum { BILL_BY_AGREEMENT, BILL_YES, BILL_NO } Billing;

#define LEDGER_MOST 1440 /* minutes of one line */

typedef struct {
	int64_t id, case_id, entry_id;
	int64_t staff_id;  /* who worked; 0: nobody that is known */
	int64_t booked_by; /* 0: likewise */
	Instant worked_at; /* when the work was over */
	Instant booked_at;
	LedgerKind kind;
	Method method;
	int minutes; /* below 0: it counters another */
	bool billable;
	bool by_hand;       /* a person decided that, else the agreement */
	const char *reason; /* of that, or of the correction; "" */
	int64_t counters;   /* the line that it takes back; 0 */
	bool is_countered;  /* as loaded: another takes it back */
	/* As loaded, for lists; NULL unless asked for. */
	const char *staff_name, *subject, *customer_name;
} LedgerLine;

/* Does it count: neither taken back, nor what takes back? */
static inline bool
ledger_stands(const LedgerLine *l)
{
	return !l->counters && !l->is_countered;
}

/* Is work of that kind in a case of that category billed by consumption? */
bool ledger_billable(const Agreement *ag, Category category, LedgerKind kind);

/* How an entry of that kind was worked at. */
Method method_of_entry(EntryKind kind);

/* "work", "visit" …; NULL for a number that is none. */
const char *ledger_kind_name(int64_t v);
const char *method_name(int64_t v);
/* The number by its name; 0 if it is none. */
int64_t ledger_kind_from_name(const char *name);
int64_t method_from_name(const char *name);
TextId ledger_kind_text(int64_t v);
TextId method_text(int64_t v);
