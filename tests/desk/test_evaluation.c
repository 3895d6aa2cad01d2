/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Who is asked how his case went, who hears of a low mark, and what a scanner of mails
 * answers (M16). */
#include "base/err.h"
#include "desk.h"
#include "desk/duty.h"
#include "desk/evaluation_report.h"
#include "desk/question.h"
#include "store/evaluation_store.h"

static int64_t
close_one(Desk *d)
{
	const CaseWrite w = { .case_id = desk_open_case(d),
		.text = "Ordnet.",
		.status = STATUS_CLOSED };

	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
	return w.case_id;
}

static void
ask(Desk *d, int every_days, int about_monthly)
{
	QuestionSet s = { .questions = { { { [LANG_DA] = "En?", [LANG_EN] = "" } },
		              { { [LANG_DA] = "To?", [LANG_EN] = "" } } },
		.rule = { every_days, about_monthly },
		.n = 2 };

	must(question_save(d->db, d->a, &d->anna, &s, ERR_HERE));
}

/* Does the entry that closed it say that its reporter is asked? */
static bool
is_asked(Desk *d, int64_t id)
{
	size_t n;
	const Entry *e = desk_entries(d, id, &n);

	for (size_t i = n; i-- > 0;)
		if (e[i].kind == ENTRY_CLOSED)
			return entry_detail_at(&e[i], "asked", 0) != 0;
	return false;
}

static bool
evaluate(Desk *d, int64_t id, int mark, bool is_click)
{
	const CaseEvaluation e = { .case_id = id,
		.scores = { mark },
		.comment = is_click ? NULL : "Hm.",
		.is_click = is_click };

	must(case_evaluate(d->db, d->a, &d->ida, &e, ERR_HERE));
	return true;
}

/* 0: nobody answered. */
static int
mark_of(Desk *d, int64_t id)
{
	Evaluation *e;

	must(evaluation_store_find(d->db, d->a, id, &e, ERR_HERE));
	return e ? e->scores[0] : 0;
}

static void
nobody_is_asked_more_often_than_agreed(Desk *d)
{
	ask(d, 7, 0);
	g_assert_true(is_asked(d, close_one(d)));
	desk_wait(d, DAYS(7) - 1);
	g_assert_false(is_asked(d, close_one(d)));
	desk_wait(d, 1);
	int64_t id = close_one(d);
	g_assert_true(is_asked(d, id));
	/* Closed again: it is the same question still. */
	must(case_reopen(d->db, d->a, &d->anna, id, 0, "", ERR_HERE));
	const CaseWrite w = { .case_id = id, .text = "Nu.", .status = STATUS_CLOSED };
	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
	g_assert_true(is_asked(d, id));
	ask(d, 0, 0);
	g_assert_true(is_asked(d, close_one(d)));
}

static void
of_many_cases_some_are_asked(Desk *d)
{
	int asked = 0;

	ask(d, 0, 5);
	for (int i = 0; i < 40; i++) {
		bool is = is_asked(d, close_one(d));

		g_assert_true(is || i >= 5);
		asked += is;
	}
	g_assert_cmpint(asked, >=, 5);
	g_assert_cmpint(asked, <, 30);
}

static void
what_is_put_aside_asks_nobody(Desk *d)
{
	int64_t id = desk_open_case(d);

	must(case_put_aside(d->db, d->a, &d->anna, id, 0, "", ERR_HERE));
	g_assert_false(is_asked(d, id));
}

