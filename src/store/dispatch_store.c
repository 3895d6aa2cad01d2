/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/dispatch_store.h"

#include "dispatch.q.h"
#include "store/row.h"

static void
read_dispatch(Arena *a, DbStmt *st, void *out)
{
	*(Dispatch *)out = (Dispatch){
		.id = db_int(st, c_dispatch_id),
		.case_id = db_int(st, c_dispatch_case_id),
		.staff_id = db_int(st, c_dispatch_staff_id),
		.text = row_text(a, st, c_dispatch_text),
		.minutes = (int)db_int(st, c_dispatch_minutes),
		.status = (Status)db_int(st, c_dispatch_status),
		.sent_at = db_int(st, c_dispatch_sent_at),
		.goes_at = db_int(st, c_dispatch_goes_at),
		.author = row_text(a, st, c_dispatch_author),
		.subject = row_text(a, st, c_dispatch_subject),
	};
}

bool
dispatch_store_add(Db *db, Dispatch *d, GError **err)
{
	return row_int(q_dispatch_add(db, d->case_id, d->staff_id, d->text, d->minutes,
	                   d->status, d->sent_at, d->goes_at),
	    &d->id, err);
}

bool
dispatch_store_find(Db *db, Arena *a, int64_t id, Dispatch **out, GError **err)
{
	return ROW_ONE(a, q_dispatch_find(db, id), read_dispatch, out, err);
}

bool
dispatch_store_of_case(Db *db, Arena *a, int64_t case_id, Dispatch **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_dispatch_of_case(db, case_id), read_dispatch, out, n_out,
	    err);
}

bool
dispatch_store_of_staff(Db *db, Arena *a, int64_t staff_id, Dispatch **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_dispatch_of_staff(db, staff_id), read_dispatch, out, n_out,
	    err);
}

bool
dispatch_store_remove(Db *db, int64_t id, GError **err)
{
	return row_exec(q_dispatch_remove(db, id), err);
}
