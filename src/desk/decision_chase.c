/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/decision.h"
#include "desk/decision_int.h"
#include "desk/duty.h"
#include "desk/notify.h"
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

/* What the case comes with goes to whoever is asked now. */
static bool
turn_to(Db *db, const Use *u, Decision *d, Case *c, int64_t partner, GError **err)
{
	if (!decision_store_turn(db, d, partner, u->who->now, err))
		return false;
	d->partner_id = partner;
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
	if (x->use.who->now < d->turned_at + DECISION_WAITS) {
		x->again = d->turned_at + DECISION_WAITS;
		return true;
	}
	if (!duty_order(db, a, ROLE_PARTNER, x->use.who->now, &order, &n, err) ||
	    !decision_store_asked(db, a, d->id, &asked, &n_asked, err))
		return false;
	int64_t next = next_of(d, order, n, asked, n_asked);
	if (!next)
		return tell_admins(db, &x->use, d, err);
	x->again = x->use.who->now + DECISION_WAITS;
	return turn_to(db, &x->use, d, c, next, err);
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
