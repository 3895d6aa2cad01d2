/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/mail_receive.h"

#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/case_int.h"
#include "desk/house.h"
#include "desk/mail_bounce.h"
#include "desk/referral_int.h"
#include "store/case_store.h"
#include "store/desk_store.h"
#include "store/people_store.h"

/* RFC 3834, 2: two machines that answer each other must come to an end. */
#define MAX_RECEIPTS   5
#define RECEIPT_WINDOW MINUTES(10)

typedef struct {
	Use use;
	const InMail *m;
	const char *message_id, *digest;
	const Attachment *attachments;
	size_t n_attachments;
	MailReceived *done;
	/* found on the way, inside the transaction */
	House house;
	Staff *staff;   /* the sender, if he is of the staff */
	Person *person; /* the sender, if he is known; or as he was registered */
	Customer *customer;
} Receiving;

/* --- who writes, and for which customer --- */

static bool
customer_of_recipients(Db *db, Arena *a, const InMail *m, Customer **out, GError **err)
{
	*out = NULL;
	if (m->customer_id && !customer_store_find(db, a, m->customer_id, out, err))
		return false;
	if (!*out && m->envelope_to && *m->envelope_to &&
	    !customer_store_find_by_address(db, a, ADDRESS_RECIPIENT, m->envelope_to, out,
	        err))
		return false;
	for (size_t i = 0; i < m->n_to && !*out; i++)
		if (!customer_store_find_by_address(db, a, ADDRESS_RECIPIENT,
		        m->to[i].mail, out, err))
			return false;
	for (size_t i = 0; i < m->n_cc && !*out; i++)
		if (!customer_store_find_by_address(db, a, ADDRESS_RECIPIENT,
		        m->cc[i].mail, out, err))
			return false;
	return true;
}

static bool
find_sender(Db *db, Receiving *r, GError **err)
{
	const InMail *m = r->m;
	Arena *a = r->use.arena;
	const char *from = m->from.mail ? m->from.mail : "";

	if (!staff_store_find_by_mail(db, a, from, &r->staff, err) ||
	    !person_store_find_by_mail(db, a, from, &r->person, err) ||
	    !customer_of_recipients(db, a, m, &r->customer, err))
		return false;
	if (!r->customer && r->person && r->person->customer_id)
		return customer_store_find(db, a, r->person->customer_id, &r->customer,
		    err);
	if (!r->customer)
		return customer_store_find_by_address(db, a, ADDRESS_DOMAIN,
		    mail_address_domain(from), &r->customer, err);
	return true;
}

/* What mail systems write is nobody's word. */
static bool
is_of_mail_system(const InMail *m)
{
	return m->kind == MAIL_BOUNCE || m->kind == MAIL_FEEDBACK;
}

/* Somebody who writes for the first time becomes a person, at the customer that the mail
 * tells of. A sender without an address that could be answered stays unknown. */
static bool
register_sender(Db *db, Receiving *r, GError **err)
{
	const InMail *m = r->m;

	if (r->person || r->staff || !m->from.mail || !mail_address_holds(m->from.mail) ||
	    is_of_mail_system(m))
		return true;
	Person *p = arena_new0(r->use.arena, Person);
	*p = (Person){
		.name = m->from.name && *m->from.name ? m->from.name : m->from.mail,
		.mail = m->from.mail,
		.customer_id = r->customer ? r->customer->id : 0,
		.lang = r->customer ? r->customer->lang : LANG_DA,
		.active = true,
	};
	r->person = p;
	return person_store_save(db, r->use.arena, p, err);
}

/* --- where it belongs --- */

/* Whoever sees a case may write in it: its reporter, his colleagues, and the staff. */
static bool
may_write_in(const Receiving *r, const Case *c)
{
	if (r->staff)
		return r->staff->active;
	if (r->person && r->person->id == c->person_id)
		return true;
	return r->customer && r->customer->id == c->customer_id && r->person &&
	       r->person->customer_id == c->customer_id;
}

