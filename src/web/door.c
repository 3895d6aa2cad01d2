/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/door.h"

#include <string.h>

#include "store/people_store.h"

static bool
may_see(const Person *p, const Case *c)
{
	return c->person_id == p->id ||
	       (p->contact && p->customer_id && c->customer_id == p->customer_id);
}

bool
door_open(WebReq *r, Door *d, GError **err)
{
	Arena *a = req_arena(r);
	int64_t id = req_int(r, "id");
	const House *house = req_house(r, err);

	*d = (Door){ .reader = req_person(r) };
	if (!house)
		return false;
	if (!d->reader && !house_case_link_holds(a, house, id, req_text(r, "tag")))
		return true;
	if (!case_store_find_line(req_db(r), a, id, &d->line, err))
		return false;
	if (d->line && d->reader && !may_see(d->reader, &d->line->c))
		d->line = NULL;
	if (!d->line)
		return true;
	d->c = &d->line->c;
	d->url = door_url(r, d, house, id);
	return !d->c->customer_id ||
	       customer_store_find(req_db(r), a, d->c->customer_id, &d->customer, err);
}

bool
door_is_own(const Door *d)
{
	return !d->reader || d->reader->id == d->c->person_id;
}

const char *
door_url(WebReq *r, const Door *d, const House *house, int64_t case_id)
{
	if (d->reader)
		return arena_printf(req_arena(r), "/my/case/%" G_GINT64_FORMAT, case_id);
	return house_case_link(req_arena(r), house, case_id) + strlen(house->url);
}

Actor
door_actor(WebReq *r, const Door *d)
{
	Actor who = *req_actor(r);

	who.staff_id = 0;
	who.person_id = d->reader ? d->reader->id : d->c->person_id;
	return who;
}
