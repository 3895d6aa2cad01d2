/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/decision.h"
#include "desk/decision_int.h"
#include "desk/duty.h"
#include "desk/notify.h"
#include "model/quiet.h"
#include "store/case_store.h"
#include "store/escalation_store.h"
#include "store/people_store.h"

/* Each partner is asked twice at most: after that the administrators are told. */
#define ROUNDS 2

typedef struct {
	Use use;
	int64_t id;
	Instant again;
} Chase;

static size_t
times_asked(const int64_t *asked, size_t n, int64_t id)
{
	size_t times = 0;

	for (size_t i = 0; i < n; i++)
		times += asked[i] == id;
	return times;
}

/* Who was asked least, the first of them in the order of duty; 0 when all were asked
 * often enough, or only whoever asks is left. */
static int64_t
next_of(const Decision *d, const Duty *order, size_t n, const int64_t *asked,
    size_t n_asked)
{
	size_t least = ROUNDS;
	int64_t next = 0;

	for (size_t i = 0; i < n; i++) {
		int64_t id = order[i].staff->id;
		size_t times = times_asked(asked, n_asked, id);

		if (times < least && (id != d->asked_by || n == 1)) {
			least = times;
			next = id;
		}
	}
	return next;
}

static bool
tell_admins(Db *db, const Use *u, const Decision *d, GError **err)
{
	const TextArg args[] = { text_arg_n(d->case_id) };
	const Notice notice = {
		.thing = arena_printf(u->arena, "decision %" G_GINT64_FORMAT, d->id),
		.subject = TEXT_DECISION_UNANSWERED_SUBJECT,
		.text = TEXT_DECISION_UNANSWERED_TEXT,
		.args = args,
		.n_args = G_N_ELEMENTS(args),
		.path = arena_printf(u->arena, "/decision/%" G_GINT64_FORMAT, d->id),
	};

	return notify_admins(db, u->arena, &notice, u->who->now, err);
}

bool
decision_waits_until(Db *db, Arena *a, const Decision *d, Instant *at, GError **err)
{
	Instant reached = d->turned_at;
	Staff *partner = NULL;
	House house;
	bool on;

	if (!house_load(db, a, &house, err) ||
	    !duty_has_on(db, a, d->partner_id, d->turned_at, &on, err) ||
	    !staff_store_find(db, a, d->partner_id, &partner, err))
		return false;
	if (partner && !on &&
	    !quiet_ends(mail_when_of(partner->mail_when), house.time_zone, d->turned_at,
	        &reached, err))
		return false;
	*at = reached + DECISION_WAITS;
	return true;
}

/* What the case comes with goes to whoever is asked now. */
static bool
turn_to(Db *db, const Use *u, Decision *d, Case *c, int64_t partner, GError **err)
{
	if (!decision_store_turn(db, d, partner, u->who->now, err))
		return false;
	d->partner_id = partner;
	d->turned_at = u->who->now;
	return decision_enter_asked(db, u, c, d, err);
}

static bool
chase(Db *db, void *arg, GError **err)
{
	Chase *x = arg;
	Arena *a = x->use.arena;
	size_t n, n_asked;
	int64_t *asked;
	Duty *order;
	Decision *d;
	Case *c;

	x->again = 0;
	if (!decision_store_find(db, a, x->id, &d, err))
		return false;
	if (!d || !decision_is_open(d))
		return true;
	if (!case_store_find(db, a, d->case_id, &c, err))
		return false;
	if (c->status >= STATUS_SOLVED)
		return decision_store_withdraw(db, d->id, err);
	if (!decision_waits_until(db, a, d, &x->again, err))
		return false;
	if (x->use.who->now < x->again)
		return true;
	x->again = 0;
	if (!duty_order(db, a, ROLE_PARTNER, x->use.who->now, &order, &n, err) ||
	    !decision_store_asked(db, a, d->id, &asked, &n_asked, err))
		return false;
	int64_t next = next_of(d, order, n, asked, n_asked);
	if (!next)
		return tell_admins(db, &x->use, d, err);
	return turn_to(db, &x->use, d, c, next, err) &&
	       decision_waits_until(db, a, d, &x->again, err);
}

bool
decision_chase(Db *db, Arena *a, const Actor *who, int64_t id, Instant *again,
    GError **err)
{
	Chase x = { .use = { a, who }, .id = id };

	if (!db_transact(db, chase, &x, err))
		return false;
	*again = x.again;
	return true;
}
