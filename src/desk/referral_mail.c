/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "desk/referral_int.h"
#include "model/date_words.h"
#include "model/quote.h"
#include "store/case_store.h"

#define MAX_OPEN 500 /* of one supplier, among which a reference is looked for */

/* --- whose answer it is --- */

static bool
by_address(Db *db, Arena *a, const House *house, const char *address, Referral **out,
    GError **err)
{
	int64_t id;
	const char *tag;

	if (!address || !mail_referral_address_read(a, address, &id, &tag) ||
	    !house_signed(a, house, SIGN_SUPPLIER_ADDRESS,
	        arena_printf(a, "%" G_GINT64_FORMAT, id), tag))
		return true;
	return referral_store_find(db, a, id, out, err);
}

static bool
by_addresses(Db *db, Arena *a, const House *house, const InMail *m, Referral **out,
    GError **err)
{
	if (!by_address(db, a, house, m->envelope_to, out, err))
		return false;
	for (size_t i = 0; i < m->n_to && !*out; i++)
		if (!by_address(db, a, house, m->to[i].mail, out, err))
			return false;
	for (size_t i = 0; i < m->n_cc && !*out; i++)
		if (!by_address(db, a, house, m->cc[i].mail, out, err))
			return false;
	return true;
}

static bool
by_thread(Db *db, Arena *a, const InMail *m, Referral **out, GError **err)
{
	if (m->in_reply_to && !referral_store_of_message(db, a, m->in_reply_to, out, err))
		return false;
	for (size_t i = m->n_references; i > 0 && !*out; i--)
		if (!referral_store_of_message(db, a, m->references[i - 1], out, err))
			return false;
	return true;
}

/* Of a supplier's referrals, that whose reference the mail names; else that of the case
 * whose number it names. The subject counts before the text. */
static bool
by_number(Db *db, Arena *a, const Supplier *s, const InMail *m, Referral **out,
    GError **err)
{
	const char *places[] = { m->subject, m->text };
	Referral *all;
	size_t n;

	if (!referral_store_of_supplier(db, a, s->id, MAX_OPEN, &all, &n, err))
		return false;
	for (size_t p = 0; p < G_N_ELEMENTS(places); p++)
		for (size_t i = 0; i < n && !*out; i++)
			if (*all[i].reference &&
			    reference_is_named(places[p], all[i].reference))
				*out = &all[i];
	for (size_t p = 0; p < G_N_ELEMENTS(places) && !*out; p++) {
		int64_t number = case_number_named(places[p]);
		Referral *of_case;
		size_t n_case;

		if (!number)
			continue;
		if (!referral_store_of_case(db, a, number, &of_case, &n_case, err))
			return false;
		for (size_t i = n_case; i > 0 && !*out; i--)
			if (of_case[i - 1].supplier_id == s->id)
				*out = &of_case[i - 1];
	}
	return true;
}

/* Only from where the supplier is known to write: anybody may know a number. */
static bool
by_sender(Db *db, Arena *a, const InMail *m, Referral **out, GError **err)
{
	Supplier *suppliers;
	size_t n;

	if (!m->from.mail || !*m->from.mail)
		return true;
	if (!supplier_store_by_sender(db, a, m->from.mail, &suppliers, &n, err))
		return false;
	for (size_t i = 0; i < n && !*out; i++)
		if (!by_number(db, a, &suppliers[i], m, out, err))
			return false;
	return true;
}

bool
referral_of_mail(Db *db, Arena *a, const House *house, const InMail *m,
    bool from_customer, Referral **out, GError **err)
{
	*out = NULL;
	if (!by_addresses(db, a, house, m, out, err))
		return false;
	/* Our people and the customer's may have been copied in: theirs is the case. */
	if (*out || from_customer)
		return true;
	return by_thread(db, a, m, out, err) && (*out || by_sender(db, a, m, out, err));
}

/* --- what it says --- */

