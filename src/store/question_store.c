/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/question_store.h"

#include "question.q.h"
#include "store/row.h"

static void
read_set(Arena *a, DbStmt *st, void *out)
{
	*(QuestionSet *)out = (QuestionSet){
		.id = db_int(st, c_question_set_id),
		.customer_id = db_int(st, c_question_set_customer_id),
		.at = db_int(st, c_question_set_at),
		.author = row_text(a, st, c_question_set_author),
		.rule = { (int)db_int(st, c_question_set_every_days),
		    (int)db_int(st, c_question_set_about_monthly) },
	};
}

static void
read_question(Arena *a, DbStmt *st, void *out)
{
	*(Question *)out = (Question){ .texts = {
		                           [LANG_DA] = row_text(a, st, c_questions_of_da),
		                           [LANG_EN] = row_text(a, st, c_questions_of_en),
		                       } };
}

static bool
with_questions(Db *db, Arena *a, QuestionSet *s, GError **err)
{
	Question *all;
	size_t n;

	if (!ROW_ALL(a, q_questions_of(db, s->id), read_question, &all, &n, err))
		return false;
	for (size_t i = 0; i < MIN(n, (size_t)QUESTIONS_MOST); i++)
		s->questions[s->n++] = all[i];
	return true;
}

static bool
one(Db *db, Arena *a, DbStmt *st, QuestionSet **out, GError **err)
{
	return ROW_ONE(a, st, read_set, out, err) &&
	       (!*out || with_questions(db, a, *out, err));
}

bool
question_store_own(Db *db, Arena *a, int64_t customer_id, Instant at, QuestionSet **out,
    GError **err)
{
	return one(db, a, q_question_set_at(db, customer_id, at), out, err);
}

bool
question_store_asked(Db *db, Arena *a, int64_t customer_id, Instant at, QuestionSet *out,
    GError **err)
{
	QuestionSet *own = NULL, *house = NULL;

	if ((customer_id && !question_store_own(db, a, customer_id, at, &own, err)) ||
	    !question_store_own(db, a, 0, at, &house, err))
		return false;
	*out = own && own->n ? *own : house ? *house : (QuestionSet){ 0 };
	if (own && house)
		out->rule = asking_rule_of(&own->rule, &house->rule);
	return true;
}

bool
question_store_find(Db *db, Arena *a, int64_t id, QuestionSet **out, GError **err)
{
	return one(db, a, q_question_set_find(db, id), out, err);
}

bool
question_store_all(Db *db, Arena *a, int64_t customer_id, QuestionSet **out,
    size_t *n_out, GError **err)
{
	if (!ROW_ALL(a, q_question_sets_of(db, customer_id), read_set, out, n_out, err))
		return false;
	for (size_t i = 0; i < *n_out; i++)
		if (!with_questions(db, a, &(*out)[i], err))
			return false;
	return true;
}

bool
question_store_add(Db *db, QuestionSet *s, int64_t staff_id, GError **err)
{
	if (!row_int(q_question_set_add(db, row_some(&s->customer_id), s->at,
	                 row_some(&staff_id), s->rule.every_days, s->rule.about_monthly),
	        &s->id, err))
		return false;
	for (size_t i = 0; i < s->n; i++)
		if (!row_exec(q_question_add(db, s->id, (int64_t)i + 1,
		                  s->questions[i].texts[LANG_DA],
		                  s->questions[i].texts[LANG_EN]),
		        err))
			return false;
	return true;
}
