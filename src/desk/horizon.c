/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/horizon.h"

#include "base/err.h"
#include "desk/expectation.h"
#include "model/horizon.h"
#include "store/agreement_store.h"
#include "store/desk_store.h"
#include "store/expectation_store.h"

#define LEAST_KNOWN 10       /* solved cases, before anything but the promise is said */
#define AT_LEAST    HOURS(1) /* of opening time, that a horizon lies ahead of now */

static bool
agreement_of(Db *db, Arena *a, const Case *c, Agreement **ag, GError **err)
{
	if (!agreement_store_find(db, a, c->agreement_id, ag, err))
		return false;
	return *ag || fail(err, ERR_INTERNAL, "a case without its agreement");
}

/* --- what is expected --- */

/* From when its present step counts. */
static bool
step_began(Db *db, const Case *c, bool anew, Instant now, Instant *began, GError **err)
{
	Instant told;

	*began = now;
	if (anew)
		return true;
	if (!expectation_store_told(db, c->id, &told, began, err))
		return false;
	*began = MAX(*began, c->opened_at);
	return true;
}

/* When eight of ten such cases are solved, where such instants land. */
static bool
expected(Db *db, Arena *a, const Case *c, const Agreement *ag, Instant began, Instant now,
    Instant *at, GError **err)
{
	Category category = (Category)c->category;
	double elapsed = expectation_elapsed(ag, category, began, now);
	Instant least;
	Asked asked;

	if (!expectation_ask(db, a, c, ag, elapsed, &asked, err) ||
	    !expectation_reached(ag, category, began, asked.horizon, at, err) ||
	    !expectation_reached(ag, category, now, (double)AT_LEAST / 1e6, &least, err))
		return false;
	*at = horizon_land(ag->hours, MAX(*at, least), now);
	/* Nothing is learnt yet: there is only the promise. */
	if (asked.known < LEAST_KNOWN)
		*at = MAX(*at, c->solution_due);
	return true;
}

/* Held to the promise, as long as it can be kept. */
static void
decide(const Case *c, Instant expected_at, Instant now, Change *ch)
{
	if (c->solution_due > now && expected_at >= c->solution_due) {
		CHANGE(ch, horizon, c->solution_due);
		CHANGE(ch, horizon_why, HORIZON_PROMISE);
	} else {
		CHANGE(ch, horizon, expected_at);
		CHANGE(ch, horizon_why,
		    c->solution_due > now ? HORIZON_EXPECTED : HORIZON_LATE);
	}
}

bool
horizon_begin(Db *db, Arena *a, const Case *c, Change *ch, GError **err)
{
	Case opened = *c;
	Agreement *ag;
	Instant at;

	case_apply(&opened, ch, c->opened_at);
	if (!agreement_of(db, a, &opened, &ag, err) ||
	    !expected(db, a, &opened, ag, c->opened_at, c->opened_at, &at, err))
		return false;
	decide(&opened, at, c->opened_at, ch);
	return true;
}

/* --- what changes it --- */

static bool
runs(const Case *c)
{
	return c->status < STATUS_SOLVED;
}

static bool
became_another(const Case *was, const Case *is)
{
	return was->category != is->category || was->customer_id != is->customer_id ||
	       was->agreement_id != is->agreement_id || was->step != is->step ||
	       !runs(was);
}

/* Somebody has given his word for it, which still holds. */
static bool
is_given(const Case *was, const Case *is, Instant now)
{
	if (was->horizon <= now)
		return false;
	return was->horizon_why == HORIZON_BY_HAND ||
	       (was->horizon_why == HORIZON_SUPPLIER &&
	           is->status == STATUS_WAITING_SUPPLIER);
}

static bool
changes_it(const Case *was, const Case *is, const Entry *e)
{
	if (!runs(is))
		return false;
	if (became_another(was, is))
		return true;
	if (is_given(was, is, e->at))
		return false;
	/* While the clock stands its deadline moves, but promises nothing. */
	bool stands = (is->standing & 1 << CLOCK_SOLUTION) != 0;
	return (was->solution_due != is->solution_due && !stands) ||
	       (was->status == STATUS_WAITING_REPORTER && is->status != was->status) ||
	       (was->status == STATUS_WAITING_SUPPLIER && is->status != was->status);
}

/* What he was told stays, if it is as good as what he would be told now. */
static bool
is_small(const Agreement *ag, const Case *was, const Case *is, Instant told_at,
    Instant now)
{
	Instant next = is->horizon;

	return runs(was) && was->horizon > now &&
	       (was->horizon <= is->solution_due || is->solution_due <= now) &&
	       !horizon_moves(ag, told_at, was->horizon, next);
}

static void
keep(const Case *was, Change *ch)
{
	CHANGE(ch, horizon, was->horizon);
	CHANGE(ch, horizon_why, was->horizon_why);
}

/* Though it leaves the instant as it is. */
static bool
gives_word(const Change *ch)
{
	return CHANGES(ch, horizon_why) && (ch->to.horizon_why == HORIZON_SUPPLIER ||
	                                       ch->to.horizon_why == HORIZON_BY_HAND);
}

bool
horizon_follow(Db *db, const Use *u, const Case *before, Entry *e, GError **err)
{
	Case is = *before;
	Instant began, at, told_at;
	Agreement *ag;

	case_apply(&is, &e->change, e->at);
	if (CHANGES(&e->change, horizon) || gives_word(&e->change) ||
	    !changes_it(before, &is, e))
		return true;
	bool anew = before->step != is.step || !runs(before);
	if (!agreement_of(db, u->arena, &is, &ag, err) ||
	    !step_began(db, &is, anew, e->at, &began, err) ||
	    !expected(db, u->arena, &is, ag, began, e->at, &at, err) ||
	    !expectation_store_told(db, is.id, &told_at, &began, err))
		return false;
	decide(&is, at, e->at, &e->change);
	case_apply(&is, &e->change, e->at);
	if (is_small(ag, before, &is, told_at ? told_at : is.opened_at, e->at))
		keep(before, &e->change);
	return true;
}

