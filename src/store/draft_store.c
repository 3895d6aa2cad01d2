/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/draft_store.h"

#include "draft.q.h"
#include "store/row.h"

static void
read_draft(Arena *a, DbStmt *st, void *out)
{
	*(Draft *)out = (Draft){
		.kind = (EntryKind)db_int(st, c_draft_find_kind),
		.text = row_text(a, st, c_draft_find_text),
		.minutes = row_text(a, st, c_draft_find_minutes),
		.status = (Status)db_int(st, c_draft_find_status),
		.saved_at = db_int(st, c_draft_find_saved_at),
	};
}

bool
draft_store_find(Db *db, Arena *a, int64_t case_id, int64_t staff_id, Draft **out,
    GError **err)
{
	if (!ROW_ONE(a, q_draft_find(db, case_id, staff_id), read_draft, out, err))
		return false;
	if (*out)
		(*out)->case_id = case_id;
	return true;
}

bool
draft_store_save(Db *db, const Draft *d, int64_t staff_id, GError **err)
{
	return row_exec(q_draft_save(db, d->case_id, staff_id, d->kind, d->text,
	                    d->minutes, d->status, d->saved_at),
	    err);
}

bool
draft_store_clear(Db *db, int64_t case_id, int64_t staff_id, GError **err)
{
	return row_exec(q_draft_clear(db, case_id, staff_id), err);
}

bool
draft_store_written_since(Db *db, int64_t case_id, int64_t staff_id, Instant since,
    bool *written, GError **err)
{
	int64_t n;

	if (!row_int(q_draft_written_since(db, case_id, staff_id, since), &n, err))
		return false;
	*written = n > 0;
	return true;
}
