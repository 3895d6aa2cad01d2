/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/case_int.h"
#include "desk/question.h"
#include "store/people_store.h"

typedef struct {
	Use use;
	QuestionSet *set;
	int64_t id;
} Saving;

static bool
is_same(const QuestionSet *a, const QuestionSet *b)
{
	if (a->n != b->n || a->rule.every_days != b->rule.every_days ||
	    a->rule.about_monthly != b->rule.about_monthly)
		return false;
	for (size_t i = 0; i < a->n; i++)
		for (int l = 0; l < N_LANGS; l++)
			if (!g_str_equal(a->questions[i].texts[l],
			        b->questions[i].texts[l]))
				return false;
	return true;
}

static bool
save(Db *db, void *arg, GError **err)
{
	Saving *s = arg;
	QuestionSet row = *s->set; /* a transaction may begin anew */
	const QuestionSet none = { .rule = { ASK_AS_HOUSE, ASK_AS_HOUSE } };
	QuestionSet *before;
	Customer *customer = NULL;

	if (row.customer_id &&
	    !customer_store_find(db, s->use.arena, row.customer_id, &customer, err))
		return false;
	if (row.customer_id && !customer)
		return fail(err, ERR_INVALID, "customer.unknown");
	row.at = s->use.who->now;
	if (!question_store_own(db, s->use.arena, row.customer_id, row.at, &before, err))
		return false;
	if (is_same(before ? before : &none, &row))
		return true;
	if (!question_store_add(db, &row, s->use.who->staff_id, err))
		return false;
	s->id = row.id;
	return true;
}

/* Trimmed, on one line each, without those that say nothing. */
static QuestionSet
cleaned(Arena *a, const QuestionSet *typed)
{
	QuestionSet set = { .customer_id = typed->customer_id, .rule = typed->rule };

	for (size_t i = 0; i < typed->n; i++) {
		Question *q = &set.questions[set.n];
		bool says = false;

		for (int l = 0; l < N_LANGS; l++) {
			const char *s = typed->questions[i].texts[l];
			char *line = g_strstrip(str_strip_control(a, s ? s : ""));

			q->texts[l] = str_truncate_utf8(a, line, QUESTION_MAX_TEXT);
			says |= *q->texts[l] != '\0';
		}
		set.n += says;
	}
	return set;
}

/* The house has nobody to be like. */
static bool
rule_holds(const AskRule *r, bool of_customer)
{
	int least = of_customer ? ASK_AS_HOUSE : 0;

	return r->every_days >= least && r->every_days <= ASKING_MAX_DAYS &&
	       r->about_monthly >= least && r->about_monthly <= ASKING_MAX_CASES;
}

bool
question_save(Db *db, Arena *a, const Actor *who, QuestionSet *set, GError **err)
{
	QuestionSet clean = cleaned(a, set);
	Saving s = { .use = { a, who }, .set = &clean };

	if (!must_be_staff(who, err))
		return false;
	if (!who->admin)
		return fail(err, ERR_DENIED, "admin.only");
	if (clean.n < QUESTIONS_LEAST && (clean.n || !clean.customer_id))
		return fail(err, ERR_INVALID, "question.few");
	if (!rule_holds(&clean.rule, clean.customer_id))
		return fail(err, ERR_INVALID, "question.rule");
	if (!db_transact(db, save, &s, err))
		return false;
	set->id = s.id;
	return true;
}
