/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/ring.h"

#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/case_int.h"
#include "model/phone.h"
#include "store/ring_store.h"

typedef struct {
	Arena *arena;
	Instant now;
	const RingWord *w;
} Hearing;

/* The same name on another day is another call. */
static const char *
key_of(const Hearing *h)
{
	return arena_printf(h->arena, "%s %" G_GINT64_FORMAT, h->w->call_id,
	    h->now / DAYS(1));
}

static bool
hear(Db *db, void *arg, GError **err)
{
	const Hearing *h = arg;
	const RingWord *w = h->w;
	const char *key = key_of(h), *number = phone_normal(h->arena, w->from);
	const Ring r = { .number = number ? number : "",
		.users = w->users,
		.began_at = h->now };

	/* Whatever comes first makes the call known. */
	if (!ring_store_begin(db, key, &r, err) ||
	    (w->event == RING_ANSWERED &&
	        !ring_store_answer(db, key, w->users, h->now, err)) ||
	    (w->event == RING_ENDS && !ring_store_end(db, key, h->now, err)))
		return false;
	db_announce(db, "ring", 0);
	return true;
}

bool
ring_hear(Db *db, Arena *a, Instant now, const RingWord *w, GError **err)
{
	Hearing h = { a, now, w };

	if (!*w->call_id)
		return fail(err, ERR_INVALID, "ring.no_call");
	return w->is_outgoing || db_transact(db, hear, &h, err);
}

typedef struct {
	const Actor *who;
	int64_t id, case_id;
} Taking;

static bool
take(Db *db, void *arg, GError **err)
{
	const Taking *t = arg;

	db_announce(db, "ring", 0);
	return ring_store_take(db, t->id, t->who->staff_id, t->case_id, err);
}

bool
ring_take(Db *db, Arena *a G_GNUC_UNUSED, const Actor *who, int64_t id, int64_t case_id,
    GError **err)
{
	Taking t = { who, id, case_id };

	return must_be_staff(who, err) && db_transact(db, take, &t, err);
}

static bool
is_him(Arena *a, const char *user, const Staff *s)
{
	const char *own = s->phone ? phone_normal(a, s->phone) : NULL;
	const char *number = phone_normal(a, user);

	return !g_utf8_collate(str_lower(a, user), str_lower(a, s->name)) ||
	       !strcmp(str_lower(a, user), str_lower(a, s->mail)) ||
	       (own && number && !strcmp(own, number));
}

static bool
names(Arena *a, const Ring *r, const Staff *s)
{
	g_auto(GStrv) users = g_strsplit(r->users, "\n", -1);

	for (char **u = users; *u; u++)
		if (**u && is_him(a, *u, s))
			return true;
	return false;
}

bool
ring_is_for(Arena *a, const Ring *r, const Staff *me, const Staff *staff, size_t n,
    Instant now)
{
	bool names_one = false;

	if (r->staff_id || r->ended_at ||
	    now - r->began_at > (r->answered_at ? RING_LASTS : RING_RINGS))
		return false;
	for (size_t i = 0; i < n; i++)
		names_one = names_one || names(a, r, &staff[i]);
	return names_one ? names(a, r, me) : !r->answered_at;
}
