/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "desk/mail_receive_int.h"
#include "store/case_store.h"
#include "store/desk_store.h"
#include "store/mail_place_store.h"

#define MAX_COPIED 50 /* of one mail: a list of everybody is no copying in */

/* --- who may --- */

/* A customer's contact sees all of its cases; his colleagues only those to which somebody
 * copied them. */
static bool
colleague_may(Db *db, const Receiving *r, const Case *c, bool *may, GError **err)
{
	bool colleague = c->customer_id && r->his_customer == c->customer_id;
	Copied copied;

	if (colleague && r->person && r->person->contact && r->person->active) {
		*may = true;
		return true;
	}
	if (!copied_store_find(db, c->id, r->from.mail, &copied, err))
		return false;
	*may = copied == COPIED_MERGED || (copied == COPIED_IN && colleague);
	return true;
}

bool
mail_may_write_in(Db *db, const Receiving *r, const Case *c, bool *may, GError **err)
{
	*may = r->staff || (r->person && r->person->id == c->person_id);
	return *may || r->is_ours || colleague_may(db, r, c, may, err);
}

bool
mail_copied_add(Db *db, const Receiving *r, int64_t case_id, GError **err)
{
	const InMail *m = r->m;
	bool ours;

	if (m->kind != MAIL_NORMAL || m->n_to + m->n_cc > MAX_COPIED)
		return true;
	for (size_t i = 0; i < m->n_to + m->n_cc; i++) {
		const char *mail = i < m->n_to ? m->to[i].mail : m->cc[i - m->n_to].mail;

		if (!mail_address_holds(mail) || !strcmp(mail, r->from.mail))
			continue;
		if (!mail_is_our_address(db, r->use.arena, &r->house, mail, &ours, err) ||
		    (!ours && !copied_store_add(db, case_id, mail, COPIED_IN, err)))
			return false;
	}
	return true;
}

/* --- which --- */

/* What a case is named by. Only those who got a mail of it know the first two. */
typedef enum { BY_ADDRESS, BY_THREAD, BY_SUBJECT } By;

/* A case that the mail names, if its sender may write in it. A machine's answer is put
 * where it belongs, whatever address the machine writes from: nobody reads it back. */
static bool
take_if_allowed(Db *db, Receiving *r, int64_t case_id, By by, Case **out, GError **err)
{
	bool may = r->m->kind == MAIL_AUTO_REPLY && by != BY_SUBJECT;
	Case *c;

	*out = NULL;
	if (!case_id)
		return true;
	if (!case_survivor(db, r->use.arena, case_id, &c, err))
		return false;
	if (!c)
		return true;
	if (!may && !mail_may_write_in(db, r, c, &may, err))
		return false;
	if (may)
		*out = c;
	else if (!r->like)
		r->like = c;
	return true;
}

static bool
by_address(Db *db, Receiving *r, const char *address, Case **out, GError **err)
{
	Arena *a = r->use.arena;
	int64_t id;
	const char *tag;

	if (*out || !address || !mail_case_address_read(a, address, &id, &tag) ||
	    !house_signed(a, &r->house, SIGN_REPLY_ADDRESS,
	        arena_printf(a, "%" G_GINT64_FORMAT, id), tag))
		return true;
	return take_if_allowed(db, r, id, BY_ADDRESS, out, err);
}

static bool
by_addresses(Db *db, Receiving *r, Case **out, GError **err)
{
	const InMail *m = r->m;

	if (!by_address(db, r, m->envelope_to, out, err))
		return false;
	for (size_t i = 0; i < m->n_to; i++)
		if (!by_address(db, r, m->to[i].mail, out, err))
			return false;
	for (size_t i = 0; i < m->n_cc; i++)
		if (!by_address(db, r, m->cc[i].mail, out, err))
			return false;
	return true;
}

static bool
by_message_id(Db *db, Receiving *r, const char *message_id, Case **out, GError **err)
{
	int64_t id = 0;

	if (*out || !message_id || !*message_id)
		return true;
	return mail_store_find_id(db, r->use.arena, message_id, &id, err) &&
	       take_if_allowed(db, r, id, BY_THREAD, out, err);
}

static bool
by_thread(Db *db, Receiving *r, Case **out, GError **err)
{
	const InMail *m = r->m;

	if (!by_message_id(db, r, m->in_reply_to, out, err))
		return false;
	/* The last reference is the nearest. */
	for (size_t i = m->n_references; i > 0; i--)
		if (!by_message_id(db, r, m->references[i - 1], out, err))
			return false;
	return true;
}

static bool
by_subject(Db *db, Receiving *r, Case **out, GError **err)
{
	return *out || take_if_allowed(db, r, mail_subject_case(r->m->subject),
	                   BY_SUBJECT, out, err);
}

bool
mail_place_find(Db *db, Receiving *r, Case **out, GError **err)
{
	*out = NULL;
	return by_addresses(db, r, out, err) && by_thread(db, r, out, err) &&
	       by_subject(db, r, out, err);
}