/* --- before it passes --- */

/* Who is asked for something knows why it lasts: he hears when he has answered. */
static bool
is_looked_at(const Case *c)
{
	return runs(c) && c->status != STATUS_WAITING_REPORTER;
}

bool
horizon_look_again(Db *db, const Use *u, const Case *before, const Case *c, GError **err)
{
	Agreement *ag;

	if (before && before->horizon == c->horizon && is_looked_at(before) &&
	    is_looked_at(c))
		return true;
	if (!is_looked_at(c))
		return !before || !is_looked_at(before) ||
		       job_store_set(db, JOB_HORIZON_WATCH, c->id, 0, u->who->now, err);
	if (!agreement_of(db, u->arena, c, &ag, err))
		return false;
	return job_store_set(db, JOB_HORIZON_WATCH, c->id,
	    horizon_look(ag, c->updated_at, c->horizon), u->who->now, err);
}

/* --- use cases --- */

static bool
may_be_given(Instant now, Instant at, GError **err)
{
	if (at <= now)
		return fail(err, ERR_INVALID, "horizon.past");
	return at <= now + HORIZON_FURTHEST || fail(err, ERR_INVALID, "horizon.too_far");
}

bool
horizon_given(Db *db, const Use *u, const Case *c, Instant at, HorizonWhy why, Change *ch,
    GError **err)
{
	Instant told_at, began;
	Case is = *c;
	Agreement *ag;

	if (!may_be_given(u->who->now, at, err))
		return false;
	CHANGE(ch, horizon, at);
	CHANGE(ch, horizon_why, why);
	if (why != HORIZON_SUPPLIER)
		return true;
	is.horizon = at;
	if (!agreement_of(db, u->arena, c, &ag, err) ||
	    !expectation_store_told(db, c->id, &told_at, &began, err))
		return false;
	if (is_small(ag, c, &is, told_at ? told_at : c->opened_at, u->who->now))
		CHANGE(ch, horizon, c->horizon);
	return true;
}

typedef struct {
	Use use;
	const HorizonSet *what;
	const char *reason;
} HorizonSetting;

static bool
set_horizon(Db *db, void *arg, GError **err)
{
	const HorizonSetting *s = arg;
	const HorizonSet *w = s->what;
	Case *c;

	if (!case_load_open(db, s->use.arena, w->case_id, w->seen, &c, err))
		return false;
	if (!runs(c))
		return fail(err, ERR_INVALID, "horizon.solved");
	if (c->horizon == w->at && c->horizon_why == (int64_t)w->why)
		return true;
	Entry e = entry_by(s->use.who, ENTRY_HORIZON, true, s->reason);
	return horizon_given(db, &s->use, c, w->at, w->why, &e.change, err) &&
	       case_enter(db, &s->use, c, &e, err);
}

bool
case_horizon_set(Db *db, Arena *a, const Actor *who, const HorizonSet *what, GError **err)
{
	HorizonSetting s = { .use = { a, who }, .what = what };

	if (!must_be_staff(who, err) || !case_text(a, what->reason, &s.reason, err))
		return false;
	if (!*s.reason && what->why == HORIZON_BY_HAND)
		return fail(err, ERR_INVALID, "horizon.reason.missing");
	return may_be_given(who->now, what->at, err) &&
	       db_transact(db, set_horizon, &s, err);
}

typedef struct {
	Use use;
	int64_t case_id;
} Looking;

/* It will pass: what can be expected of those that are still open by now, and never so
 * little more that he is told again at once. */
static bool
tell_late(Db *db, const Looking *l, Case *c, const Agreement *ag, GError **err)
{
	Instant now = l->use.who->now, began, at, least, from = MAX(now, c->horizon);
	double margin = (double)agreement_margin(ag, c->opened_at, from) / 1e6;

	if (!step_began(db, c, false, now, &began, err) ||
	    !expected(db, l->use.arena, c, ag, began, now, &at, err) ||
	    !expectation_reached(ag, (Category)c->category, from, margin, &least, err))
		return false;
	at = horizon_land(ag->hours, MAX(at, least), now);
	Entry e = entry_by(l->use.who, ENTRY_HORIZON, true, NULL);
	CHANGE(&e.change, horizon, at);
	CHANGE(&e.change, horizon_why,
	    at > c->solution_due ? HORIZON_LATE : HORIZON_EXPECTED);
	return case_enter(db, &l->use, c, &e, err);
}

static bool
look(Db *db, void *arg, GError **err)
{
	const Looking *l = arg;
	Instant now = l->use.who->now, told_at, began;
	Agreement *ag;
	Case *c;

	if (!case_load(db, l->use.arena, l->case_id, 0, &c, err))
		return false;
	if (!is_looked_at(c))
		return job_store_set(db, JOB_HORIZON_WATCH, c->id, 0, now, err);
	if (!agreement_of(db, l->use.arena, c, &ag, err) ||
	    !expectation_store_told(db, c->id, &told_at, &began, err))
		return false;
	Instant due = horizon_look(ag, MAX(told_at, c->opened_at), c->horizon);
	if (due > now) /* it moved meanwhile */
		return job_store_set(db, JOB_HORIZON_WATCH, c->id, due, now, err);
	return tell_late(db, l, c, ag, err);
}

bool
case_horizon_look(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err)
{
	Looking l = { { a, who }, case_id };

	return db_transact(db, look, &l, err);
}
