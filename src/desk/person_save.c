/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/case_int.h"
#include "desk/people.h"
#include "desk/typed.h"
#include "store/people_store.h"
#include "store/person_session_store.h"

typedef struct {
	Use use;
	Person *person;
} Saving;

/* Whoever reads that address is another now: he signs in anew. */
static bool
end_sessions(Db *db, const Person *before, const Person *p, GError **err)
{
	bool same = before && before->active == p->active &&
	            g_strcmp0(before->mail, p->mail) == 0;

	return !before || same || person_session_store_end_all_of(db, p->id, err);
}

static bool
save_in(Db *db, const Saving *s, GError **err)
{
	Arena *a = s->use.arena;
	Person *p = s->person, *same = NULL, *before = NULL;
	Customer *customer = NULL;

	if ((p->mail && !person_store_find_by_mail(db, a, p->mail, &same, err)) ||
	    (p->id && !person_store_find(db, a, p->id, &before, err)) ||
	    (p->customer_id &&
	        !customer_store_find(db, a, p->customer_id, &customer, err)))
		return false;
	if (same && same->id != p->id)
		return fail(err, ERR_CONFLICT, "person.mail.taken");
	if (p->customer_id && !customer)
		return fail(err, ERR_INVALID, "customer.unknown");
	bool stays = before && before->active == p->active;
	p->active_at = stays ? before->active_at : s->use.who->now;
	return end_sessions(db, before, p, err) && person_store_save(db, a, p, err);
}

static bool
save(Db *db, void *arg, GError **err)
{
	return save_in(db, arg, err);
}

static bool
clean(Arena *a, Person *p, GError **err)
{
	p->phone = typed_phone(a, p->phone);
	return typed_name(a, p->name, &p->name, err) &&
	       typed_mail(a, p->mail, &p->mail, err);
}

bool
person_save(Db *db, Arena *a, const Actor *who, Person *p, GError **err)
{
	Saving s = { { a, who }, p };

	return must_be_staff(who, err) && clean(a, p, err) &&
	       db_transact(db, save, &s, err);
}

/* --- by a contact --- */

/* What he may not change stays as it is. */
static bool
save_of_company(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	Arena *a = s->use.arena;
	Person *p = s->person, *me, *before = NULL;

	if (!person_store_find(db, a, s->use.who->person_id, &me, err) ||
	    (p->id && !person_store_find(db, a, p->id, &before, err)))
		return false;
	if (!me || !me->active || !me->contact || !me->customer_id)
		return fail(err, ERR_DENIED, "company.not_contact");
	if (p->id && (!before || before->customer_id != me->customer_id))
		return fail(err, ERR_INVALID, "person.unknown");
	if (p->id == me->id && (!p->active || !p->contact))
		return fail(err, ERR_INVALID, "company.yourself");
	p->customer_id = me->customer_id;
	p->mail_when = before ? before->mail_when : (MailWhen)0;
	return save_in(db, s, err);
}

bool
company_person_save(Db *db, Arena *a, const Actor *who, Person *p, GError **err)
{
	Saving s = { { a, who }, p };

	return clean(a, p, err) && db_transact(db, save_of_company, &s, err);
}
