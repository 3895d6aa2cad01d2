/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What is asked after a case: of all, of a customer who has his own, and always what was
 * asked when it was closed. */
#include "base/err.h"
#include "desk.h"
#include "desk/case.h"
#include "desk/question.h"
#include "store/evaluation_store.h"

static bool
save(Desk *d, int64_t customer, const char *first, const char *second, GError **err)
{
	QuestionSet s = { .customer_id = customer,
		.questions = { { { [LANG_DA] = first, [LANG_EN] = "" } },
		    { { [LANG_DA] = "", [LANG_EN] = second } } },
		.n = 2 };

	if (customer)
		s.rule = (AskRule){ ASK_AS_HOUSE, ASK_AS_HOUSE };
	return question_save(d->db, d->a, &d->anna, &s, err);
}

/* The questions of a case of the baker that is closed now, in Danish: "a / b". */
static char *
asked(Desk *d)
{
	QuestionSet s;
	const char *all = "";

	must(question_store_asked(d->db, d->a, d->baker, d->now, &s, ERR_HERE));
	for (size_t i = 0; i < s.n; i++)
		all = arena_printf(d->a, "%s%s%s", all, i ? " / " : "",
		    question_text(&s.questions[i], LANG_DA));
	return arena_strdup(d->a, all);
}

static void
the_house_asks_until_a_customer_has_his_own(Desk *d)
{
	const char *first = asked(d);

	g_assert_nonnull(g_strrstr(first, " / "));
	desk_wait(d, HOURS(1));
	must(save(d, 0, " Var vi\nflinke? ", "Was it quick?", ERR_HERE));
	g_assert_cmpstr(asked(d), ==, "Var vi flinke? / Was it quick?");
	desk_wait(d, HOURS(1));
	must(save(d, d->baker, "Smager brødet?", "Still?", ERR_HERE));
	g_assert_cmpstr(asked(d), ==, "Smager brødet? / Still?");
	desk_wait(d, HOURS(1));
	must(save(d, d->baker, "", "", ERR_HERE));
	g_assert_cmpstr(asked(d), ==, "Var vi flinke? / Was it quick?");
}

