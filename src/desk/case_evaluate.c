/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "desk/case_int.h"
#include "store/question_store.h"

#define MAX_COMMENT 4000 /* bytes */

typedef struct {
	Use use;
	const CaseEvaluation *what;
	const char *comment;
} Evaluating;

static char *
details_of(Arena *a, const Evaluation *e)
{
	int64_t scores[QUESTIONS_MOST];

	for (size_t i = 0; i < G_N_ELEMENTS(scores); i++)
		scores[i] = e->scores[i];
	char *set = arena_printf(a, "{\"set\":%" G_GINT64_FORMAT "}", e->set_id);
	return entry_details_with(a, set, "scores", scores, G_N_ELEMENTS(scores));
}

static bool
evaluate(Db *db, void *arg, GError **err)
{
	const Evaluating *ev = arg;
	const CaseEvaluation *w = ev->what;
	const Actor *who = ev->use.who;
	Evaluation *before;
	QuestionSet asked;
	Case *c;

	if (!case_load(db, ev->use.arena, w->case_id, 0, &c, err))
		return false;
	if (c->status != STATUS_CLOSED || c->merged_into)
		return fail(err, ERR_INVALID, "evaluation.not_closed");
	if (who->now > c->closed_at + CASE_EVALUATION_ENDS)
		return fail(err, ERR_INVALID, "evaluation.ended");

	if (!evaluation_store_find(db, ev->use.arena, c->id, &before, err))
		return false;
	if (w->is_click && before)
		return true;
	if (!question_store_asked(db, ev->use.arena, c->customer_id, c->closed_at, &asked,
	        err))
		return false;
	Entry e = entry_by(who, ENTRY_EVALUATION, false, ev->comment);
	Evaluation score = { .set_id = asked.id,
		.comment = ev->comment,
		.answered_at = who->now };
	for (size_t i = 0; i < asked.n; i++)
		score.scores[i] = w->scores[i];
	e.details = details_of(ev->use.arena, &score);
	return case_enter(db, &ev->use, c, &e, err) &&
	       evaluation_store_save(db, c->id, &score, err);
}

static bool
holds(const CaseEvaluation *w, GError **err)
{
	bool any = false;

	for (size_t i = 0; i < G_N_ELEMENTS(w->scores); i++) {
		if (w->scores[i] < 0 || w->scores[i] > QUESTION_BEST)
			return fail(err, ERR_INVALID, "evaluation.score");
		any |= w->scores[i] != 0;
	}
	return any || fail(err, ERR_INVALID, "evaluation.empty");
}

bool
case_evaluate(Db *db, Arena *a, const Actor *who, const CaseEvaluation *what,
    GError **err)
{
	Evaluating ev = { .use = { a, who }, .what = what };

	if (!holds(what, err))
		return false;
	ev.comment = g_strstrip(arena_strdup(a, what->comment ? what->comment : ""));
	if (strlen(ev.comment) > MAX_COMMENT)
		return fail(err, ERR_LIMIT, "case.text.too_long");
	return db_transact(db, evaluate, &ev, err);
}