static bool
propose(Db *db, const Use *u, const Referred *x, const InMail *m, int64_t entry_id,
    GError **err)
{
	Arena *a = u->arena;
	g_autoptr(GTimeZone) tz = g_time_zone_new_identifier(x->supplier->time_zone);
	const char *quoted, *own = text_without_quote(a, m->text, &quoted);
	const char *reference = *x->r->reference ? NULL
	                                         : reference_find(a, m->subject, own);
	ReferralWord w = { .referral_id = x->r->id,
		.entry_id = entry_id,
		.said_at = u->who->now,
		.words = "",
		.reference = reference ? reference : "",
		.state = WORD_PROPOSED };
	DateWords when;

	if (tz && date_words_best(m->text, x->supplier->lang, tz, u->who->now, &when)) {
		w.horizon = when.latest;
		w.words = arena_strndup(a, m->text + when.at, when.length);
	}
	if (!w.horizon && !*w.reference)
		return true;
	/* The newest word is the one that counts. */
	return referral_store_settle_words(db, x->r->id, 0, WORD_PUT_ASIDE, 0, err) &&
	       referral_store_add_word(db, &w, 0, err);
}

/* A person has answered: what he says is to be read, and he is given as long again. */
static bool
mark_answered(Db *db, const Use *u, const Referred *x, GError **err)
{
	if (!referral_is_open(x->r))
		return true;
	x->r->state = REFERRAL_ANSWERED;
	x->r->answered_at = u->who->now;
	x->r->chases = 0;
	if (x->r->horizon > u->who->now)
		return true;
	return referral_after(db, u->arena, x->supplier, u->who->now, x->supplier->answer,
	    &x->r->chase_due, err);
}

bool
referral_case(Db *db, Arena *a, int64_t id, Case **out, GError **err)
{
	Case **open;
	int64_t *ids;
	size_t n;

	if (!referral_open_cases(db, a, id, &open, &n, err))
		return false;
	if (n) {
		*out = open[0];
		return true;
	}
	return referral_store_cases(db, a, id, &ids, &n, err) &&
	       (n ? case_survivor(db, a, ids[0], out, err)
	          : fail(err, ERR_INTERNAL, "a referral without a case"));
}

bool
referral_answer(Db *db, const Use *u, int64_t referral_id, const InMail *m,
    const Attachment *attachments, size_t n_attachments, Entry *made, GError **err)
{
	Arena *a = u->arena;
	const Actor desk = { .now = u->who->now };
	const Use by_desk = { a, &desk };
	bool by_machine = m->kind != MAIL_NORMAL;
	Referred x = { 0 };
	Case *c;

	if (!referral_store_find(db, a, referral_id, &x.r, err) ||
	    !supplier_store_find(db, a, x.r->supplier_id, &x.supplier, err) ||
	    !referral_case(db, a, referral_id, &c, err))
		return false;
	bool unread = x.supplier->unread && !by_machine && c->status < STATUS_SOLVED;
	*made = entry_by(&desk, ENTRY_SUPPLIER_MAIL, unread, m->text);
	made->html = m->html.html;
	made->attachments = attachments;
	made->n_attachments = n_attachments;
	if (!by_machine && c->status == STATUS_WAITING_SUPPLIER)
		CHANGE(&made->change, status, STATUS_OPEN);
	const char *mail = m->from.mail ? m->from.mail : "";
	const char *from = m->from.name && *m->from.name
	                       ? arena_printf(a, "%s <%s>", m->from.name, mail)
	                       : mail;
	if (!referral_enter(db, &by_desk, &x, (ReferralDetails){ .from = from }, c, made,
	        err) ||
	    (referral_is_open(x.r) && !propose(db, &by_desk, &x, m, made->id, err)))
		return false;
	if (!by_machine && !mark_answered(db, &by_desk, &x, err))
		return false;
	return referral_save(db, &by_desk, x.r, err);
}
