/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "desk/mail_receive_int.h"
#include "store/supplier_store.h"

/* Whom the staff pass on may be anybody, but for ourselves and those who are no
 * reporters. */
static bool
may_be_of_anybody(Db *db, const Receiving *r, const char *mail, bool *may, GError **err)
{
	Arena *a = r->use.arena;
	Supplier *suppliers;
	Staff *staff;
	bool ours;
	size_t n;

	if (!mail_is_our_address(db, a, &r->house, mail, &ours, err) ||
	    !staff_store_find_by_mail(db, a, mail, &staff, err) ||
	    !supplier_store_by_sender(db, a, mail, &suppliers, &n, err))
		return false;
	*may = !ours && !staff && n == 0;
	return true;
}

/* Whom a contact passes on must be of his own company: what stands in his text is only
 * his word. */
static bool
is_of_customer(Db *db, const Receiving *r, const char *mail, bool *is, GError **err)
{
	Arena *a = r->use.arena;
	Customer *customer;
	Person *person;

	*is = false;
	if (!r->his_customer || !r->person || !r->person->contact || !r->person->active ||
	    !strcmp(mail, r->from.mail))
		return true;
	if (!person_store_find_by_mail(db, a, mail, &person, err))
		return false;
	if (person && person->customer_id) {
		*is = person->customer_id == r->his_customer;
		return true;
	}
	if (!customer_store_find_by_address(db, a, ADDRESS_DOMAIN,
	        mail_address_domain(mail), &customer, err))
		return false;
	*is = customer && customer->id == r->his_customer;
	return true;
}

bool
mail_forwarded(Db *db, Receiving *r, ForwardedBy *by, bool *is_his, GError **err)
{
	const MailAddress *from = &r->m->forward.from;
	Receiving his = *r;
	InMail m = *r->m;

	*is_his = false;
	if (!from->mail || r->is_ours)
		return true;
	if (r->staff ? !may_be_of_anybody(db, r, from->mail, is_his, err)
	             : !is_of_customer(db, r, from->mail, is_his, err))
		return false;
	if (!*is_his)
		return true;
	m.from = *from;
	m.reply_to = (MailAddress){ .name = "" };
	his.m = &m;
	if (!mail_sender_find(db, &his, err))
		return false;
	*by = (ForwardedBy){ r->from.name ? r->from.name : "", r->from.mail, r->staff,
		r->staff ? NULL : r->person };
	r->from = his.from;
	r->staff = NULL;
	r->person = his.person;
	r->his_customer = his.his_customer;
	r->customer = his.customer;
	return true;
}
