/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "desk/case_int.h"
#include "store/desk_store.h"

#define MAX_COMMENT 4000 /* bytes */

typedef struct {
	Use use;
	const CaseEvaluation *what;
	const char *comment;
} Evaluating;

static bool
evaluate(Db *db, void *arg, GError **err)
{
	const Evaluating *ev = arg;
	const CaseEvaluation *w = ev->what;
	const Actor *who = ev->use.who;
	Case *c;

	if (!case_load(db, ev->use.arena, w->case_id, 0, &c, err))
		return false;
	if (c->status != STATUS_CLOSED || c->merged_into)
		return fail(err, ERR_INVALID, "evaluation.not_closed");
	if (who->now > c->closed_at + CASE_EVALUATION_ENDS)
		return fail(err, ERR_INVALID, "evaluation.ended");

	Entry e = entry_by(who, ENTRY_EVALUATION, false, ev->comment);
	e.details = arena_printf(ev->use.arena,
	    "{\"solved\":%d,\"speed\":%d,\"informed\":%d}", w->solved, w->speed,
	    w->informed);
	Evaluation score = {
		.solved = w->solved,
		.speed = w->speed,
		.informed = w->informed,
		.comment = ev->comment,
		.answered_at = who->now,
	};
	return case_enter(db, &ev->use, c, &e, err) &&
	       evaluation_store_save(db, c->id, &score, err);
}

static bool
is_score(int v)
{
	return v >= 0 && v <= 5;
}

bool
case_evaluate(Db *db, Arena *a, const Actor *who, const CaseEvaluation *what,
    GError **err)
{
	Evaluating ev = { .use = { a, who }, .what = what };

	if (!is_score(what->solved) || !is_score(what->speed) ||
	    !is_score(what->informed))
		return fail(err, ERR_INVALID, "evaluation.score");
	if (!what->solved && !what->speed && !what->informed)
		return fail(err, ERR_INVALID, "evaluation.empty");
	ev.comment = g_strstrip(arena_strdup(a, what->comment ? what->comment : ""));
	if (strlen(ev.comment) > MAX_COMMENT)
		return fail(err, ERR_LIMIT, "case.text.too_long");
	return db_transact(db, evaluate, &ev, err);
}
