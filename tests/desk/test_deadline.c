/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What happens when a promise is not kept. The case of desk_open_case() is a fault,
 * reported on a Tuesday at nine: an answer is due at one, a solution on Friday at
 * nine. */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/clocks.h"
#include "desk/decision.h"
#include "desk/escalation.h"
#include "job/runner.h"
#include "store/escalation_store.h"

static size_t
run_due(Desk *d)
{
	g_autoptr(GError) err = NULL;
	size_t n = 0;

	g_assert_true(runner_run_due(d->store, d->blobs, d->now, &n, &err));
	g_assert_no_error(err);
	return n;
}

/* Of how many deadlines of that clock was it noted that they passed? */
static int
passed(Desk *d, int64_t id, const char *clock)
{
	size_t n;
	const Entry *e = desk_entries(d, id, &n);
	int found = 0;

	for (size_t i = 0; i < n; i++)
		found += e[i].kind == ENTRY_DEADLINE &&
		         !g_strcmp0(entry_detail(d->a, &e[i], "clock"), clock);
	return found;
}

static void
take(Desk *d, int64_t id)
{
	const CaseChange w = { .case_id = id,
		.assign = true,
		.assignee_id = d->bent.staff_id };

	must(case_change(d->db, d->a, &d->anna, &w, ERR_HERE));
}

static void
answer(Desk *d, int64_t id, Status status)
{
	const CaseWrite w = { .case_id = id,
		.kind = ENTRY_NOTE,
		.text = "Vi ser på det.",
		.status = status };

	must(case_answer(d->db, d->a, &d->anna, &w, ERR_HERE));
}

static void
a_deadline_that_passes_is_noted_once_and_told_to_whoever_has_the_case(Desk *d)
{
	int64_t id = desk_open_case(d);

	take(d, id);
	desk_wait(d, HOURS(4) - MINUTES(1)); /* 12:59 */
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_DEADLINE), ==, 0);
	desk_wait(d, MINUTES(1));
	run_due(d);
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_DEADLINE), ==, 1);
	g_assert_cmpstr(desk_mails(d), ==, "receipt deadline");
	desk_wait(d, DAYS(2)); /* the solution is due on Friday */
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_DEADLINE), ==, 1);
	desk_wait(d, DAYS(1));
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_DEADLINE), ==, 2);
}

static void
what_was_answered_in_time_is_not_noted(Desk *d)
{
	int64_t id = desk_open_case(d);

	answer(d, id, 0);
	desk_wait(d, HOURS(5));
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_DEADLINE), ==, 0);
}

static void
word_that_is_owed_is_a_deadline_too(Desk *d)
{
	int64_t id = desk_open_case(d);

	answer(d, id, 0);
	g_assert_cmpint(desk_case(d, id)->update_due, ==, d->now + DAYS(2));
	desk_wait(d, DAYS(2));
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_DEADLINE), ==, 1);
	answer(d, id, 0);
	g_assert_cmpint(desk_case(d, id)->update_due, >, d->now);
}

static void
no_deadline_passes_while_the_reporter_is_asked(Desk *d)
{
	int64_t id = desk_open_case(d);

	answer(d, id, STATUS_WAITING_REPORTER);
	g_assert_true(case_stands(desk_case(d, id)));
	desk_wait(d, DAYS(20));
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_DEADLINE), ==, 0);
	const CaseWrite w = { .case_id = id,
		.kind = ENTRY_FORM,
		.text = "Det er 2. sal" };
	must(case_reply(d->db, d->a, &d->ida, &w, NULL, ERR_HERE));
	g_assert_false(case_stands(desk_case(d, id)));
	g_assert_cmpint(desk_case(d, id)->solution_due, >, d->now);
	desk_wait(d, DAYS(7));
	run_due(d);
	/* The horizon passes too: when he was told of that, he has had word. */
	g_assert_cmpint(passed(d, id, "solution"), ==, 1);
	g_assert_cmpint(passed(d, id, "response"), ==, 0);
}

/* The status moves the other clocks, and with them the job. */
static void
what_passed_is_noted_although_something_was_entered_before(Desk *d)
{
	int64_t id = desk_open_case(d);
	const CaseChange w = { .case_id = id, .status = STATUS_WAITING_REPORTER };

	desk_wait(d, HOURS(4) + MINUTES(1));
	must(case_change(d->db, d->a, &d->anna, &w, ERR_HERE));
	g_assert_cmpint(passed(d, id, "response"), ==, 0);
	run_due(d);
	g_assert_cmpint(passed(d, id, "response"), ==, 1);
	g_assert_cmpuint(run_due(d), ==, 0);
}

