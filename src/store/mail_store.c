/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail.q.h"
#include "store/desk_store.h"
#include "store/row.h"

bool
mail_store_find_id(Db *db, Arena *a G_GNUC_UNUSED, const char *message_id,
    int64_t *case_id, GError **err)
{
	return row_int(q_mail_id_find(db, message_id), case_id, err);
}

bool
mail_store_find_same(Db *db, const char *message_id, const char *digest, int64_t *case_id,
    int64_t *entry_id, GError **err)
{
	g_autoptr(DbStmt) st = q_mail_id_find_same(db, message_id, digest);
	DbStep step = db_step(st, err);

	if (step == DB_ERROR)
		return false;
	*case_id = step == DB_ROW ? db_int(st, c_mail_id_find_same_case_id) : 0;
	*entry_id = step == DB_ROW ? db_int(st, c_mail_id_find_same_entry_id) : 0;
	return true;
}

bool
mail_store_add_id(Db *db, const char *message_id, const char *digest, int64_t case_id,
    int64_t entry_id, GError **err)
{
	return row_exec(q_mail_id_add(db, message_id, digest, case_id, entry_id), err);
}

static void
read_text(Arena *a, DbStmt *st, void *out)
{
	*(const char **)out = row_text(a, st, 0);
}

bool
mail_store_ids_of_case(Db *db, Arena *a, int64_t case_id, int64_t to_entry_id,
    const char ***out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_mail_ids_of_case(db, case_id, to_entry_id), read_text, out,
	    n_out, err);
}

bool
mail_store_queue(Db *db, OutMail *m, GError **err)
{
	g_autofree char *entry = g_strdup_printf("entry %" G_GINT64_FORMAT, m->entry_id);

	if (!row_int(q_mail_out_add(db, row_some(&m->case_id), row_some(&m->entry_id),
	                 m->thing ? m->thing : entry, m->kind, m->to_mail, m->to_name,
	                 row_some(&m->person_id), row_some(&m->staff_id),
	                 lang_code(m->lang), m->message_id, m->subject, m->text, m->path,
	                 m->created_at),
	        &m->id, err))
		return false;
	if (!m->id)
		return true; /* queued before */
	if (m->case_id &&
	    !mail_store_add_id(db, m->message_id, "", m->case_id, m->entry_id, err))
		return false;
	return job_store_add(db, JOB_SEND_MAIL, m->id, MAX(m->created_at, m->not_before),
	    err);
}

static void
read_mail(Arena *a, DbStmt *st, void *out)
{
	*(OutMail *)out = (OutMail){
		.id = db_int(st, c_mail_out_id),
		.case_id = db_int(st, c_mail_out_case_id),
		.entry_id = db_int(st, c_mail_out_entry_id),
		.person_id = db_int(st, c_mail_out_person_id),
		.staff_id = db_int(st, c_mail_out_staff_id),
		.thing = row_text(a, st, c_mail_out_thing),
		.subject = row_text(a, st, c_mail_out_subject),
		.text = row_text(a, st, c_mail_out_text),
		.path = row_text(a, st, c_mail_out_path),
		.kind = (OutMailKind)db_int(st, c_mail_out_kind),
		.to_mail = row_text(a, st, c_mail_out_to_mail),
		.to_name = row_text(a, st, c_mail_out_to_name),
		.message_id = row_text(a, st, c_mail_out_message_id),
		.error = row_text(a, st, c_mail_out_error),
		.lang = lang_from_code(db_text(st, c_mail_out_lang)),
		.created_at = db_int(st, c_mail_out_created_at),
		.sent_at = db_int(st, c_mail_out_sent_at),
		.state = (OutMailState)db_int(st, c_mail_out_state),
	};
}

bool
mail_store_find(Db *db, Arena *a, int64_t id, OutMail **out, GError **err)
{
	return ROW_ONE(a, q_mail_out_find(db, id), read_mail, out, err);
}

bool
mail_store_find_by_message_id(Db *db, Arena *a, const char *message_id, OutMail **out,
    GError **err)
{
	return ROW_ONE(a, q_mail_out_find_by_message_id(db, message_id), read_mail, out,
	    err);
}

bool
mail_store_find_last_to(Db *db, Arena *a, int64_t case_id, const char *to_mail,
    OutMail **out, GError **err)
{
	return ROW_ONE(a, q_mail_out_find_last_to(db, case_id, to_mail), read_mail, out,
	    err);
}

bool
mail_store_list(Db *db, Arena *a, int64_t before_id, int limit, OutMail **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_mail_out_list(db, before_id ? before_id : G_MAXINT64, limit),
	    read_mail, out, n_out, err);
}

bool
mail_store_set_state(Db *db, int64_t id, OutMailState state, Instant at,
    const char *error, GError **err)
{
	Instant sent_at = state == MAIL_SENT ? at : 0;

	return row_exec(q_mail_out_set_state(db, id, state, row_some(&sent_at), error),
	    err);
}

bool
mail_store_queue_again(Db *db, int64_t id, Instant now, bool *done, GError **err)
{
	int64_t n;

	if (!row_exec_count(q_mail_out_queue_again(db, id), &n, err))
		return false;
	*done = n > 0;
	return !*done || job_store_revive(db, JOB_SEND_MAIL, id, now, err);
}

bool
mail_store_health(Db *db, Arena *a, Instant since, MailHealth *out, GError **err)
{
	const char **trouble;

	if (!row_int(q_mail_out_waiting(db), &out->waiting, err) ||
	    !row_int(q_mail_out_waits_longest(db), &out->waiting_since, err) ||
	    !row_int(q_mail_out_failed_since(db, since), &out->failed, err) ||
	    !ROW_ONE(a, q_mail_out_trouble(db), read_text, &trouble, err))
		return false;
	out->trouble = trouble ? *trouble : NULL;
	return true;
}
