/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "desk/evaluation_int.h"
#include "model/marks.h"
#include "store/evaluation_store.h"
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
has_low(const Evaluation *e)
{
	for (size_t i = 0; e && i < G_N_ELEMENTS(e->scores); i++)
		if (mark_is_low(e->scores[i]))
			return true;
	return false;
}

/* It can still be answered. */
static bool
is_open(const Case *c, Instant now, GError **err)
{
	if (c->status != STATUS_CLOSED || c->merged_into)
		return fail(err, ERR_INVALID, "evaluation.not_closed");
	if (now > c->closed_at + CASE_EVALUATION_ENDS)
		return fail(err, ERR_INVALID, "evaluation.ended");
	return true;
}

static bool
answer(Db *db, const Evaluating *ev, Case *c, GError **err)
{
	const CaseEvaluation *w = ev->what;
	const Use *u = &ev->use;
	Evaluation *before;
	QuestionSet asked;

	if (!evaluation_store_find(db, u->arena, c->id, &before, err) ||
	    !question_store_asked(db, u->arena, c->customer_id, c->closed_at, &asked,
	        err))
		return false;
	Entry e = entry_by(u->who, ENTRY_EVALUATION, false, ev->comment);
	Evaluation score = { .set_id = asked.id,
		.comment = ev->comment,
		.answered_at = u->who->now,
		.is_click = w->is_click };
	for (size_t i = 0; i < asked.n; i++)
		score.scores[i] = w->scores[i];
	e.details = details_of(u->arena, &score);
	if (!case_enter(db, u, c, &e, err) ||
	    !evaluation_store_save(db, c->id, &score, err))
		return false;
	return !has_low(&score) || has_low(before) ||
	       evaluation_tell_low(db, u, c, marks_words(u->arena, score.scores, asked.n),
	           ev->comment, err);
}

static int
first_mark(const CaseEvaluation *w)
{
	size_t i = 0;

	while (i + 1 < G_N_ELEMENTS(w->scores) && !w->scores[i])
		i++;
	return w->scores[i];
}

static bool
evaluate(Db *db, void *arg, GError **err)
{
	const Evaluating *ev = arg;
	const CaseEvaluation *w = ev->what;
	bool counts = true;
	Case *c;

	if (!case_load(db, ev->use.arena, w->case_id, 0, &c, err) ||
	    !is_open(c, ev->use.who->now, err))
		return false;
	if (w->is_click &&
	    !evaluation_click_in(db, &ev->use, c, first_mark(w), &counts, err))
		return false;
	return !counts || answer(db, ev, c, err);
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
