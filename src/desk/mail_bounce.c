/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/mail_bounce.h"

#include "desk/case.h"
#include "desk/case_int.h"
#include "store/desk_store.h"

typedef struct {
	Arena *a;
	const House *house;
	const InMail *m;
	Instant now;
} Bounce;

/* A signed address names the case; an unsigned one is a guess of anybody's. */
static int64_t
case_of_address(const Bounce *b, const char *address)
{
	int64_t id;
	const char *tag;

	if (!address || !mail_case_address_read(b->a, address, &id, &tag) ||
	    !house_signed(b->a, b->house, SIGN_REPLY_ADDRESS,
	        arena_printf(b->a, "%" G_GINT64_FORMAT, id), tag))
		return 0;
	return id;
}

static int64_t
case_of_addresses(const Bounce *b)
{
	int64_t id = case_of_address(b, b->m->envelope_to);

	for (size_t i = 0; i < b->m->n_to && !id; i++)
		id = case_of_address(b, b->m->to[i].mail);
	return id ? id : case_of_address(b, b->m->bounced_reply_to);
}

static bool
mark(Db *db, const Bounce *b, const MailBounced *one, const OutMail *sent, GError **err)
{
	if (one->action != BOUNCE_FAILED || b->m->kind != MAIL_BOUNCE)
		return true;
	return mail_store_set_state(db, sent->id, MAIL_BOUNCED, b->now,
	    one->status ? one->status : "bounced", err);
}

/* Marks what the case sent to those that are told of; *any says whether it sent them
 * anything. */
static bool
mark_of_case(Db *db, const Bounce *b, int64_t case_id, bool *any, GError **err)
{
	*any = false;
	for (size_t i = 0; i < b->m->n_bounced; i++) {
		const MailBounced *one = &b->m->bounced[i];
		OutMail *sent;

		if (!mail_store_find_last_to(db, b->a, case_id, one->mail, &sent, err) ||
		    (sent && !mark(db, b, one, sent, err)))
			return false;
		*any |= sent != NULL;
	}
	return true;
}

static bool
by_message_id(Db *db, const Bounce *b, int64_t *case_id, GError **err)
{
	const InMail *m = b->m;
	const MailBounced failed = { .action = BOUNCE_FAILED };
	OutMail *sent = NULL;

	if (m->bounced_message_id &&
	    !mail_store_find_by_message_id(db, b->a, m->bounced_message_id, &sent, err))
		return false;
	if (!sent)
		return true;
	*case_id = sent->case_id;
	/* A mail of ours has one recipient, whatever address his server names him by. */
	if (m->n_bounced == 0)
		return mark(db, b, &failed, sent, err);
	for (size_t i = 0; i < m->n_bounced; i++)
		if (!mark(db, b, &m->bounced[i], sent, err))
			return false;
	return true;
}

static bool
by_case(Db *db, const Bounce *b, int64_t *case_id, GError **err)
{
	int64_t id = case_of_addresses(b);
	bool any;

	if (id) {
		*case_id = id;
		return mark_of_case(db, b, id, &any, err);
	}
	id = b->m->bounced_subject ? mail_subject_case(b->m->bounced_subject) : 0;
	if (!id)
		return true;
	if (!mark_of_case(db, b, id, &any, err))
		return false;
	*case_id = any ? id : 0;
	return true;
}

bool
mail_bounce(Db *db, Arena *a, const House *house, const InMail *m, Instant now,
    Case **out, GError **err)
{
	const Bounce b = { a, house, m, now };
	int64_t case_id = 0;

	*out = NULL;
	if (m->kind != MAIL_BOUNCE && m->kind != MAIL_FEEDBACK)
		return true;
	if (!by_message_id(db, &b, &case_id, err) ||
	    (!case_id && !by_case(db, &b, &case_id, err)))
		return false;
	return !case_id || case_survivor(db, a, case_id, out, err);
}
