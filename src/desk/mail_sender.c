/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "desk/mail_receive_int.h"
#include "store/mailbox_store.h"

bool
mail_is_of_system(const InMail *m)
{
	return m->kind == MAIL_BOUNCE || m->kind == MAIL_FEEDBACK;
}

/* support+s1001.tag@host is support@host. */
static const char *
without_tag(Arena *a, const char *mail)
{
	const char *at = strrchr(mail, '@');
	const char *plus = at ? memchr(mail, '+', (size_t)(at - mail)) : NULL;

	return plus && plus > mail
	           ? arena_printf(a, "%.*s%s", (int)(plus - mail), mail, at)
	           : mail;
}

bool
mail_is_our_address(Db *db, Arena *a, const House *house, const char *mail, bool *ours,
    GError **err)
{
	const char *base = without_tag(a, mail);
	Customer *customer;
	Mailbox *mailbox = NULL;

	*ours = !strcmp(base, house->mail) || !strcmp(base, house->smtp_from);
	if (*ours || !strchr(base, '@'))
		return true;
	if (!mailbox_store_find_by_mail(db, a, base, &mailbox, err) ||
	    !customer_store_find_by_address(db, a, ADDRESS_RECIPIENT, base, &customer,
	        err))
		return false;
	*ours = mailbox || customer;
	return true;
}

/* A list, or a mailbox that sends on, puts its own address into From and the writer's
 * into Reply-To. */
static bool
find_from(Db *db, Receiving *r, GError **err)
{
	const InMail *m = r->m;
	bool reply_is_ours = true;

	r->from = m->from;
	if (!r->from.mail)
		r->from.mail = "";
	if (!mail_is_our_address(db, r->use.arena, &r->house, r->from.mail, &r->is_ours,
	        err))
		return false;
	if (!r->is_ours || !m->reply_to.mail || !mail_address_holds(m->reply_to.mail))
		return true;
	if (!mail_is_our_address(db, r->use.arena, &r->house, m->reply_to.mail,
	        &reply_is_ours, err))
		return false;
	if (!reply_is_ours) {
		r->from = m->reply_to;
		r->is_ours = false;
	}
	return true;
}

static bool
customer_of(Db *db, Arena *a, const char *mail, Customer **out, GError **err)
{
	return *out || !mail || !*mail ||
	       customer_store_find_by_address(db, a, ADDRESS_RECIPIENT, mail, out, err);
}

static bool
customer_of_recipients(Db *db, Arena *a, const InMail *m, Customer **out, GError **err)
{
	*out = NULL;
	if (m->customer_id && !customer_store_find(db, a, m->customer_id, out, err))
		return false;
	if (!customer_of(db, a, m->envelope_to, out, err))
		return false;
	for (size_t i = 0; i < m->n_to; i++)
		if (!customer_of(db, a, m->to[i].mail, out, err))
			return false;
	for (size_t i = 0; i < m->n_cc; i++)
		if (!customer_of(db, a, m->cc[i].mail, out, err))
			return false;
	return true;
}

bool
mail_sender_find(Db *db, Receiving *r, GError **err)
{
	Arena *a = r->use.arena;
	Customer *his = NULL;

	r->staff = NULL;
	r->person = NULL;
	r->like = NULL;
	if (!find_from(db, r, err) ||
	    !customer_of_recipients(db, a, r->m, &r->customer, err))
		return false;
	if (!r->is_ours &&
	    (!staff_store_find_by_mail(db, a, r->from.mail, &r->staff, err) ||
	        !person_store_find_by_mail(db, a, r->from.mail, &r->person, err)))
		return false;
	if (r->staff && !r->staff->active) /* who has left is a person like others */
		r->staff = NULL;
	if (r->person && r->person->customer_id
	        ? !customer_store_find(db, a, r->person->customer_id, &his, err)
	        : !customer_store_find_by_address(db, a, ADDRESS_DOMAIN,
	              mail_address_domain(r->from.mail), &his, err))
		return false;
	r->his_customer = his ? his->id : 0;
	if (!r->customer)
		r->customer = his;
	return true;
}

bool
mail_sender_register(Db *db, Receiving *r, GError **err)
{
	const InMail *m = r->m;

	if (r->person || r->staff || r->is_ours || !mail_address_holds(r->from.mail) ||
	    mail_is_of_system(m))
		return true;
	Person *p = arena_new0(r->use.arena, Person);
	*p = (Person){
		.name = r->from.name && *r->from.name ? r->from.name : r->from.mail,
		.mail = r->from.mail,
		.customer_id = r->his_customer ? r->his_customer
		               : r->customer   ? r->customer->id
		                               : 0,
		.lang = r->customer ? r->customer->lang : LANG_DA,
		.active = true,
	};
	r->person = p;
	return person_store_save(db, r->use.arena, p, err);
}

Actor
mail_sender_actor(const Receiving *r)
{
	Actor who = *r->use.who;

	if (r->staff)
		who.staff_id = r->staff->id;
	else if (r->person)
		who.person_id = r->person->id;
	return who;
}
