/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/bulk_store.h"

#include "bulk.q.h"
#include "store/row.h"

static void
read_bulk(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(Bulk *)out = (Bulk){
		.id = db_int(st, c_bulk_id),
		.staff_id = db_int(st, c_bulk_staff_id),
		.act = (BulkAct)db_int(st, c_bulk_act),
		.done_at = db_int(st, c_bulk_done_at),
		.undone_at = db_int(st, c_bulk_undone_at),
		.n_done = db_int(st, c_bulk_n_done),
		.n_refused = db_int(st, c_bulk_n_refused),
		.n_not_undone = db_int(st, c_bulk_n_not_undone),
	};
}

bool
bulk_store_find(Db *db, Arena *a, int64_t id, Bulk **out, GError **err)
{
	return ROW_ONE(a, q_bulk_find(db, id), read_bulk, out, err);
}

bool
bulk_store_last(Db *db, Arena *a, int64_t staff_id, Instant since, Bulk **out,
    GError **err)
{
	return ROW_ONE(a, q_bulk_last(db, staff_id, since), read_bulk, out, err);
}

static void
read_case(Arena *a, DbStmt *st, void *out)
{
	*(BulkCase *)out = (BulkCase){
		.case_id = db_int(st, c_bulk_cases_case_id),
		.version = db_int(st, c_bulk_cases_version),
		.first_entry = db_int(st, c_bulk_cases_first_entry),
		.last_entry = db_int(st, c_bulk_cases_last_entry),
		.before = row_text(a, st, c_bulk_cases_before),
		.refused = row_text(a, st, c_bulk_cases_refused),
		.not_undone = row_text(a, st, c_bulk_cases_not_undone),
		.subject = row_text(a, st, c_bulk_cases_subject),
	};
}

bool
bulk_store_cases(Db *db, Arena *a, int64_t id, BulkCase **out, size_t *n, GError **err)
{
	return ROW_ALL(a, q_bulk_cases(db, id), read_case, out, n, err);
}

bool
entry_store_last(Db *db, int64_t case_id, int64_t *id, GError **err)
{
	return row_int(q_entry_last_of_case(db, case_id), id, err);
}

bool
bulk_store_add(Db *db, Bulk *b, GError **err)
{
	return row_int(q_bulk_add(db, b->staff_id, b->act, b->done_at), &b->id, err);
}

bool
bulk_store_add_case(Db *db, int64_t bulk_id, const BulkCase *c, GError **err)
{
	return row_exec(q_bulk_case_add(db, bulk_id, c->case_id, c->version,
	                    c->first_entry, c->last_entry, c->before, c->refused),
	    err);
}

bool
bulk_store_set_undone(Db *db, int64_t id, Instant now, GError **err)
{
	return row_exec(q_bulk_set_undone(db, id, now), err);
}

bool
bulk_store_set_not_undone(Db *db, int64_t id, int64_t case_id, const char *why,
    GError **err)
{
	return row_exec(q_bulk_case_set_not_undone(db, id, case_id, why), err);
}

bool
mail_store_gone_of(Db *db, int64_t case_id, int64_t first_entry, int64_t last_entry,
    int64_t *gone, GError **err)
{
	return row_int(q_mail_out_gone(db, case_id, first_entry, last_entry), gone, err);
}

bool
mail_store_drop_of(Db *db, int64_t case_id, int64_t first_entry, int64_t last_entry,
    Instant now, int64_t *gone, GError **err)
{
	return row_exec(q_mail_out_drop(db, case_id, first_entry, last_entry, now),
	           err) &&
	       mail_store_gone_of(db, case_id, first_entry, last_entry, gone, err);
}
