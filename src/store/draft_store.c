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
		.problem = row_text(a, st, c_draft_find_problem),
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
	                    d->minutes, d->status, d->saved_at,
	                    d->problem ? d->problem : ""),
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

/* --- its files --- */

static void
read_file(Arena *a, DbStmt *st, void *out)
{
	DraftFile *f = out;

	f->id = db_int(st, c_draft_file_id);
	f->at = (Attachment){
		.name = row_text(a, st, c_draft_file_name),
		.content_type = row_text(a, st, c_draft_file_content_type),
		.size = db_int(st, c_draft_file_size),
	};
	g_strlcpy(f->at.sha256, db_text(st, c_draft_file_sha256), sizeof f->at.sha256);
}

bool
draft_store_files(Db *db, Arena *a, const DraftOf *of, DraftFile **out, size_t *n_out,
    GError **err)
{
	DbStmt *st = of->dispatch_id ? q_dispatch_files(db, of->dispatch_id)
	                             : q_draft_files(db, of->case_id, of->staff_id);

	return ROW_ALL(a, st, read_file, out, n_out, err);
}

bool
draft_store_add_file(Db *db, const DraftOf *of, const Attachment *at, GError **err)
{
	return row_exec(q_draft_file_add(db, of->case_id, of->staff_id,
	                    row_some(&of->dispatch_id), at->sha256, at->name,
	                    at->content_type, at->size),
	    err);
}

bool
draft_store_remove_file(Db *db, const DraftOf *of, int64_t id, GError **err)
{
	return row_exec(q_draft_file_remove(db, of->case_id, of->staff_id, id), err);
}

bool
draft_store_clear_files(Db *db, const DraftOf *of, GError **err)
{
	return row_exec(of->dispatch_id
	                    ? q_dispatch_files_clear(db, of->dispatch_id)
	                    : q_draft_files_clear(db, of->case_id, of->staff_id),
	    err);
}

bool
draft_store_files_go(Db *db, const DraftOf *to, GError **err)
{
	return row_exec(q_draft_files_go(db, to->case_id, to->staff_id, to->dispatch_id),
	    err);
}

bool
draft_store_files_back(Db *db, const DraftOf *from, GError **err)
{
	return row_exec(q_dispatch_files_back(db, from->dispatch_id), err);
}
