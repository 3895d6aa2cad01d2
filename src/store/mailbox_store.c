/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/mailbox_store.h"

#include "mailbox.q.h"
#include "store/row.h"

static void
read_mailbox(Arena *a, DbStmt *st, void *out)
{
	*(Mailbox *)out = (Mailbox){
		.id = db_int(st, c_mailbox_id),
		.version = db_int(st, c_mailbox_version),
		.customer_id = db_int(st, c_mailbox_customer_id),
		.name = row_text(a, st, c_mailbox_name),
		.mail = row_text(a, st, c_mailbox_mail),
		.active = db_int(st, c_mailbox_active) != 0,
		.imap = { row_text(a, st, c_mailbox_imap_host),
		    db_int(st, c_mailbox_imap_port),
		    (MailTls)db_int(st, c_mailbox_imap_tls) },
		.smtp = { row_text(a, st, c_mailbox_smtp_host),
		    db_int(st, c_mailbox_smtp_port),
		    (MailTls)db_int(st, c_mailbox_smtp_tls) },
		.plus_sender = db_int(st, c_mailbox_plus_sender) != 0,
		.ca = row_text(a, st, c_mailbox_ca),
		.user = row_text(a, st, c_mailbox_user_name),
		.auth = (MailAuth)db_int(st, c_mailbox_auth),
		.token_url = row_text(a, st, c_mailbox_token_url),
		.client_id = row_text(a, st, c_mailbox_client_id),
		.scope = row_text(a, st, c_mailbox_scope),
		.secret_ends_at = db_int(st, c_mailbox_secret_ends_at),
		.folder = row_text(a, st, c_mailbox_folder),
		.filed = (MailFiled)db_int(st, c_mailbox_filed),
		.filed_folder = row_text(a, st, c_mailbox_filed_folder),
		.take_old = db_int(st, c_mailbox_take_old) != 0,
		.silence_hours = db_is_null(st, c_mailbox_silence_hours)
		                     ? -1
		                     : db_int(st, c_mailbox_silence_hours),
	};
}

bool
mailbox_store_find(Db *db, Arena *a, int64_t id, Mailbox **out, GError **err)
{
	return ROW_ONE(a, q_mailbox_find(db, id), read_mailbox, out, err);
}

bool
mailbox_store_find_by_mail(Db *db, Arena *a, const char *mail, Mailbox **out,
    GError **err)
{
	return ROW_ONE(a, q_mailbox_find_by_mail(db, mail), read_mailbox, out, err);
}

bool
mailbox_store_all(Db *db, Arena *a, Mailbox **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_mailbox_all(db), read_mailbox, out, n_out, err);
}

bool
mailbox_store_sender(Db *db, Arena *a, int64_t customer_id, Mailbox **out, GError **err)
{
	return ROW_ONE(a, q_mailbox_sender(db, customer_id), read_mailbox, out, err);
}

bool
mailbox_store_senders(Db *db, int64_t *n, GError **err)
{
	return row_int(q_mailbox_senders(db), n, err);
}

static bool
save_rest(Db *db, const Mailbox *m, GError **err)
{
	const int64_t *silence = m->silence_hours < 0 ? NULL : &m->silence_hours;

	return row_exec(q_mailbox_save_servers(db, m->id, m->imap.host, m->imap.port,
	                    m->imap.tls, m->smtp.host, m->smtp.port, m->smtp.tls,
	                    m->plus_sender, m->ca),
	           err) &&
	       row_exec(q_mailbox_save_sign_in(db, m->id, m->user, m->auth, m->token_url,
	                    m->client_id, m->scope, row_some(&m->secret_ends_at)),
	           err) &&
	       row_exec(q_mailbox_save_reading(db, m->id, m->folder, m->filed,
	                    m->filed_folder, m->take_old, silence),
	           err);
}

bool
mailbox_store_save(Db *db, Mailbox *m, GError **err)
{
	int64_t changed;

	if (!m->id) {
		if (!row_int(q_mailbox_add(db, m->name, m->mail), &m->id, err) ||
		    !row_exec(q_mailbox_add_state(db, m->id), err))
			return false;
		m->version = 1;
	}
	if (!row_exec_count(q_mailbox_save(db, m->id, m->version, m->name, m->mail,
	                        row_some(&m->customer_id), m->active),
	        &changed, err))
		return false;
	if (!changed)
		return fail(err, ERR_CONFLICT, "mailbox.changed");
	m->version++;
	return save_rest(db, m, err);
}

bool
mailbox_store_remove(Db *db, int64_t id, GError **err)
{
	return row_exec(q_mailbox_remove_secrets(db, id), err) &&
	       row_exec(q_mailbox_remove_state(db, id), err) &&
	       row_exec(q_mailbox_remove(db, id), err);
}

