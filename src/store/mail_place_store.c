/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/mail_place_store.h"

#include "mail_place.q.h"
#include "store/row.h"

bool
copied_store_find(Db *db, int64_t case_id, const char *mail, Copied *out, GError **err)
{
	g_autoptr(DbStmt) st = q_case_copied_find(db, case_id, mail);
	DbStep step = db_step(st, err);

	if (step == DB_ERROR)
		return false;
	*out = step != DB_ROW                          ? COPIED_NOT
	       : db_int(st, c_case_copied_find_merged) ? COPIED_MERGED
	                                               : COPIED_IN;
	return true;
}

bool
copied_store_add(Db *db, int64_t case_id, const char *mail, Copied how, GError **err)
{
	return row_exec(q_case_copied_add(db, case_id, mail, how == COPIED_MERGED), err);
}

typedef struct {
	const char *mail;
	bool merged;
} CopiedRow;

static void
read_copied(Arena *a, DbStmt *st, void *out)
{
	*(CopiedRow *)out = (CopiedRow){
		.mail = row_text(a, st, c_case_copied_of_mail),
		.merged = db_int(st, c_case_copied_of_merged) != 0,
	};
}

bool
copied_store_merge(Db *db, Arena *a, int64_t from, int64_t into, GError **err)
{
	CopiedRow *rows;
	size_t n;

	if (!ROW_ALL(a, q_case_copied_of(db, from), read_copied, &rows, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!copied_store_add(db, into, rows[i].mail,
		        rows[i].merged ? COPIED_MERGED : COPIED_IN, err))
			return false;
	return true;
}

bool
stray_store_add(Db *db, StrayMail *m, GError **err)
{
	return row_int(q_mail_stray_add(db, m->at, m->kind, m->from_mail, m->to_mail,
	                   m->subject, m->message_id, m->digest, m->sha256, m->size),
	    &m->id, err);
}

static void
read_stray(Arena *a, DbStmt *st, void *out)
{
	*(StrayMail *)out = (StrayMail){
		.id = db_int(st, c_mail_stray_id),
		.at = db_int(st, c_mail_stray_at),
		.kind = (InMailKind)db_int(st, c_mail_stray_kind),
		.from_mail = row_text(a, st, c_mail_stray_from_mail),
		.to_mail = row_text(a, st, c_mail_stray_to_mail),
		.subject = row_text(a, st, c_mail_stray_subject),
		.message_id = row_text(a, st, c_mail_stray_message_id),
		.digest = row_text(a, st, c_mail_stray_digest),
		.sha256 = row_text(a, st, c_mail_stray_sha256),
		.size = db_int(st, c_mail_stray_size),
	};
}

bool
stray_store_find(Db *db, Arena *a, int64_t id, StrayMail **out, GError **err)
{
	return ROW_ONE(a, q_mail_stray_find(db, id), read_stray, out, err);
}

bool
stray_store_list(Db *db, Arena *a, int64_t before_id, int limit, StrayMail **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a,
	    q_mail_stray_list(db, before_id ? before_id : G_MAXINT64, limit), read_stray,
	    out, n_out, err);
}

bool
stray_store_count_since(Db *db, Instant since, int64_t *n, GError **err)
{
	return row_int(q_mail_stray_since(db, since), n, err);
}

bool
robot_store_find(Db *db, const char *mail, int64_t *case_id, GError **err)
{
	return row_int(q_mail_robot_find(db, mail), case_id, err);
}

bool
robot_store_set(Db *db, const char *mail, int64_t case_id, GError **err)
{
	return row_exec(q_mail_robot_set(db, mail, case_id), err);
}

static void
read_instant(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(Instant *)out = db_int(st, 0);
}

bool
sent_store_nth_last(Db *db, Arena *a, const char *to_mail, Instant since, int n,
    Instant *at, GError **err)
{
	Instant *all;
	size_t found;

	if (!ROW_ALL(a, q_mail_out_sent_since(db, to_mail, since, n), read_instant, &all,
	        &found, err))
		return false;
	*at = found == (size_t)n ? all[n - 1] : 0;
	return true;
}
