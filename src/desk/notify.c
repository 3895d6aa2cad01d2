/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/notify.h"

#include "base/str.h"
#include "desk/house.h"
#include "model/audience.h"
#include "store/desk_store.h"
#include "store/people_store.h"

/* <sag.1001.RANDOM@host>: never the same twice, and it says where it belongs (RFC 5322,
 * 3.6.4), without the < >. */
static char *
new_message_id(Arena *a, const House *house, int64_t case_id)
{
	return arena_printf(a, "sag.%" G_GINT64_FORMAT ".%s@%s", case_id,
	    str_random_base32(a, 16), mail_address_domain(house->mail));
}

bool
notify_of_entry(Db *db, Arena *a, const Case *before, const Case *c, const Entry *e,
    GError **err)
{
	OutMailKind kind = audience_reporter_mail(before, c, e);
	Person *p = NULL;
	House house;

	if (!kind || !c->person_id)
		return true;
	if (!person_store_find(db, a, c->person_id, &p, err) ||
	    !house_load(db, a, &house, err))
		return false;
	if (!p || !p->mail || !p->active)
		return true;
	OutMail m = {
		.case_id = c->id,
		.entry_id = e->id,
		.person_id = p->id,
		.kind = kind,
		.to_mail = p->mail,
		.to_name = p->name,
		.lang = p->lang,
		.message_id = new_message_id(a, &house, c->id),
		.created_at = e->at,
	};
	return mail_store_queue(db, &m, err);
}