static void
a_night_without_the_desk_misses_none_and_sends_one_mail(Desk *d)
{
	int64_t first = desk_open_case(d), second = desk_open_case(d);

	take(d, first);
	take(d, second);
	desk_wait(d, HOURS(24));
	run_due(d);
	g_assert_cmpint(desk_count(d, first, ENTRY_DEADLINE), ==, 1);
	g_assert_cmpint(desk_count(d, second, ENTRY_DEADLINE), ==, 1);
	g_assert_cmpstr(desk_mails(d), ==, "receipt receipt notice");
}

static void
a_graver_category_may_have_passed_already(Desk *d)
{
	int64_t id = desk_open_case(d);
	const CaseChange w = { .case_id = id, .category = CATEGORY_CRITICAL };

	desk_wait(d, HOURS(2)); /* an answer was due at ten, then */
	must(case_change(d->db, d->a, &d->anna, &w, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->response_due, ==, d->now - HOURS(1));
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_DEADLINE), ==, 1);
}

static void
after_the_end_nothing_is_due(Desk *d)
{
	int64_t id = desk_open_case(d);
	const CaseWrite w = { .case_id = id,
		.kind = ENTRY_NOTE,
		.text = "Løst",
		.status = STATUS_SOLVED };

	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
	desk_wait(d, DAYS(30));
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_DEADLINE), ==, 0);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_CLOSED);
}

static void
reopened_it_goes_on_where_it_was(Desk *d)
{
	int64_t id = desk_open_case(d);
	const CaseWrite w = { .case_id = id,
		.kind = ENTRY_NOTE,
		.text = "Løst",
		.status = STATUS_SOLVED };

	desk_wait(d, HOURS(2));
	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
	desk_wait(d, DAYS(7) - HOURS(2)); /* nine on a Tuesday again */
	must(case_reopen(d->db, d->a, &d->anna, id, 0, "Igen", ERR_HERE));
	/* 22 of 24 hours are left: seven, eight, and seven on Thursday */
	g_assert_cmpint(desk_case(d, id)->solution_due, ==, d->now + DAYS(2) + HOURS(6));
}

static bool
change_category(Desk *d, void *arg, GError **err)
{
	const CaseChange w = { .case_id = *(int64_t *)arg,
		.category = CATEGORY_CRITICAL };

	return case_change(d->db, d->a, &d->anna, &w, err);
}

static void
a_change_of_category_is_whole_or_not_at_all(Desk *d)
{
	int64_t id = desk_open_case(d);

	g_assert_cmpint(desk_fails_whole(d, change_category, &id), >, 5);
}

/* --- the rules of escalation that look at the clocks --- */

static void
three_quarters_go_to_the_consultant_and_all_to_the_partner(Desk *d)
{
	int64_t dan = desk_add_staff(d, "Dan Fog", "dan@nordlys.example",
	    ROLE_CONSULTANT);
	int64_t id = desk_open_case(d);

	answer(d, id, 0);
	/* 24 opening hours, of which 18 are over on Thursday at eleven */
	desk_wait(d, DAYS(2) + HOURS(2) - MINUTES(1));
	run_due(d);
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_DESK);
	desk_wait(d, MINUTES(1));
	run_due(d);
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_CONSULTANT);
	g_assert_cmpint(desk_case(d, id)->assignee_id, ==, dan);
	desk_wait(d, HOURS(22) - MINUTES(1));
	run_due(d);
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_CONSULTANT);
	desk_wait(d, MINUTES(1));
	run_due(d);
	run_due(d);
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_PARTNER);
	g_assert_cmpint(desk_case(d, id)->assignee_id, ==, d->bent.staff_id);
	g_assert_cmpint(desk_count(d, id, ENTRY_ESCALATED), ==, 2);
	g_assert_cmpint(desk_count(d, id, ENTRY_DECISION_ASKED), ==, 1);
}

static void
a_clock_that_stands_escalates_nothing(Desk *d)
{
	int64_t id = desk_open_case(d);

	answer(d, id, STATUS_WAITING_REPORTER);
	desk_wait(d, DAYS(20));
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_ESCALATED), ==, 0);
}

