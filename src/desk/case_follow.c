/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/case_int.h"
#include "store/agreement_store.h"
#include "store/case_store.h"

bool
case_is_over(Db *db, Arena *a, const Case *c, Instant now, bool *over, GError **err)
{
	Agreement *ag;

	*over = false;
	if (c->status != STATUS_CLOSED)
		return true;
	if (!agreement_store_find(db, a, c->agreement_id, &ag, err))
		return false;
	*over = ag && !agreement_reopens(ag, c->closed_at, now);
	return true;
}

bool
case_followed_by(Db *db, Arena *a, const Case *c, Case **out, GError **err)
{
	Entry *entries;
	size_t n;

	*out = NULL;
	if (!entry_store_of_case(db, a, c->id, false, &entries, &n, err))
		return false;
	for (size_t i = n; i > 0; i--) {
		int64_t next = entry_detail_int(&entries[i - 1], "followed_by");

		if (next > c->id)
			return case_survivor(db, a, next, out, err);
	}
	return true;
}

bool
case_note_follower(Db *db, const Use *u, Case *c, int64_t next, GError **err)
{
	const Actor desk = { .now = u->who->now };
	const Use by_desk = { u->arena, &desk };
	Entry e = entry_by(&desk, ENTRY_NOTE, false, NULL);

	e.details = arena_printf(u->arena, "{\"followed_by\":%" G_GINT64_FORMAT "}",
	    next);
	return case_enter(db, &by_desk, c, &e, err);
}
