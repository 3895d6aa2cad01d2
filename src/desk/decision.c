/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/decision.h"

#include "base/err.h"
#include "base/json.h"
#include "desk/decision_int.h"
#include "desk/duty.h"
#include "desk/escalate_int.h"
#include "store/agreement_store.h"
#include "store/desk_store.h"
#include "store/escalation_store.h"
#include "store/people_store.h"

/* --- what the mail of it says of the customer --- */

static void
put_drawn(JsonWriter *w, const char *months, CustomerDrawn drawn)
{
	json_put_key(w, months);
	json_begin_array(w);
	json_put_int(w, drawn.cases);
	json_put_int(w, drawn.minutes);
	json_end_array(w);
}

/* {"decision":7,"to":3,"customer":"…","agreement":"…","month":[2,60],"half":[14,560]}:
 * as it was when he was asked, so that a mail says the same whenever it is sent. */
static bool
details_of(Db *db, const Use *u, const Case *c, int64_t decision_id, int64_t to,
    const char **out, GError **err)
{
	CustomerDrawn month = { 0 }, half = { 0 };
	Customer *customer = NULL;
	Agreement *ag = NULL;
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter w = json_writer(s);

	if ((c->customer_id &&
	        (!customer_store_find(db, u->arena, c->customer_id, &customer, err) ||
	            !customer_store_drawn(db, c->customer_id, u->who->now - DAYS(30),
	                &month, err) ||
	            !customer_store_drawn(db, c->customer_id, u->who->now - DAYS(182),
	                &half, err))) ||
	    (c->agreement_id &&
	        !agreement_store_find(db, u->arena, c->agreement_id, &ag, err)))
		return false;
	json_begin_object(&w);
	json_put_key(&w, "decision"), json_put_int(&w, decision_id);
	json_put_key(&w, "to"), json_put_int(&w, to);
	if (customer) {
		json_put_key(&w, "customer"), json_put_text(&w, customer->name);
		put_drawn(&w, "month", month);
		put_drawn(&w, "half", half);
	}
	if (ag)
		json_put_key(&w, "agreement"), json_put_text(&w, ag->name);
	json_end_object(&w);
	*out = arena_strdup(u->arena, s->str);
	return true;
}

/* --- asking --- */

bool
decision_enter_asked(Db *db, const Use *u, Case *c, const Decision *d, GError **err)
{
	Entry e = entry_by(u->who, ENTRY_DECISION_ASKED, false, d->question);
	Instant until;

	if (d->moved && c->step == STEP_PARTNER)
		CHANGE(&e.change, assignee_id, d->partner_id);
	return details_of(db, u, c, d->id, d->partner_id, &e.details, err) &&
	       case_enter(db, u, c, &e, err) &&
	       decision_waits_until(db, u->arena, d, &until, err) &&
	       job_store_set(db, JOB_DECISION, d->id, until, u->who->now, err);
}

static bool
find_partner(Db *db, const Use *u, const Asking *ask, int64_t *id, GError **err)
{
	Duty *order;
	size_t n;

	*id = ask->partner_id;
	if (*id)
		return true;
	if (!duty_order(db, u->arena, ROLE_PARTNER, u->who->now, &order, &n, err))
		return false;
	/* Nobody asks himself, unless he is all there is. */
	for (size_t i = 0; i < n && !*id; i++)
		if (order[i].staff->id != ask->asked_by)
			*id = order[i].staff->id;
	if (!*id && n)
		*id = order[0].staff->id;
	return true;
}

bool
decision_ask_in(Db *db, const Use *u, Case *c, const Asking *ask, int64_t *decision_id,
    GError **err)
{
	Decision d = {
		.case_id = c->id,
		.asked_by = ask->asked_by,
		.asked_at = u->who->now,
		.turned_at = u->who->now,
		.question = ask->question,
		.moved = ask->moved,
		.back_to = ask->back_to,
		.back_step = ask->back_step,
	};
	Decision *open;

	*decision_id = 0;
	if (!decision_store_open(db, u->arena, c->id, &open, err))
		return false;
	if (open) {
		*decision_id = open->id;
		return !ask->moved || decision_store_move(db, open->id, ask->back_to,
		                          ask->back_step, err);
	}
	if (!find_partner(db, u, ask, &d.partner_id, err))
		return false;
	if (!d.partner_id)
		return true;
	if (!decision_store_add(db, &d, err) || !decision_enter_asked(db, u, c, &d, err))
		return false;
	*decision_id = d.id;
	return true;
}

bool
decision_withdraw_in(Db *db, const Use *u, int64_t case_id, GError **err)
{
	Decision *open;

	if (!decision_store_open(db, u->arena, case_id, &open, err))
		return false;
	return !open ||
	       (decision_store_withdraw(db, open->id, err) &&
	           job_store_set(db, JOB_DECISION, open->id, 0, u->who->now, err));
}

bool
decision_follow_in(Db *db, const Use *u, int64_t from_id, Case *into, GError **err)
{
	Decision *theirs, *ours;

	if (!decision_store_open(db, u->arena, from_id, &theirs, err) ||
	    !decision_store_open(db, u->arena, into->id, &ours, err))
		return false;
	if (!theirs)
		return true;
	if (!ours)
		return decision_store_follow(db, theirs->id, into->id, err);
	ours->question = arena_printf(u->arena, "%s\n\n%s", ours->question,
	    theirs->question);
	return decision_withdraw_in(db, u, from_id, err) &&
	       decision_store_extend(db, ours->id, ours->question, err) &&
	       decision_enter_asked(db, u, into, ours, err);
}