static void
what_was_taken_back_is_not_escalated_by_that_rule_again(Desk *d)
{
	int64_t id = desk_open_case(d);

	answer(d, id, 0);
	desk_wait(d, DAYS(2) + HOURS(2));
	run_due(d);
	must(case_take_back(d->db, d->a, &d->anna, id, 0, "", ERR_HERE));
	desk_wait(d, HOURS(1));
	run_due(d);
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_DESK);
	g_assert_cmpint(desk_count(d, id, ENTRY_ESCALATED), ==, 1);
}

static void
who_waits_too_long_in_a_status_goes_up_once_the_rule_is_on(Desk *d)
{
	EscalationRule *rules;
	int64_t id = desk_open_case(d);
	size_t n;

	must(rule_store_all(d->db, d->a, 0, &rules, &n, ERR_HERE));
	for (size_t i = 0; i < n; i++) {
		rules[i].active = rules[i].trigger == RULE_WAITING;
		must(rule_save(d->db, d->a, &d->anna, &rules[i], ERR_HERE));
	}
	answer(d, id, STATUS_WAITING_SUPPLIER);
	/* 24 opening hours from Tuesday at nine: Friday at nine */
	desk_wait(d, DAYS(3) - MINUTES(1));
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_ESCALATED), ==, 0);
	desk_wait(d, MINUTES(1));
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_ESCALATED), ==, 1);
}

/* --- a partner who does not answer --- */

static void
the_job_asks_the_next_partner_and_ends_with_the_answer(Desk *d)
{
	int64_t id = desk_open_case(d), asked;
	DecisionAnswer yes = { .outcome = DECISION_APPROVED };

	desk_add_staff(d, "Carla Eg", "carla@nordlys.example", ROLE_PARTNER);
	must(decision_ask(d->db, d->a, &d->anna, id, 0, "Må vi?", &asked, ERR_HERE));
	desk_wait(d, DECISION_WAITS - 1);
	g_assert_cmpuint(run_due(d), ==, 0);
	desk_wait(d, 1);
	g_assert_cmpuint(run_due(d), ==, 1);
	g_assert_cmpint(desk_count(d, id, ENTRY_DECISION_ASKED), ==, 2);
	g_assert_cmpuint(run_due(d), ==, 0);
	yes.id = asked;
	must(decision_answer(d->db, d->a, &d->bent, &yes, ERR_HERE));
	desk_wait(d, DECISION_WAITS);
	g_assert_cmpuint(run_due(d), ==, 0);
	g_assert_cmpint(desk_count(d, id, ENTRY_DECISION_ASKED), ==, 2);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("a-deadline-that-passes-is-noted-once-and-told",
	    a_deadline_that_passes_is_noted_once_and_told_to_whoever_has_the_case);
	desk_add_story("what-was-answered-in-time-is-not-noted",
	    what_was_answered_in_time_is_not_noted);
	desk_add_story("word-that-is-owed-is-a-deadline-too",
	    word_that_is_owed_is_a_deadline_too);
	desk_add_story("no-deadline-passes-while-the-reporter-is-asked",
	    no_deadline_passes_while_the_reporter_is_asked);
	desk_add_story("what-passed-is-noted-although-something-was-entered-before",
	    what_passed_is_noted_although_something_was_entered_before);
	desk_add_story("a-night-without-the-desk-misses-none-and-sends-one-mail",
	    a_night_without_the_desk_misses_none_and_sends_one_mail);
	desk_add_story("a-graver-category-may-have-passed-already",
	    a_graver_category_may_have_passed_already);
	desk_add_story("after-the-end-nothing-is-due", after_the_end_nothing_is_due);
	desk_add_story("reopened-it-goes-on-where-it-was",
	    reopened_it_goes_on_where_it_was);
	desk_add_story("a-change-of-category-is-whole-or-not-at-all",
	    a_change_of_category_is_whole_or_not_at_all);
	desk_add_story("three-quarters-go-to-the-consultant-and-all-to-the-partner",
	    three_quarters_go_to_the_consultant_and_all_to_the_partner);
	desk_add_story("a-clock-that-stands-escalates-nothing",
	    a_clock_that_stands_escalates_nothing);
	desk_add_story("what-was-taken-back-is-not-escalated-by-that-rule-again",
	    what_was_taken_back_is_not_escalated_by_that_rule_again);
	desk_add_story("who-waits-too-long-in-a-status-goes-up-once-the-rule-is-on",
	    who_waits_too_long_in_a_status_goes_up_once_the_rule_is_on);
	desk_add_story("the-job-asks-the-next-partner-and-ends-with-the-answer",
	    the_job_asks_the_next_partner_and_ends_with_the_answer);
	return g_test_run();
}
