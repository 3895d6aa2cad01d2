/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * ledger_store.h - the ledger of time, as rows: they are added and never changed. What is
 * returned lives in the arena, with the names that lists show. */
#pragma once

#include "base/arena.h"
#include "model/ledger.h"
#include "store/db.h"

/* Inside a transaction; gives it its id. */
bool ledger_store_add(Db *db, LedgerLine *l, GError **err);

/* NULL: there is none. */
bool ledger_store_find(Db *db, Arena *a, int64_t id, LedgerLine **out, GError **err);
/* In the order in which the work was done, what was taken back included. */
bool ledger_store_of_case(Db *db, Arena *a, int64_t case_id, LedgerLine **out,
    size_t *n_out, GError **err);
/* What somebody worked from since until, and without, before. */
bool ledger_store_of_staff(Db *db, Arena *a, int64_t staff_id, Instant since,
    Instant before, LedgerLine **out, size_t *n_out, GError **err);

/* In minutes. */
typedef struct {
	int64_t all;
	int64_t travel, billable; /* of these */
} LedgerSum;

/* Of a case, with the cases that were merged into it. */
bool ledger_store_sum_of_case(Db *db, int64_t case_id, LedgerSum *out, GError **err);
/* Of a customer's cases, what was worked from since until, and without, before. */
bool ledger_store_sum_of_customer(Db *db, int64_t customer_id, Instant since,
    Instant before, LedgerSum *out, GError **err);