static OutMail
last_mail(Desk *d)
{
	OutMail *mails;
	size_t n;

	must(mail_store_list(d->db, d->a, 0, 1, &mails, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	return mails[0];
}

static void
a_low_mark_is_heard_of_at_once(Desk *d)
{
	int64_t lead = desk_add_staff(d, "Lars Leder", "lars@nordlys.example",
	    ROLE_CONSULTANT);
	Staff *anna;

	must(staff_store_find(d->db, d->a, d->anna.staff_id, &anna, ERR_HERE));
	anna->lead_id = lead;
	must(staff_save(d->db, d->a, &d->anna, anna, NULL, ERR_HERE));
	int64_t id = close_one(d);
	evaluate(d, id, 3, false);
	g_assert_cmpint(last_mail(d).kind, !=, MAIL_NOTICE);
	evaluate(d, id, 2, false);
	OutMail m = last_mail(d);
	g_assert_cmpint(m.kind, ==, MAIL_NOTICE);
	g_assert_cmpint(m.staff_id, ==, lead);
	g_assert_nonnull(strstr(m.subject, "2 · –"));
	g_assert_nonnull(strstr(m.text, "Hm."));
	g_assert_nonnull(strstr(m.text, "Anna Berg"));
	/* Once. */
	evaluate(d, id, 1, false);
	evaluate(d, id, 4, false);
	evaluate(d, id, 1, false);
	g_assert_cmpint(last_mail(d).id, ==, m.id);
}

static void
without_a_lead_the_partner_hears_else_administrators(Desk *d)
{
	int64_t id = close_one(d);

	evaluate(d, id, 1, false);
	g_assert_cmpint(last_mail(d).staff_id, ==, d->anna.staff_id);
	desk_puts_on(d, d->bent.staff_id);
	id = close_one(d);
	evaluate(d, id, 1, false);
	g_assert_cmpint(last_mail(d).staff_id, ==, d->bent.staff_id);
}

static void
nobody_leads_himself(Desk *d)
{
	g_autoptr(GError) why = NULL;
	Staff *anna;

	must(staff_store_find(d->db, d->a, d->anna.staff_id, &anna, ERR_HERE));
	anna->lead_id = anna->id;
	g_assert_false(staff_save(d->db, d->a, &d->anna, anna, NULL, &why));
	g_assert_cmpstr(why->message, ==, "staff.lead.unknown");
}

static void
a_scanner_answers_nothing(Desk *d)
{
	int64_t id = close_one(d);

	evaluate(d, id, 1, true);
	g_assert_cmpint(mark_of(d, id), ==, 1);
	desk_wait(d, SECONDS(2));
	evaluate(d, id, 2, true);
	g_assert_cmpint(mark_of(d, id), ==, 1);
	desk_wait(d, SECONDS(2));
	evaluate(d, id, 3, true);
	g_assert_cmpint(mark_of(d, id), ==, 0);
	/* A person who clicks now is shown the form: only that counts. */
	desk_wait(d, HOURS(1));
	evaluate(d, id, 5, true);
	g_assert_cmpint(mark_of(d, id), ==, 0);
	evaluate(d, id, 5, false);
	g_assert_cmpint(mark_of(d, id), ==, 5);
	evaluate(d, id, 1, true);
	g_assert_cmpint(mark_of(d, id), ==, 5);
}

static void
who_changes_his_mind_is_no_scanner(Desk *d)
{
	int64_t id = close_one(d);

	evaluate(d, id, 1, true);
	desk_wait(d, SECONDS(30));
	evaluate(d, id, 2, true);
	desk_wait(d, MINUTES(2));
	evaluate(d, id, 3, true);
	g_assert_cmpint(mark_of(d, id), ==, 1);
}

static void
a_form_that_was_sent_stays_whatever_opens_the_links(Desk *d)
{
	int64_t id = close_one(d);

	evaluate(d, id, 4, false);
	for (int mark = 1; mark <= 5; mark++)
		evaluate(d, id, mark, true);
	g_assert_cmpint(mark_of(d, id), ==, 4);
}

static void
the_report_counts_who_was_asked(Desk *d)
{
	EvaluationReport r;
	const Zone *zone;

	must(duty_zone(d->db, d->a, &zone, ERR_HERE));
	ask(d, 7, 0);
	evaluate(d, close_one(d), 2, false);
	evaluate(d, close_one(d), 5, false); /* was not asked */
	desk_wait(d, DAYS(35));
	close_one(d); /* was asked, and says nothing */
	must(evaluation_report(d->db, d->a, zone, d->now, 6, 0, &r, ERR_HERE));
	g_assert_cmpuint(r.all.asked, ==, 2);
	g_assert_cmpuint(marks_answered(&r.all), ==, 1);
	g_assert_cmpuint(r.months.n, ==, 6);
	g_assert_cmpuint(r.months.lines[4].marks.n[2], ==, 1);
	g_assert_cmpuint(r.months.lines[5].marks.asked, ==, 1);
	g_assert_cmpuint(r.customers.n, ==, 1);
	g_assert_cmpint(r.customers.lines[0].id, ==, d->baker);
	g_assert_cmpuint(r.customers.lines[0].marks.asked, ==, 2);
	g_assert_cmpstr(r.staff.lines[0].name, ==, "Anna Berg");
	g_assert_cmpuint(r.categories.n, ==, N_CATEGORIES);
	g_assert_cmpuint(r.n_said, ==, 2);
	g_assert_cmpint(r.said[1].row.scores[0], ==, 2);
	must(evaluation_report(d->db, d->a, zone, d->now, 1, 0, &r, ERR_HERE));
	g_assert_cmpuint(r.all.asked, ==, 1);
	must(evaluation_report(d->db, d->a, zone, d->now, 6, 1, &r, ERR_HERE));
	g_assert_cmpuint(marks_answered(&r.all), ==, 0);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("evaluation/nobody-is-asked-more-often-than-agreed",
	    nobody_is_asked_more_often_than_agreed);
	desk_add_story("evaluation/of-many-cases-some-are-asked",
	    of_many_cases_some_are_asked);
	desk_add_story("evaluation/what-is-put-aside-asks-nobody",
	    what_is_put_aside_asks_nobody);
	desk_add_story("evaluation/a-low-mark-is-heard-of-at-once",
	    a_low_mark_is_heard_of_at_once);
	desk_add_story("evaluation/without-a-lead-the-partner-hears",
	    without_a_lead_the_partner_hears_else_administrators);
	desk_add_story("evaluation/nobody-leads-himself", nobody_leads_himself);
	desk_add_story("evaluation/a-scanner-answers-nothing", a_scanner_answers_nothing);
	desk_add_story("evaluation/who-changes-his-mind-is-no-scanner",
	    who_changes_his_mind_is_no_scanner);
	desk_add_story("evaluation/a-form-that-was-sent-stays",
	    a_form_that_was_sent_stays_whatever_opens_the_links);
	desk_add_story("evaluation/the-report-counts-who-was-asked",
	    the_report_counts_who_was_asked);
	return g_test_run();
}
