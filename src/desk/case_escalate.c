/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/duty.h"
#include "desk/escalate_int.h"
#include "store/case_store.h"
#include "store/people_store.h"

typedef struct {
	Use use;
	int64_t case_id, seen, to_staff_id;
	const char *reason;
} Escalation;

/* Whom it goes to; 0: there is nobody. */
static bool
find_target(Db *db, const Use *u, const Case *c, const Escalating *x, int64_t *id,
    GError **err)
{
	Proposed proposed = { 0 };
	Staff *to = NULL;

	if (!x->to_staff_id) {
		if (!duty_propose(db, u->arena, c, x->step, u->who->now, &proposed, err))
			return false;
		*id = proposed.staff ? proposed.staff->id : 0;
		return true;
	}
	if (!staff_store_find(db, u->arena, x->to_staff_id, &to, err))
		return false;
	if (!to || !to->active)
		return fail(err, ERR_INVALID, "staff.unknown");
	*id = to->id;
	return true;
}

bool
escalate_in(Db *db, const Use *u, Case *c, const Escalating *x, GError **err)
{
	const Case before = *c;
	int64_t to = 0, decision;

	if (!find_target(db, u, c, x, &to, err))
		return false;
	Entry e = entry_by(u->who, ENTRY_ESCALATED, false, x->reason);
	e.details = x->details;
	CHANGE(&e.change, step, x->step);
	/* A rule takes it from nobody when there is nobody to give it to. */
	if (to || u->who->staff_id)
		CHANGE(&e.change, assignee_id, to);
	if (c->status == STATUS_NEW)
		CHANGE(&e.change, status, STATUS_OPEN);
	if (!case_enter(db, u, c, &e, err))
		return false;
	if (x->step != STEP_PARTNER)
		return true;
	const Asking ask = {
		.question = x->question,
		.asked_by = u->who->staff_id,
		.moved = true,
		.partner_id = to,
		.back_to = before.assignee_id ? before.assignee_id : u->who->staff_id,
		.back_step = (CaseStep)before.step,
	};
	return decision_ask_in(db, u, c, &ask, &decision, err);
}

static bool
escalate(Db *db, void *arg, GError **err)
{
	const Escalation *x = arg;
	Case *c;

	if (!case_load_open(db, x->use.arena, x->case_id, x->seen, &c, err))
		return false;
	if (c->step == STEP_PARTNER)
		return fail(err, ERR_INVALID, "case.at_last_step");
	const Escalating what = {
		.step = (CaseStep)(c->step + 1),
		.to_staff_id = x->to_staff_id,
		.reason = x->reason,
		.question = x->reason,
	};
	return escalate_in(db, &x->use, c, &what, err);
}

bool
case_escalate(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    int64_t to_staff_id, const char *reason, GError **err)
{
	Escalation x = { { a, who }, case_id, seen, to_staff_id, NULL };

	return must_be_staff(who, err) && case_text(a, reason, &x.reason, err) &&
	       (*x.reason || fail(err, ERR_INVALID, "case.escalate.reason")) &&
	       db_transact(db, escalate, &x, err);
}

/* --- taking it back --- */

/* The case as it was before it was escalated last. */
static bool
find_before(Db *db, const Use *u, const Case *c, Case *before, GError **err)
{
	Case was = { .id = c->id };
	Entry *entries;
	bool found = false;
	size_t n;

	if (!entry_store_of_case(db, u->arena, c->id, false, &entries, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (entries[i].kind == ENTRY_ESCALATED) {
			*before = was;
			found = true;
		}
		case_apply(&was, &entries[i].change, entries[i].at);
	}
	return found || fail(err, ERR_INVALID, "case.not_escalated");
}

static bool
take_back(Db *db, void *arg, GError **err)
{
	const Escalation *x = arg;
	Case before = { 0 };
	Case *c;

	if (!case_load_open(db, x->use.arena, x->case_id, x->seen, &c, err))
		return false;
	if (c->step == STEP_DESK)
		return fail(err, ERR_INVALID, "case.not_escalated");
	if (!find_before(db, &x->use, c, &before, err))
		return false;
	Entry e = entry_by(x->use.who, ENTRY_CHANGED, false, x->reason);
	e.details = "{\"taken_back\":true}";
	CHANGE(&e.change, step, MIN(before.step, c->step - 1));
	CHANGE(&e.change, assignee_id,
	    before.assignee_id ? before.assignee_id : x->use.who->staff_id);
	return case_enter(db, &x->use, c, &e, err) &&
	       (before.step == STEP_PARTNER ||
	           decision_withdraw_in(db, &x->use, c->id, err));
}

bool
case_take_back(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    const char *reason, GError **err)
{
	Escalation x = { { a, who }, case_id, seen, 0, NULL };

	return must_be_staff(who, err) && case_text(a, reason, &x.reason, err) &&
	       db_transact(db, take_back, &x, err);
}