static void
the_same_again_is_no_version(Desk *d)
{
	QuestionSet *all;
	size_t n;

	for (int i = 0; i < 3; i++) {
		desk_wait(d, HOURS(1));
		must(save(d, 0, "En?", "Two?", ERR_HERE));
		must(save(d, d->baker, "", "", ERR_HERE));
	}
	must(question_store_all(d->db, d->a, 0, &all, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 2); /* that, and the desk's own */
	g_assert_cmpstr(all[0].author, ==, "Anna Berg");
	g_assert_null(all[1].author);
	must(question_store_all(d->db, d->a, d->baker, &all, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 0);
}

/* --- how often --- */

/* "7/100" of a case of that customer that is closed now. */
static const char *
how_often(Desk *d, int64_t customer)
{
	QuestionSet s;

	must(question_store_asked(d->db, d->a, customer, d->now, &s, ERR_HERE));
	return arena_printf(d->a, "%d/%d", s.rule.every_days, s.rule.about_monthly);
}

static bool
limit(Desk *d, int64_t customer, AskRule rule, bool own_questions, GError **err)
{
	QuestionSet s = { .customer_id = customer,
		.rule = rule,
		.questions = { { { [LANG_DA] = "En?", [LANG_EN] = "" } },
		    { { [LANG_DA] = "To?", [LANG_EN] = "" } } },
		.n = own_questions ? 2 : 0 };

	desk_wait(d, HOURS(1));
	return question_save(d->db, d->a, &d->anna, &s, err);
}

static void
a_customer_is_asked_as_often_as_it_likes_with_the_questions_of_all(Desk *d)
{
	const AskRule as_all = { ASK_AS_HOUSE, ASK_AS_HOUSE };
	const char *questions = asked(d);

	must(limit(d, 0, (AskRule){ 7, 100 }, true, ERR_HERE));
	questions = asked(d);
	g_assert_cmpstr(how_often(d, d->baker), ==, "7/100");
	must(limit(d, d->baker, (AskRule){ 30, ASK_AS_HOUSE }, false, ERR_HERE));
	g_assert_cmpstr(how_often(d, d->baker), ==, "30/100");
	g_assert_cmpstr(how_often(d, d->smith), ==, "7/100");
	g_assert_cmpstr(asked(d), ==, questions);
	/* what it has not said follows the house */
	must(limit(d, 0, (AskRule){ 14, 50 }, true, ERR_HERE));
	g_assert_cmpstr(how_often(d, d->baker), ==, "30/50");
	must(limit(d, d->baker, (AskRule){ 0, 0 }, true, ERR_HERE));
	g_assert_cmpstr(how_often(d, d->baker), ==, "0/0");
	must(limit(d, d->baker, as_all, true, ERR_HERE));
	g_assert_cmpstr(how_often(d, d->baker), ==, "14/50");
	must(limit(d, d->baker, as_all, false, ERR_HERE));
	g_assert_cmpstr(how_often(d, d->baker), ==, "14/50");
}

static void
the_house_is_as_nobody_else(Desk *d)
{
	refused(limit(d, 0, (AskRule){ ASK_AS_HOUSE, 100 }, true, ERR_HERE),
	    "question.rule");
	refused(limit(d, 0, (AskRule){ 7, ASK_AS_HOUSE }, true, ERR_HERE),
	    "question.rule");
	refused(limit(d, d->baker, (AskRule){ ASKING_MAX_DAYS + 1, 0 }, false, ERR_HERE),
	    "question.rule");
	refused(limit(d, d->baker, (AskRule){ -2, 0 }, false, ERR_HERE), "question.rule");
}

static void
one_question_is_too_few(Desk *d)
{
	g_autoptr(GError) few = NULL, none = NULL, denied = NULL;
	QuestionSet s = { .n = 0 };

	g_assert_false(save(d, 0, "En?", "", &few));
	g_assert_cmpstr(few->message, ==, "question.few");
	g_assert_false(save(d, 0, "", " ", &none));
	g_assert_cmpstr(none->message, ==, "question.few");
	g_assert_false(question_save(d->db, d->a, &d->bent, &s, &denied));
	g_assert_cmpstr(denied->message, ==, "admin.only");
}

static void
a_closed_case_keeps_its_questions(Desk *d)
{
	const CaseWrite w = { .case_id = desk_open_case(d),
		.text = "Ordnet.",
		.status = STATUS_CLOSED };
	const CaseEvaluation e = { .case_id = w.case_id, .scores = { 4, 0, 5 } };
	Evaluation *stored;
	QuestionSet *of;

	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
	desk_wait(d, HOURS(1));
	must(save(d, 0, "En?", "Two?", ERR_HERE));
	must(case_evaluate(d->db, d->a, &d->ida, &e, ERR_HERE));
	must(evaluation_store_find(d->db, d->a, w.case_id, &stored, ERR_HERE));
	g_assert_cmpint(stored->scores[2], ==, 5);
	must(question_store_find(d->db, d->a, stored->set_id, &of, ERR_HERE));
	g_assert_cmpuint(of->n, ==, 3);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("question/the-house-asks-until-a-customer-has-his-own",
	    the_house_asks_until_a_customer_has_his_own);
	desk_add_story("question/the-same-again-is-no-version",
	    the_same_again_is_no_version);
	desk_add_story("question/one-question-is-too-few", one_question_is_too_few);
	desk_add_story("question/a-customer-is-asked-as-often-as-it-likes",
	    a_customer_is_asked_as_often_as_it_likes_with_the_questions_of_all);
	desk_add_story("question/the-house-is-as-nobody-else",
	    the_house_is_as_nobody_else);
	desk_add_story("question/a-closed-case-keeps-its-questions",
	    a_closed_case_keeps_its_questions);
	return g_test_run();
}
