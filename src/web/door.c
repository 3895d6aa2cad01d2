/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/door.h"

#include "store/people_store.h"

bool
door_open(WebReq *r, Door *d, GError **err)
{
	Arena *a = req_arena(r);
	int64_t id = req_int(r, "id");
	const House *house = req_house(r, err);

	*d = (Door){ 0 };
	if (!house)
		return false;
	if (!house_case_link_holds(a, house, id, req_text(r, "tag")))
		return true;
	if (!case_store_find_line(req_db(r), a, id, &d->line, err))
		return false;
	if (!d->line)
		return true;
	d->c = &d->line->c;
	d->url = arena_printf(a, "/c/%" G_GINT64_FORMAT "/%s", id, req_text(r, "tag"));
	return !d->c->customer_id ||
	       customer_store_find(req_db(r), a, d->c->customer_id, &d->customer, err);
}

Actor
door_actor(WebReq *r, const Door *d)
{
	Actor who = *req_actor(r);

	who.staff_id = 0;
	who.person_id = d->c->person_id;
	return who;
}