/* A case that the mail names, if its sender may write in it. */
static bool
take_if_allowed(Db *db, const Receiving *r, int64_t case_id, Case **out, GError **err)
{
	Case *c;

	*out = NULL;
	if (!case_id)
		return true;
	if (!case_survivor(db, r->use.arena, case_id, &c, err))
		return false;
	if (c && may_write_in(r, c))
		*out = c;
	return true;
}

static bool
by_address(Db *db, const Receiving *r, const char *address, Case **out, GError **err)
{
	Arena *a = r->use.arena;
	int64_t id;
	const char *tag;

	*out = NULL;
	if (!address || !mail_case_address_read(a, address, &id, &tag) ||
	    !house_signed(a, &r->house, SIGN_REPLY_ADDRESS,
	        arena_printf(a, "%" G_GINT64_FORMAT, id), tag))
		return true;
	return take_if_allowed(db, r, id, out, err);
}

static bool
by_addresses(Db *db, const Receiving *r, Case **out, GError **err)
{
	const InMail *m = r->m;

	if (!by_address(db, r, m->envelope_to, out, err))
		return false;
	for (size_t i = 0; i < m->n_to && !*out; i++)
		if (!by_address(db, r, m->to[i].mail, out, err))
			return false;
	for (size_t i = 0; i < m->n_cc && !*out; i++)
		if (!by_address(db, r, m->cc[i].mail, out, err))
			return false;
	return true;
}

static bool
by_message_id(Db *db, const Receiving *r, const char *message_id, Case **out,
    GError **err)
{
	int64_t id = 0;

	*out = NULL;
	if (message_id && !mail_store_find_id(db, r->use.arena, message_id, &id, err))
		return false;
	return take_if_allowed(db, r, id, out, err);
}

static bool
by_thread(Db *db, const Receiving *r, Case **out, GError **err)
{
	const InMail *m = r->m;

	if (!by_message_id(db, r, m->in_reply_to, out, err))
		return false;
	/* The last reference is the nearest. */
	for (size_t i = m->n_references; i > 0 && !*out; i--)
		if (!by_message_id(db, r, m->references[i - 1], out, err))
			return false;
	return true;
}

static bool
find_case(Db *db, const Receiving *r, Case **out, GError **err)
{
	return by_addresses(db, r, out, err) && (*out || by_thread(db, r, out, err));
}

/* --- what becomes of it --- */

static Actor
sender_of(const Receiving *r)
{
	Actor who = *r->use.who;

	if (r->staff)
		who.staff_id = r->staff->id;
	else if (r->person)
		who.person_id = r->person->id;
	return who;
}

static EntryKind
kind_in_case(const Receiving *r)
{
	if (r->m->kind == MAIL_BOUNCE)
		return ENTRY_BOUNCE;
	if (r->m->kind == MAIL_AUTO_REPLY || r->m->kind == MAIL_FEEDBACK)
		return ENTRY_AUTO_REPLY;
	return r->staff ? ENTRY_NOTE : ENTRY_MAIL_IN;
}

static bool
into_case(Db *db, Receiving *r, Case *c, GError **err)
{
	const InMail *m = r->m;
	Actor who = is_of_mail_system(m) ? *r->use.who : sender_of(r);
	Use use = { r->use.arena, &who };
	Entry e;
	CaseWrite w = {
		.case_id = c->id,
		.kind = kind_in_case(r),
		.text = m->text,
		.html = m->html.html,
		.details = mail_seal_details(r->use.arena, m->seal),
		.attachments = r->attachments,
		.n_attachments = r->n_attachments,
	};

	if (!case_reply_in(db, &use, &w, c, &e, err))
		return false;
	r->done->case_id = c->id;
	r->done->entry_id = e.id;
	return true;
}

