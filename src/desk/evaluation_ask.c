/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/evaluation_int.h"
#include "store/evaluation_store.h"
#include "store/question_store.h"

/* Solved, as far as anybody knows: neither put aside as nothing for the desk, nor left by
 * its reporter. */
static bool
is_closing(const Case *before, const Case *c, const Entry *e)
{
	return e->kind == ENTRY_CLOSED && before->status != STATUS_CLOSED &&
	       c->status == STATUS_CLOSED && !entry_detail_int(e, "aside") &&
	       !entry_detail_int(e, "unanswered");
}

static bool
is_due(Db *db, const Use *u, const Case *c, Instant now, bool *due, GError **err)
{
	AskCase ask = { .case_id = c->id, .now = now };
	QuestionSet set;

	*due = false;
	if (!c->person_id)
		return true;
	if (!question_store_asked(db, u->arena, c->customer_id, now, &set, err) ||
	    !evaluation_store_last_asked(db, c->person_id, c->id, &ask.last, err) ||
	    (c->customer_id && !evaluation_store_closed(db, c->customer_id, c->id,
	                           now - ASKING_MONTH, &ask.closed, err)))
		return false;
	ask.closed++;
	*due = set.n && asking_is_due(&set.rule, &ask);
	return true;
}

bool
evaluation_ask_in(Db *db, const Use *u, const Case *before, const Case *c, Entry *e,
    GError **err)
{
	EvaluationAsk ask = { .case_id = c->id,
		.customer_id = c->customer_id,
		.person_id = c->person_id,
		.at = e->at };
	int64_t asked;

	if (!is_closing(before, c, e))
		return true;
	if (!is_due(db, u, c, e->at, &ask.asked, err))
		return false;
	asked = ask.asked;
	if (ask.asked)
		e->details = entry_details_with(u->arena, e->details, "asked", &asked, 1);
	return evaluation_store_ask(db, &ask, err);
}
