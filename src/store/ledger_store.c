/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/ledger_store.h"

#include "ledger.q.h"
#include "store/row.h"

bool
ledger_store_add(Db *db, LedgerLine *l, GError **err)
{
	return row_int(q_ledger_add(db, l->case_id, l->entry_id, row_some(&l->staff_id),
	                   row_some(&l->booked_by), l->worked_at, l->booked_at, l->kind,
	                   l->method, l->minutes, l->billable, l->by_hand,
	                   l->reason ? l->reason : "", row_some(&l->counters)),
	    &l->id, err);
}

static void
read_line(Arena *a, DbStmt *st, void *out)
{
	*(LedgerLine *)out = (LedgerLine){
		.id = db_int(st, c_ledger_id),
		.case_id = db_int(st, c_ledger_case_id),
		.entry_id = db_int(st, c_ledger_entry_id),
		.staff_id = db_int(st, c_ledger_staff_id),
		.booked_by = db_int(st, c_ledger_booked_by),
		.worked_at = db_int(st, c_ledger_worked_at),
		.booked_at = db_int(st, c_ledger_booked_at),
		.kind = (LedgerKind)db_int(st, c_ledger_kind),
		.method = (Method)db_int(st, c_ledger_method),
		.minutes = (int)db_int(st, c_ledger_minutes),
		.billable = db_int(st, c_ledger_billable) != 0,
		.by_hand = db_int(st, c_ledger_by_hand) != 0,
		.reason = row_text(a, st, c_ledger_reason),
		.counters = db_int(st, c_ledger_counters),
		.is_countered = db_int(st, c_ledger_countered_by) != 0,
		.staff_name = row_text(a, st, c_ledger_staff_name),
		.subject = row_text(a, st, c_ledger_subject),
		.customer_name = row_text(a, st, c_ledger_customer_name),
	};
}

bool
ledger_store_find(Db *db, Arena *a, int64_t id, LedgerLine **out, GError **err)
{
	return ROW_ONE(a, q_ledger_find(db, id), read_line, out, err);
}

bool
ledger_store_of_case(Db *db, Arena *a, int64_t case_id, LedgerLine **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_ledger_of_case(db, case_id), read_line, out, n_out, err);
}

bool
ledger_store_of_staff(Db *db, Arena *a, int64_t staff_id, Instant since, Instant before,
    LedgerLine **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_ledger_of_staff(db, staff_id, since, before), read_line, out,
	    n_out, err);
}

bool
ledger_store_sum_of_case(Db *db, int64_t case_id, LedgerSum *out, GError **err)
{
	g_autoptr(DbStmt) st = q_ledger_sum_of_case(db, case_id);

	if (db_step(st, err) != DB_ROW)
		return false;
	*out = (LedgerSum){
		.all = db_int(st, c_ledger_sum_of_case_minutes),
		.travel = db_int(st, c_ledger_sum_of_case_travel),
		.billable = db_int(st, c_ledger_sum_of_case_billable),
	};
	return true;
}

bool
ledger_store_sum_of_customer(Db *db, int64_t customer_id, Instant since, Instant before,
    LedgerSum *out, GError **err)
{
	g_autoptr(DbStmt) st = q_ledger_sum_of_customer(db, customer_id, since, before);

	if (db_step(st, err) != DB_ROW)
		return false;
	*out = (LedgerSum){
		.all = db_int(st, c_ledger_sum_of_customer_minutes),
		.travel = db_int(st, c_ledger_sum_of_customer_travel),
		.billable = db_int(st, c_ledger_sum_of_customer_billable),
	};
	return true;
}
