/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/presence.h"

#include "desk/case_int.h"
#include "store/presence_store.h"

#define FORGOTTEN HOURS(1)

typedef struct {
	Use use;
	int64_t case_id;
	bool leaves;
} Saying;

static bool
say(Db *db, void *arg, GError **err)
{
	const Saying *s = arg;
	int64_t me = s->use.who->staff_id;
	Instant seen, now = s->use.who->now;
	Case *c;

	if (!case_load(db, s->use.arena, s->case_id, 0, &c, err) ||
	    !presence_store_find(db, c->id, me, &seen, err))
		return false;
	bool was_there = seen > now - PRESENCE_LASTS;
	if (was_there == s->leaves)
		db_announce(db, "presence", c->id);
	if (s->leaves)
		return presence_store_remove(db, c->id, me, err);
	return presence_store_save(db, c->id, me, now, err) &&
	       (was_there || presence_store_forget(db, me, now - FORGOTTEN, err));
}

bool
presence_say(Db *db, Arena *a, const Actor *who, int64_t case_id, bool leaves,
    GError **err)
{
	Saying s = { { a, who }, case_id, leaves };

	return must_be_staff(who, err) && db_transact(db, say, &s, err);
}
