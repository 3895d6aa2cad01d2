/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "cli/acting.h"

#include "base/err.h"
#include "base/str.h"
#include "store/people_store.h"

/* The only administrator; NULL if there are none, or several. */
static bool
only_admin(Db *db, Arena *a, Staff **only, GError **err)
{
	Staff *all;
	size_t n, admins = 0;

	*only = NULL;
	if (!staff_store_all(db, a, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (all[i].admin && all[i].active && ++admins == 1)
			*only = &all[i];
	if (admins != 1)
		*only = NULL;
	return true;
}

bool
acting_as(Db *db, Arena *a, const char *mail, Actor *who, GError **err)
{
	Staff *s;

	if (mail ? !staff_store_find_by_mail(db, a, str_lower(a, mail), &s, err)
	         : !only_admin(db, a, &s, err))
		return false;
	if (!s || !s->active)
		return fail(err, ERR_INVALID,
		    mail ? "cli.staff.unknown" : "cli.as.which");
	*who = (Actor){
		.staff_id = s->id,
		.role = s->role,
		.admin = s->admin,
		.lang = s->lang,
		.now = clock_now(),
	};
	return true;
}

bool
named_staff(Db *db, Arena *a, const char *mail, int64_t *id, GError **err)
{
	Staff *s;

	*id = 0;
	if (!mail || !*mail)
		return true;
	if (!staff_store_find_by_mail(db, a, str_lower(a, mail), &s, err))
		return false;
	if (!s || !s->active)
		return fail(err, ERR_INVALID, "cli.staff.unknown");
	*id = s->id;
	return true;
}

bool
named_customer(Db *db, Arena *a, const char *slug, int64_t *id, GError **err)
{
	Customer *c;

	*id = 0;
	if (!slug || !*slug)
		return true;
	if (!customer_store_find_by_slug(db, a, slug, &c, err))
		return false;
	if (!c)
		return fail(err, ERR_INVALID, "cli.customer.unknown");
	*id = c->id;
	return true;
}

bool
named_person(Db *db, Arena *a, const char *mail, Person **person, GError **err)
{
	*person = NULL;
	if (!mail || !*mail)
		return true;
	if (!person_store_find_by_mail(db, a, str_lower(a, mail), person, err))
		return false;
	return *person || fail(err, ERR_INVALID, "person.unknown");
}
