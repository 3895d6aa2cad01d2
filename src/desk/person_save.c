/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/case_int.h"
#include "desk/people.h"
#include "desk/typed.h"
#include "store/people_store.h"

typedef struct {
	Arena *arena;
	Person *person;
} Saving;

static bool
save(Db *db, void *arg, GError **err)
{
	const Saving *s = arg;
	Person *p = s->person, *same = NULL;
	Customer *customer = NULL;

	if ((p->mail && !person_store_find_by_mail(db, s->arena, p->mail, &same, err)) ||
	    (p->customer_id &&
	        !customer_store_find(db, s->arena, p->customer_id, &customer, err)))
		return false;
	if (same && same->id != p->id)
		return fail(err, ERR_CONFLICT, "person.mail.taken");
	if (p->customer_id && !customer)
		return fail(err, ERR_INVALID, "customer.unknown");
	return person_store_save(db, s->arena, p, err);
}

bool
person_save(Db *db, Arena *a, const Actor *who, Person *p, GError **err)
{
	Saving s = { a, p };

	p->phone = typed_phone(a, p->phone);
	return must_be_staff(who, err) && typed_name(a, p->name, &p->name, err) &&
	       typed_mail(a, p->mail, &p->mail, err) && db_transact(db, save, &s, err);
}