/* --- secrets --- */

static void
read_secret(Arena *a, DbStmt *st, void *out)
{
	SealedSecret *s = out;
	const void *sealed = db_bytes(st, c_mailbox_secrets_sealed, &s->n);

	s->kind = (MailSecret)db_int(st, c_mailbox_secrets_kind);
	s->sealed = arena_memdup(a, sealed, s->n);
}

bool
mailbox_store_secrets(Db *db, Arena *a, int64_t id, SealedSecret **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_mailbox_secrets(db, id), read_secret, out, n_out, err);
}

bool
mailbox_store_set_secret(Db *db, int64_t id, const SealedSecret *s, GError **err)
{
	return row_exec(q_mailbox_set_secret(db, id, s->kind, s->sealed, s->n), err);
}

/* --- how it goes --- */

static void
read_state(Arena *a, DbStmt *st, void *out)
{
	*(MailboxState *)out = (MailboxState){
		.mailbox_id = db_int(st, c_mailbox_state_mailbox_id),
		.uidvalidity = db_int(st, c_mailbox_state_uidvalidity),
		.last_uid = db_int(st, c_mailbox_state_last_uid),
		.reread_to = db_int(st, c_mailbox_state_reread_to),
		.begun_at = db_int(st, c_mailbox_state_begun_at),
		.seen_at = db_int(st, c_mailbox_state_seen_at),
		.mail_at = db_int(st, c_mailbox_state_mail_at),
		.mails = db_int(st, c_mailbox_state_mails),
		.lag = db_int(st, c_mailbox_state_lag),
		.longest_gap = db_int(st, c_mailbox_state_longest_gap),
		.trouble = (MailTrouble)db_int(st, c_mailbox_state_trouble),
		.trouble_words = row_text(a, st, c_mailbox_state_trouble_words),
		.trouble_since = db_int(st, c_mailbox_state_trouble_since),
		.next_try_at = db_int(st, c_mailbox_state_next_try_at),
		.failures = db_int(st, c_mailbox_state_failures),
		.alarms = db_int(st, c_mailbox_state_alarms),
		.lease_by = row_text(a, st, c_mailbox_state_lease_by),
		.lease_until = db_int(st, c_mailbox_state_lease_until),
	};
}

bool
mailbox_store_state(Db *db, Arena *a, int64_t id, MailboxState **out, GError **err)
{
	return ROW_ONE(a, q_mailbox_state_find(db, id), read_state, out, err);
}

bool
mailbox_store_states(Db *db, Arena *a, MailboxState **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_mailbox_state_all(db), read_state, out, n_out, err);
}

bool
mailbox_store_begin(Db *db, const MailboxState *s, Instant now, GError **err)
{
	return row_exec(q_mailbox_begin(db, s->mailbox_id, s->uidvalidity, s->last_uid,
	                    s->reread_to, now),
	    err);
}

bool
mailbox_store_begin_anew(Db *db, int64_t id, GError **err)
{
	return row_exec(q_mailbox_begin_anew(db, id), err);
}

bool
mailbox_store_went_on(Db *db, int64_t id, int64_t last_uid, GError **err)
{
	return row_exec(q_mailbox_went_on(db, id, last_uid), err);
}

bool
mailbox_store_filed(Db *db, const MailboxState *s, int64_t n, GError **err)
{
	return row_exec(q_mailbox_filed(db, s->mailbox_id, n, s->mail_at, s->lag,
	                    s->longest_gap),
	    err);
}

bool
mailbox_store_well(Db *db, int64_t id, Instant now, GError **err)
{
	return row_exec(q_mailbox_well(db, id, now), err);
}

bool
mailbox_store_failed(Db *db, const MailboxState *s, Instant now, GError **err)
{
	return row_exec(q_mailbox_failed(db, s->mailbox_id, s->trouble, s->trouble_words,
	                    now, s->failures, s->next_try_at),
	    err);
}

bool
mailbox_store_set_alarms(Db *db, int64_t id, int64_t alarms, GError **err)
{
	return row_exec(q_mailbox_set_alarms(db, id, alarms), err);
}

bool
mailbox_store_lease(Db *db, int64_t id, const char *node, Instant now, Duration lasts,
    bool *mine, GError **err)
{
	int64_t n;

	if (!row_exec_count(q_mailbox_lease(db, id, node, now, now + lasts), &n, err))
		return false;
	*mine = n > 0;
	return true;
}

bool
mailbox_store_release(Db *db, const char *node, GError **err)
{
	return row_exec(q_mailbox_release(db, node), err);
}
