/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "desk/mention_int.h"
#include "desk/template.h"
#include "store/people_store.h"
#include "store/template_store.h"

static bool
may_name(const Entry *e)
{
	return e->staff_id && (e->kind == ENTRY_NOTE || e->kind == ENTRY_CALL);
}

bool
mention_name_in(Db *db, const Use *u, Entry *e, GError **err)
{
	int64_t ids[MENTION_MOST];
	Staff *staff;
	size_t n;

	if (!may_name(e) || !strchr(e->text, '@'))
		return true;
	if (!staff_store_all(db, u->arena, &staff, &n, err))
		return false;
	n = mention_find(e->text, staff, n, ids);
	if (n)
		e->details = entry_details_with(u->arena, e->details, "mentions", ids, n);
	return true;
}

bool
mention_keep_in(Db *db, const Case *c, const Entry *e, GError **err)
{
	int64_t id;

	if (!e->staff_id)
		return true;
	if (!mention_store_see(db, e->staff_id, c->id, e->at, err))
		return false;
	for (size_t i = 0; may_name(e) && (id = entry_detail_at(e, "mentions", i)); i++)
		if (id != e->staff_id && !mention_store_add(db, e->id, id, c->id, err))
			return false;
	return true;
}

/* --- seeing it --- */

typedef struct {
	const Actor *who;
	int64_t case_id;
} Seeing;

static bool
see(Db *db, void *arg, GError **err)
{
	const Seeing *s = arg;

	return mention_store_see(db, s->who->staff_id, s->case_id, s->who->now, err);
}

bool
mention_see(Db *db, Arena *a G_GNUC_UNUSED, const Actor *who, int64_t case_id,
    GError **err)
{
	Seeing s = { who, case_id };

	return must_be_staff(who, err) && db_transact(db, see, &s, err);
}
