/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/outage_int.h"
#include "store/outage_store.h"

#define LOOK_BACK 40 /* reports, at most */

/* The reports before c that are like it, each person counted once; *people is how many
 * there are with c's own. */
static bool
find_like(Db *db, Arena *a, const Case *c, Case **out, size_t *n_out, size_t *people,
    GError **err)
{
	Case *newest, *like = NULL;
	size_t n, n_like = 0;

	if (!outage_store_newest_cases(db, a, c->id, c->opened_at - OUTAGE_WITHIN,
	        LOOK_BACK, &newest, &n, err))
		return false;
	*people = 1;
	for (size_t i = 0; i < n; i++) {
		const Case *other = &newest[i];
		bool counted = other->person_id == c->person_id;

		if (other->outage_id || other->category == CATEGORY_CHANGE ||
		    !outage_like(a, c->subject, other->subject))
			continue;
		for (size_t j = 0; j < n_like; j++)
			counted = counted || like[j].person_id == other->person_id;
		*people += !counted;
		*arena_push(a, &like, &n_like) = *other;
	}
	*out = like;
	*n_out = n_like;
	return true;
}

/* The proposal that one of them is in already; 0 if none is. */
static bool
find_proposal(Db *db, const Case *like, size_t n, int64_t *id, GError **err)
{
	*id = 0;
	for (size_t i = 0; i < n && !*id; i++)
		if (!outage_store_proposal_of(db, like[i].id, id, err))
			return false;
	return true;
}

bool
outage_propose(Db *db, Arena *a, const Case *c, GError **err)
{
	Case *like;
	size_t n, people;
	int64_t id;

	if (!c->person_id || c->category == CATEGORY_CHANGE || c->outage_id)
		return true;
	if (!find_like(db, a, c, &like, &n, &people, err))
		return false;
	if (people < OUTAGE_LIKE)
		return true;
	if (!find_proposal(db, like, n, &id, err) ||
	    (!id && !outage_store_propose(db, c->opened_at, c->opened_at - OUTAGE_WITHIN,
	                &id, err)) ||
	    !outage_store_propose_case(db, id, c->id, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!outage_store_propose_case(db, id, like[i].id, err))
			return false;
	db_announce(db, "outage", 0);
	return true;
}

typedef struct {
	int64_t id;
	Instant now;
} Settling;

static bool
settle(Db *db, void *arg, GError **err)
{
	const Settling *s = arg;

	db_announce(db, "outage", 0);
	return outage_store_settle(db, s->id, s->now, err);
}

bool
outage_dismiss(Db *db, Arena *a G_GNUC_UNUSED, const Actor *who, int64_t proposal_id,
    GError **err)
{
	Settling s = { proposal_id, who->now };

	return must_be_staff(who, err) && db_transact(db, settle, &s, err);
}