/* Does the receipt make two machines answer each other? */
static bool
brake(Db *db, const Receiving *r, bool *quiet, GError **err)
{
	int64_t n;

	*quiet = true;
	/* The null sender takes no answers (RFC 3834, 2); NULL is one that is not
	 * known. */
	bool null_sender = r->m->envelope_from && !*r->m->envelope_from;
	if (!r->m->may_answer || r->m->kind != MAIL_NORMAL || !r->m->from.mail ||
	    null_sender || !strcmp(r->m->from.mail, r->house.mail))
		return true;
	if (!attempt_store_count(db,
	        arena_printf(r->use.arena, "receipt:%s", r->m->from.mail),
	        r->use.who->now, RECEIPT_WINDOW, &n, err))
		return false;
	*quiet = n > MAX_RECEIPTS;
	return true;
}

static bool
into_new_case(Db *db, Receiving *r, GError **err)
{
	const InMail *m = r->m;
	bool quiet;

	if (!register_sender(db, r, err) || !brake(db, r, &quiet, err))
		return false;
	Actor who = sender_of(r);
	Use use = { r->use.arena, &who };
	Entry *entries;
	size_t n;
	CaseOpen o = {
		.kind = ENTRY_MAIL_IN,
		.channel = CHANNEL_MAIL,
		.subject = mail_bare_subject(r->use.arena, m->subject),
		.text = m->text,
		.html = m->html.html,
		.details = mail_seal_details(r->use.arena, m->seal),
		.customer_id = r->customer ? r->customer->id : 0,
		.person_id = r->person ? r->person->id : 0,
		.category = m->kind == MAIL_NORMAL ? CATEGORY_FAULT : CATEGORY_CHANGE,
		.lang = r->customer ? r->customer->lang : LANG_DA,
		.quiet = quiet,
		.attachments = r->attachments,
		.n_attachments = r->n_attachments,
	};

	if (!case_open_in(db, &use, &o, &r->done->case_id, err) ||
	    !entry_store_of_case(db, use.arena, r->done->case_id, false, &entries, &n,
	        err))
		return false;
	r->done->entry_id = entries[0].id;
	r->done->opened = true;
	return true;
}

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
find_referral(Db *db, const Receiving *r, Referral **out, Case **c, GError **err)
{
	bool came_back = r->m->kind == MAIL_BOUNCE;
	bool ours = came_back || r->staff || (r->person && r->person->customer_id);

	if (!referral_of_mail(db, r->use.arena, &r->house, r->m, ours, out, err))
		return false;
	if (!ours || !*out)
		return true;
	if (!referral_case(db, r->use.arena, (*out)->id, c, err))
		return false;
	if (*c && !came_back && !may_write_in(r, *c))
		*c = NULL;
	*out = NULL;
	return true;
}

static bool
receive(Db *db, void *arg, GError **err)
{
	Receiving *r = arg;
	Referral *referral = NULL;
	Case *c = NULL;

	*r->done = (MailReceived){ 0 };
	if (!mail_store_find_same(db, r->message_id, r->digest, &r->done->case_id,
	        &r->done->entry_id, err))
		return false;
	if (r->done->entry_id) {
		r->done->known = true;
		return true;
	}
	if (!house_load(db, r->use.arena, &r->house, err) || !find_sender(db, r, err) ||
	    !mail_bounce(db, r->use.arena, &r->house, r->m, r->use.who->now, &c, err) ||
	    (!c && !find_referral(db, r, &referral, &c, err)) ||
	    (!c && !referral && !find_case(db, r, &c, err)))
		return false;
	if (!(referral ? into_referral(db, r, referral, err)
	        : c    ? into_case(db, r, c, err)
	               : into_new_case(db, r, err)))
		return false;
	return mail_store_add_id(db, r->message_id, r->digest, r->done->case_id,
	    r->done->entry_id, err);
}

/* --- before the transaction --- */

/* What makes it this very mail, whatever the way that it came. */
static char *
digest_of(Arena *a, const InMail *m)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	const char *parts[] = { m->from.mail ? m->from.mail : "", m->subject, m->text,
		m->html.html ? m->html.html : "" };

	g_checksum_update(sum, (const guchar *)&m->date, sizeof m->date);
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
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
