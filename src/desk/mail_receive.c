/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/mail_receive.h"

#include <string.h>

#include "desk/address_test_int.h"
#include "desk/mail_bounce.h"
#include "desk/mail_own.h"
#include "desk/mail_receive_int.h"
#include "desk/referral_int.h"
#include "store/mail_place_store.h"

/* --- what we know already --- */

/* A mail of ours that comes back, and the very mail that was filed before. */
static bool
find_known(Db *db, Receiving *r, GError **err)
{
	MailReceived *done = r->done;

	if (!mail_is_own(db, r->use.arena, &r->house, r->m, &done->known, &done->case_id,
	        &done->entry_id, err))
		return false;
	if (done->known)
		return address_test_arrive_in(db, &r->use, &r->house, r->m, err);
	if (!mail_store_find_same(db, r->message_id, r->digest, &done->case_id,
	        &done->entry_id, err))
		return false;
	done->known = done->entry_id != 0;
	return true;
}

/* --- what is of no case --- */

static bool
is_for_nobody(const InMail *m)
{
	return mail_is_of_system(m) || m->kind == MAIL_AUTO_REPLY;
}

/* What a mail system says of a mail that we do not know, and a vacation note to nobody's
 * case, is nobody's work; the administrator can read it. */
static bool
put_by(Db *db, const Receiving *r, GError **err)
{
	const InMail *m = r->m;
	StrayMail stray = {
		.at = r->use.who->now,
		.kind = m->kind,
		.from_mail = r->from.mail,
		.to_mail = m->n_bounced ? m->bounced[0].mail : "",
		.subject = m->subject,
		.message_id = r->message_id,
		.digest = r->digest,
		.sha256 = r->attachments[r->n_attachments - 1].sha256,
		.size = (int64_t)m->raw_size,
	};

	if (!stray_store_add(db, &stray, err))
		return false;
	r->done->put_by = true;
	r->done->known = stray.id == 0;
	return true;
}

/* --- what a supplier writes --- */

/* A supplier who has a case of ours may write in it: what he writes is internal (M12). */
static bool
into_referral(Db *db, Receiving *r, const Referral *referral, GError **err)
{
	Entry e;

	if (!referral_answer(db, &r->use, referral->id, r->m, r->attachments,
	        r->n_attachments, &e, err))
		return false;
	r->done->case_id = e.case_id;
	r->done->entry_id = e.id;
	return true;
}

/* Our own people and the customer's may have been copied in by the supplier: what they
 * write to his address is of the case, if they may write in it; and so is what comes
 * back. */
static bool
find_referral(Db *db, Receiving *r, Referral **out, Case **c, GError **err)
{
	bool came_back = r->m->kind == MAIL_BOUNCE;
	bool ours = came_back || r->staff || (r->person && r->person->customer_id);
	bool may = came_back;

	if (!referral_of_mail(db, r->use.arena, &r->house, r->m, ours, out, err))
		return false;
	if (!ours || !*out)
		return true;
	if (!referral_case(db, r->use.arena, (*out)->id, c, err))
		return false;
	*out = NULL;
	if (*c && !may && !mail_may_write_in(db, r, *c, &may, err))
		return false;
	if (*c && !may)
		r->like = *c;
	if (!may)
		*c = NULL;
	return true;
}

/* --- the whole --- */

static bool
file_it(Db *db, Receiving *r, GError **err)
{
	Referral *referral = NULL;
	Case *c = NULL;
	bool taken;

	if (!mail_sender_find(db, r, err) || !mail_calendar_reply(db, r, &taken, err))
		return false;
	if (taken && !r->done->case_id) /* of no case */
		return true;
	if (taken)
		return mail_store_add_id(db, r->message_id, r->digest, r->done->case_id,
		    r->done->entry_id, err);
	if (!mail_bounce(db, r->use.arena, &r->house, r->m, r->use.who->now, &c, err) ||
	    (!c && !find_referral(db, r, &referral, &c, err)) ||
	    (!c && !referral && !mail_place_find(db, r, &c, err)))
		return false;
	if (!c && !referral && is_for_nobody(r->m))
		return put_by(db, r, err);
	return (referral ? into_referral(db, r, referral, err)
	           : c   ? mail_into_case(db, r, c, err)
	                 : mail_new_case(db, r, NULL, err)) &&
	       mail_store_add_id(db, r->message_id, r->digest, r->done->case_id,
	           r->done->entry_id, err);
}

static bool
receive(Db *db, void *arg, GError **err)
{
	Receiving *r = arg;

	*r->done = (MailReceived){ 0 };
	return house_load(db, r->use.arena, &r->house, err) && find_known(db, r, err) &&
	       (r->done->known || file_it(db, r, err));
}

/* --- before the transaction --- */

/* What makes it this very mail, whatever the way that it came. With a Message-ID that is
 * when it was written: lists add to the subject and the text, and write another sender;
 * but a machine may use the same id again. Without, it is all that stands in it. */
static char *
digest_of(Arena *a, const InMail *m)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	const char *parts[] = { m->from.mail ? m->from.mail : "", m->subject, m->text,
		m->html.html ? m->html.html : "" };
	bool by_id = m->message_id && m->date;

	g_checksum_update(sum, (const guchar *)&m->date, sizeof m->date);
	for (size_t i = 0; !by_id && i < G_N_ELEMENTS(parts); i++)
		g_checksum_update(sum, (const guchar *)parts[i],
		    (gssize)strlen(parts[i]) + 1);
	return arena_strdup(a, g_checksum_get_string(sum));
}

static bool
store_parts(Blobs *blobs, Arena *a, const InMail *m, Receiving *r, GError **err)
{
	size_t n = m->n_parts + 1;
	Attachment *files = arena_newv(a, Attachment, n);
	Blob *list = arena_newv(a, Blob, n);

	for (size_t i = 0; i < m->n_parts; i++) {
		const MailPart *p = &m->parts[i];

		list[i] = (Blob){ .data = p->data, .size = p->size };
		files[i].name = p->name;
		files[i].content_type = p->content_type;
		files[i].content_id = p->is_inline ? p->content_id : NULL;
	}
	list[n - 1] = (Blob){ .data = m->raw, .size = m->raw_size };
	files[n - 1].name = "mail.eml";
	files[n - 1].content_type = "message/rfc822";
	files[n - 1].is_raw = true;
	if (!blobs_put(blobs, list, n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		files[i].size = (int64_t)list[i].size;
		g_strlcpy(files[i].sha256, list[i].sha256, sizeof files[i].sha256);
	}
	r->attachments = files;
	r->n_attachments = n;
	return true;
}

bool
mail_receive(Db *db, Blobs *blobs, Arena *a, const Actor *desk, const InMail *m,
    MailReceived *done, GError **err)
{
	MailReceived made = { 0 };
	Receiving r = { .use = { a, desk }, .m = m, .done = &made };

	r.digest = digest_of(a, m);
	r.message_id = m->message_id ? m->message_id
	                             : arena_printf(a, "none.%s", r.digest);
	if (!store_parts(blobs, a, m, &r, err) || !db_transact(db, receive, &r, err))
		return false;
	*done = made;
	return true;
}
