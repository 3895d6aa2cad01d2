/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/handin_store.h"

#include "handin.q.h"
#include "store/row.h"

bool
handin_store_add(Db *db, Handin *h, GError **err)
{
	return row_int(q_handin_add(db, h->case_id, h->what, h->serial, h->accessories,
	                   h->shelf, h->received_at, h->received_by, h->loan,
	                   row_some(&h->loan_out_at), h->had_code),
	    &h->id, err);
}

bool
handin_store_save(Db *db, Handin *h, GError **err)
{
	int64_t changed;

	if (!row_exec_count(q_handin_save(db, h->id, h->version, h->state, h->shelf,
	                        h->state_at, row_some(&h->ready_at),
	                        row_some(&h->fetched_at), h->fetched_by, h->reminders,
	                        h->loan, row_some(&h->loan_out_at),
	                        row_some(&h->loan_back_at), row_some(&h->wiped_at)),
	        &changed, err))
		return false;
	h->version++;
	return changed == 1 || fail(err, ERR_BUSY, "the hand-in was changed meanwhile");
}

static void
read_handin(Arena *a, DbStmt *st, void *out)
{
	*(Handin *)out = (Handin){
		.id = db_int(st, c_handin_id),
		.version = db_int(st, c_handin_version),
		.case_id = db_int(st, c_handin_case_id),
		.state = (HandinState)db_int(st, c_handin_state),
		.what = row_text(a, st, c_handin_what),
		.serial = row_text(a, st, c_handin_serial),
		.accessories = row_text(a, st, c_handin_accessories),
		.shelf = row_text(a, st, c_handin_shelf),
		.received_at = db_int(st, c_handin_received_at),
		.received_by = db_int(st, c_handin_received_by),
		.state_at = db_int(st, c_handin_state_at),
		.ready_at = db_int(st, c_handin_ready_at),
		.fetched_at = db_int(st, c_handin_fetched_at),
		.fetched_by = row_text(a, st, c_handin_fetched_by),
		.reminders = (int)db_int(st, c_handin_reminders),
		.loan = row_text(a, st, c_handin_loan),
		.loan_out_at = db_int(st, c_handin_loan_out_at),
		.loan_back_at = db_int(st, c_handin_loan_back_at),
		.had_code = db_int(st, c_handin_had_code) != 0,
		.wiped_at = db_int(st, c_handin_wiped_at),
		.subject = row_text(a, st, c_handin_subject),
		.person_name = row_text(a, st, c_handin_person_name),
		.person_phone = row_text(a, st, c_handin_person_phone),
		.customer_name = row_text(a, st, c_handin_customer_name),
		.received_name = row_text(a, st, c_handin_received_name),
	};
}

bool
handin_store_find(Db *db, Arena *a, int64_t id, Handin **out, GError **err)
{
	return ROW_ONE(a, q_handin_find(db, id), read_handin, out, err);
}

bool
handin_store_of_case(Db *db, Arena *a, int64_t case_id, Handin **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_handins_of_case(db, case_id), read_handin, out, n_out, err);
}

bool
handin_store_on_shelf(Db *db, Arena *a, Handin **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_handins_on_shelf(db), read_handin, out, n_out, err);
}

bool
handin_store_set_code(Db *db, int64_t id, const void *sealed, size_t n, GError **err)
{
	return row_exec(q_handin_code_set(db, id, sealed, n), err);
}

typedef struct {
	const void *sealed;
	size_t n;
} Code;

static void
read_code(Arena *a, DbStmt *st, void *out)
{
	Code *code = out;
	const void *sealed = db_bytes(st, c_handin_code_find_sealed, &code->n);

	code->sealed = arena_memdup(a, sealed, code->n);
}

bool
handin_store_code(Db *db, Arena *a, int64_t id, const void **sealed, size_t *n,
    GError **err)
{
	Code *code;

	if (!ROW_ONE(a, q_handin_code_find(db, id), read_code, &code, err))
		return false;
	*sealed = code ? code->sealed : NULL;
	*n = code ? code->n : 0;
	return true;
}

bool
handin_store_wipe_code(Db *db, int64_t id, GError **err)
{
	return row_exec(q_handin_code_wipe(db, id), err);
}
