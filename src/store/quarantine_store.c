/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/quarantine_store.h"

#include "quarantine.q.h"
#include "store/row.h"

static void
read_one(Arena *a, DbStmt *st, void *out)
{
	*(Quarantined *)out = (Quarantined){
		.id = db_int(st, c_quarantine_id),
		.customer_id = db_int(st, c_quarantine_customer_id),
		.customer_name = row_text(a, st, c_quarantine_customer_name),
		.at = db_int(st, c_quarantine_at),
		.doubt = (Doubt)db_int(st, c_quarantine_doubt),
		.category = (Category)db_int(st, c_quarantine_category),
		.lang = lang_from_code(db_text(st, c_quarantine_lang)),
		.name = row_text(a, st, c_quarantine_name),
		.mail = row_text(a, st, c_quarantine_mail),
		.phone = row_text(a, st, c_quarantine_phone),
		.text = row_text(a, st, c_quarantine_text),
		.address = row_text(a, st, c_quarantine_address),
	};
}

static void
read_file(Arena *a, DbStmt *st, void *out)
{
	Attachment *at = out;

	*at = (Attachment){
		.name = row_text(a, st, c_quarantine_files_name),
		.content_type = row_text(a, st, c_quarantine_files_content_type),
		.size = db_int(st, c_quarantine_files_size),
	};
	g_strlcpy(at->sha256, db_text(st, c_quarantine_files_sha256), sizeof at->sha256);
}

static bool
with_files(Db *db, Arena *a, Quarantined *q, GError **err)
{
	Attachment *files;

	if (!ROW_ALL(a, q_quarantine_files(db, q->id), read_file, &files, &q->n_files,
	        err))
		return false;
	q->files = files;
	return true;
}

bool
quarantine_store_add(Db *db, Quarantined *q, GError **err)
{
	if (!row_int(q_quarantine_add(db, q->customer_id, q->at, q->doubt, q->category,
	                 lang_code(q->lang), q->name, q->mail, q->phone, q->text,
	                 q->address),
	        &q->id, err))
		return false;
	for (size_t i = 0; i < q->n_files; i++) {
		const Attachment *at = &q->files[i];

		if (!row_exec(q_quarantine_file_add(db, q->id, (int64_t)i, at->sha256,
		                  at->name, at->content_type, at->size),
		        err))
			return false;
	}
	return true;
}

bool
quarantine_store_find(Db *db, Arena *a, int64_t id, Quarantined **out, GError **err)
{
	return ROW_ONE(a, q_quarantine_find(db, id), read_one, out, err) &&
	       (!*out || with_files(db, a, *out, err));
}

bool
quarantine_store_list(Db *db, Arena *a, int64_t after, int limit, Quarantined **out,
    size_t *n_out, GError **err)
{
	if (!ROW_ALL(a, q_quarantine_list(db, after, limit), read_one, out, n_out, err))
		return false;
	for (size_t i = 0; i < *n_out; i++)
		if (!with_files(db, a, &(*out)[i], err))
			return false;
	return true;
}

bool
quarantine_store_count(Db *db, int64_t *n, GError **err)
{
	return row_int(q_quarantine_count(db), n, err);
}

bool
quarantine_store_remove(Db *db, int64_t id, GError **err)
{
	return row_exec(q_quarantine_file_remove(db, id), err) &&
	       row_exec(q_quarantine_remove(db, id), err);
}

bool
quarantine_store_remove_of(Db *db, const char *address, GError **err)
{
	return row_exec(q_quarantine_files_remove_of(db, address), err) &&
	       row_exec(q_quarantine_remove_of(db, address), err);
}
