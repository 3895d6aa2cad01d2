/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/decision.h"
#include "sim/tale_int.h"
#include "store/escalation_store.h"

static const struct {
	DecisionOutcome outcome;
	int percent;
	const char *answer;
} outcomes[] = {
	{ DECISION_APPROVED, 55, "" },
	{ DECISION_INSTEAD, 20,
	    "[Brug reservemaskinen fra lageret.|Kør derud i dag, vi tager timerne.]" },
	{ DECISION_DECLINED, 10, "[Ikke uden for aftalen.|Det venter til mandag.]" },
	{ DECISION_PARKED, 15, "[Er {program} med i aftalen?|Hvem betaler for udkald?]" },
};

bool
tale_decide(const Stage *st, Tale *t, Instant at, GError **err)
{
	Decision *d;
	size_t i = 0;

	if (!decision_store_open(st->db, st->arena, t->case_id, &d, err))
		return false;
	if (!d)
		return true;
	const Staff *s = cast_staff(st->cast, &t->dice, ROLE_PARTNER);
	const Actor who = { .staff_id = s->id, .role = s->role, .now = at };
	int throw = dice_below(&t->dice, 100);
	for (; i + 1 < G_N_ELEMENTS(outcomes) && throw >= outcomes[i].percent; i++)
		throw -= outcomes[i].percent;
	const DecisionAnswer answer = {
		.id = d->id,
		.outcome = outcomes[i].outcome,
		.answer = tale_words(st, t, outcomes[i].answer),
		.tell = "",
	};
	return decision_answer(st->db, st->arena, &who, &answer, err);
}
