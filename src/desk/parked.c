/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/decision.h"
#include "desk/decision_int.h"
#include "store/escalation_store.h"

bool
parked_add_in(Db *db, const Use *u, Case *c, const char *question, GError **err)
{
	Entry e = entry_by(u->who, ENTRY_PARKED, false, question);
	ParkedQuestion q = {
		.customer_id = c->customer_id,
		.case_id = c->id,
		.question = question,
		.asked_by = u->who->staff_id,
		.asked_at = u->who->now,
	};

	if (!c->customer_id)
		return fail(err, ERR_INVALID, "parked.customer");
	if (!parked_store_add(db, &q, err))
		return false;
	e.details = arena_printf(u->arena, "{\"parked\":%" G_GINT64_FORMAT "}", q.id);
	return case_enter(db, u, c, &e, err);
}

typedef struct {
	Use use;
	int64_t id, seen; /* of the case; of the question */
	const char *text;
	ParkedOutcome outcome;
} Parking;

static bool
add(Db *db, void *arg, GError **err)
{
	const Parking *x = arg;
	Case *c;

	return case_load(db, x->use.arena, x->id, x->seen, &c, err) &&
	       parked_add_in(db, &x->use, c, x->text, err);
}

bool
parked_add(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    const char *question, GError **err)
{
	Parking x = { .use = { a, who }, .id = case_id, .seen = seen };

	return must_be_staff(who, err) && case_text(a, question, &x.text, err) &&
	       (*x.text || fail(err, ERR_INVALID, "decision.question.missing")) &&
	       db_transact(db, add, &x, err);
}

static bool
take(Db *db, void *arg, GError **err)
{
	const Parking *x = arg;
	ParkedQuestion *q;

	if (!parked_store_find(db, x->use.arena, x->id, &q, err))
		return false;
	if (!q)
		return fail(err, ERR_INVALID, "parked.unknown");
	if (q->outcome && q->outcome != PARKED_POSTPONED)
		return fail(err, ERR_CONFLICT, "parked.taken");
	q->outcome = x->outcome;
	q->note = x->text;
	q->taken_by = x->use.who->staff_id;
	q->taken_at = x->use.who->now;
	return parked_store_take(db, q, err);
}

bool
parked_take(Db *db, Arena *a, const Actor *who, int64_t id, ParkedOutcome outcome,
    const char *note, GError **err)
{
	Parking x = { .use = { a, who }, .id = id, .outcome = outcome };

	if (!parked_outcome_name(outcome))
		return fail(err, ERR_INVALID, "parked.outcome");
	return must_be_staff(who, err) && case_text(a, note, &x.text, err) &&
	       db_transact(db, take, &x, err);
}
