/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * remote_answer.c - what becomes of a remote session without the staff: the user answers
 * by the link of his mail, or time passes. */
#include "base/err.h"
#include "desk/ledger_int.h"
#include "desk/remote_int.h"
#include "store/remote_store.h"

/* --- the link --- */

static char *
id_words(Arena *a, int64_t id)
{
	return arena_printf(a, "%" G_GINT64_FORMAT, id);
}

char *
remote_link(Arena *a, const House *house, int64_t id)
{
	const char *name = id_words(a, id);

	return arena_printf(a, "%s/r/%s/%s", house->url, name,
	    house_sign(a, house, SIGN_REMOTE, name));
}

bool
remote_link_holds(Arena *a, const House *house, int64_t id, const char *tag)
{
	return house_signed(a, house, SIGN_REMOTE, id_words(a, id), tag);
}

/* --- his answer --- */

typedef struct {
	Arena *arena;
	const Actor *desk;
	int64_t id;
	bool agrees;
} Answer;

/* What his answer makes of it; the same state again if he has said so already. */
static RemoteState
state_after(const Remote *r, bool agrees)
{
	if (r->state == REMOTE_ASKED)
		return agrees ? REMOTE_AGREED : REMOTE_REFUSED;
	return agrees ? r->state : REMOTE_WITHDRAWN;
}

/* Was worked until he stopped it: that is booked. */
static bool
book_until_now(Db *db, const Use *u, const Case *c, const Entry *e, const Remote *r,
    GError **err)
{
	const LedgerAdd work = { .minutes = remote_minutes(r, u->who->now),
		.kind = LEDGER_WORK,
		.method = METHOD_REMOTE,
		.worked_at = u->who->now,
		.staff_id = r->staff_id };

	return ledger_add_in(db, u, c, e, &work, err);
}

static bool
answer(Db *db, void *arg, GError **err)
{
	const Answer *x = arg;
	Instant now = x->desk->now;
	Actor him = { .now = now };
	const Use u = { x->arena, &him };
	RemoteState next;
	Remote *r;
	Case *c;

	if (!remote_load(db, &u, x->id, 0, &r, &c, err))
		return false;
	if (!r->person_id || (r->state == REMOTE_ASKED && now >= remote_until(r)))
		return fail(err, ERR_INVALID, "remote.over");
	next = state_after(r, x->agrees);
	if (next == r->state)
		return true;
	him.person_id = r->person_id;
	if (r->state == REMOTE_RUNNING)
		r->ended_at = now;
	if (next == REMOTE_AGREED)
		r->consent = REMOTE_BY_LINK;
	if (r->state == REMOTE_ASKED)
		r->answered_at = now;
	r->state = next;
	Entry e = remote_entry(&u, c, r, NULL, true);
	if (c->status == STATUS_WAITING_REPORTER)
		CHANGE(&e.change, status, STATUS_OPEN);
	return remote_keep(db, &u, r, err) && case_enter(db, &u, c, &e, err) &&
	       (!r->ended_at || book_until_now(db, &u, c, &e, r, err));
}

bool
remote_answer(Db *db, Arena *a, const Actor *desk, int64_t id, bool agrees, GError **err)
{
	Answer x = { a, desk, id, agrees };

	return db_transact(db, answer, &x, err);
}

/* --- time passes --- */

typedef struct {
	Use use;
	int64_t id;
	Instant again;
} Watching;

static bool
watch(Db *db, void *arg, GError **err)
{
	Watching *x = arg;
	Remote *r;
	Case *c;

	x->again = 0;
	if (!remote_store_find(db, x->use.arena, x->id, &r, err))
		return false;
	if (!r || !remote_is_open(r))
		return true;
	/* Safe to run twice: not sooner than its time. */
	if (x->use.who->now < remote_until(r)) {
		x->again = remote_until(r);
		return true;
	}
	if (!case_load(db, x->use.arena, r->case_id, 0, &c, err))
		return false;
	if (r->state == REMOTE_RUNNING)
		r->ended_at = x->use.who->now;
	r->state = r->state == REMOTE_RUNNING ? REMOTE_ENDED : REMOTE_EXPIRED;
	Entry e = remote_entry(&x->use, c, r, NULL, true);
	e.is_public = false;
	return remote_store_save(db, r, err) && case_enter(db, &x->use, c, &e, err);
}

bool
remote_watch(Db *db, Arena *a, const Actor *desk, int64_t id, Instant *again,
    GError **err)
{
	Watching x = { .use = { a, desk }, .id = id };

	if (!db_transact(db, watch, &x, err))
		return false;
	*again = x.again;
	return true;
}