typedef struct {
	Use use;
	int64_t case_id, seen, id;
	const char *question;
} AskUse;

static bool
ask(Db *db, void *arg, GError **err)
{
	AskUse *x = arg;
	Decision *open;
	Case *c;

	if (!case_load_open(db, x->use.arena, x->case_id, x->seen, &c, err) ||
	    !decision_store_open(db, x->use.arena, c->id, &open, err))
		return false;
	if (open)
		return fail(err, ERR_CONFLICT, "decision.is_open");
	const Asking asking = {
		.question = x->question,
		.asked_by = x->use.who->staff_id,
		.back_to = c->assignee_id,
		.back_step = (CaseStep)c->step,
	};
	if (!decision_ask_in(db, &x->use, c, &asking, &x->id, err))
		return false;
	return x->id || fail(err, ERR_INVALID, "decision.nobody");
}

bool
decision_ask(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    const char *question, int64_t *id, GError **err)
{
	AskUse x = { .use = { a, who }, .case_id = case_id, .seen = seen };

	if (!must_be_staff(who, err) || !case_text(a, question, &x.question, err))
		return false;
	if (!*x.question)
		return fail(err, ERR_INVALID, "decision.question.missing");
	if (!db_transact(db, ask, &x, err))
		return false;
	*id = x.id;
	return true;
}

/* --- answering --- */

typedef struct {
	Use use;
	const DecisionAnswer *what;
	const char *answer, *tell;
} Answering;

/* What the reporter is told is an answer like any other. */
static bool
tell_reporter(Db *db, const Answering *x, Case *c, GError **err)
{
	Entry e = entry_by(x->use.who, ENTRY_ANSWER, true, x->tell);

	if (!*x->tell)
		return true;
	if (!c->person_id)
		return fail(err, ERR_INVALID, "case.nobody_to_answer");
	if (!c->responded_at)
		CHANGE(&e.change, responded_at, e.at);
	return case_enter(db, &x->use, c, &e, err);
}

static bool
enter_decided(Db *db, const Answering *x, Case *c, const Decision *d, GError **err)
{
	Entry e = entry_by(x->use.who, ENTRY_DECIDED, false, x->answer);

	e.details = arena_printf(x->use.arena,
	    "{\"decision\":%" G_GINT64_FORMAT
	    ",\"outcome\":%d,\"asked_by\":%" G_GINT64_FORMAT "}",
	    d->id, d->outcome, d->asked_by);
	if (d->moved && c->id == d->case_id && c->step == STEP_PARTNER) {
		CHANGE(&e.change, step, d->back_step);
		CHANGE(&e.change, assignee_id, d->back_to);
	}
	return case_enter(db, &x->use, c, &e, err);
}

/* Only a partner decides; whom the roster asked is one. */
static bool
may_answer(const Actor *who, GError **err)
{
	return must_be_staff(who, err) &&
	       (who->role == ROLE_PARTNER ||
	           fail(err, ERR_DENIED, "decision.partner_only"));
}

static bool
answer(Db *db, void *arg, GError **err)
{
	const Answering *x = arg;
	Arena *a = x->use.arena;
	const char *put;
	Decision *d;
	bool done;
	Case *c;

	if (!decision_store_find(db, a, x->what->id, &d, err))
		return false;
	if (!d)
		return fail(err, ERR_INVALID, "decision.unknown");
	if (!decision_is_open(d))
		return fail(err, ERR_CONFLICT, "decision.answered");
	if (!case_survivor(db, a, d->case_id, &c, err))
		return false;
	if (!c)
		return fail(err, ERR_INVALID, "case.unknown");
	if (!case_is_open(c))
		return fail(err, ERR_INVALID, "case.closed");
	d->outcome = x->what->outcome;
	d->answer = x->answer;
	d->answered_by = x->use.who->staff_id;
	d->answered_at = x->use.who->now;
	put = *x->answer ? x->answer : d->question;
	if (!decision_store_answer(db, d, &done, err))
		return false;
	if (!done)
		return fail(err, ERR_CONFLICT, "decision.answered");
	return job_store_set(db, JOB_DECISION, d->id, 0, d->answered_at, err) &&
	       enter_decided(db, x, c, d, err) &&
	       (d->outcome != DECISION_PARKED ||
	           parked_add_in(db, &x->use, c, put, err)) &&
	       tell_reporter(db, x, c, err);
}

bool
decision_answer(Db *db, Arena *a, const Actor *who, const DecisionAnswer *what,
    GError **err)
{
	Answering x = { .use = { a, who }, .what = what };

	if (!may_answer(who, err) || !case_text(a, what->answer, &x.answer, err) ||
	    !case_text(a, what->tell, &x.tell, err))
		return false;
	if (!decision_outcome_name(what->outcome))
		return fail(err, ERR_INVALID, "decision.outcome");
	if (what->outcome == DECISION_INSTEAD && !*x.answer)
		return fail(err, ERR_INVALID, "decision.instead.missing");
	return db_transact(db, answer, &x, err);
}

/* --- the link of the mail --- */

static const char *
link_subject(Arena *a, int64_t id, int64_t staff_id)
{
	return arena_printf(a, "%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT, id, staff_id);
}

char *
decision_link(Arena *a, const House *house, int64_t id, int64_t staff_id)
{
	return arena_printf(a, "%s/decide/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%s",
	    house->url, id, staff_id,
	    house_sign(a, house, SIGN_DECISION, link_subject(a, id, staff_id)));
}

bool
decision_link_holds(Arena *a, const House *house, int64_t id, int64_t staff_id,
    const char *tag)
{
	return house_signed(a, house, SIGN_DECISION, link_subject(a, id, staff_id), tag);
}
