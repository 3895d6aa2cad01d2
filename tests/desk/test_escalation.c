/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Escalation by rule, decisions and parked questions: stories, on each engine. */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/decision.h"
#include "desk/duty.h"
#include "desk/escalation.h"
#include "store/escalation_store.h"

static void
write_in(Desk *d, int64_t id, const char *text)
{
	const CaseWrite w = { .case_id = id, .kind = ENTRY_MAIL_IN, .text = text };

	must(case_reply(d->db, d->a, &d->ida, &w, NULL, ERR_HERE));
}

static Decision *
open_decision(Desk *d, int64_t case_id)
{
	Decision *found;

	must(decision_store_open(d->db, d->a, case_id, &found, ERR_HERE));
	return found;
}

static int64_t
ask(Desk *d, int64_t case_id, const char *question)
{
	int64_t id;

	must(decision_ask(d->db, d->a, &d->anna, case_id, 0, question, &id, ERR_HERE));
	return id;
}

static void
answer(Desk *d, int64_t id, DecisionOutcome outcome, const char *words)
{
	const DecisionAnswer a = { .id = id, .outcome = outcome, .answer = words };

	must(decision_answer(d->db, d->a, &d->bent, &a, ERR_HERE));
}

/* --- to whom --- */

static void
the_consultant_of_the_customer_is_proposed(Desk *d)
{
	const int64_t bent[] = { d->bent.staff_id };
	CustomerSave baker = { .consultants = bent, .n_consultants = 1 };
	const Case *c = desk_case(d, desk_open_case(d));
	Customer *customer;
	Proposed p;

	must(duty_propose(d->db, d->a, c, STEP_CONSULTANT, d->now, &p, ERR_HERE));
	g_assert_null(p.staff);
	must(customer_store_find(d->db, d->a, d->baker, &customer, ERR_HERE));
	baker.customer = *customer;
	must(customer_save(d->db, d->a, &d->anna, &baker, ERR_HERE));
	must(duty_propose(d->db, d->a, c, STEP_CONSULTANT, d->now, &p, ERR_HERE));
	g_assert_cmpint(p.staff->id, ==, d->bent.staff_id);
	g_assert_cmpint(p.why, ==, PROPOSED_KNOWS);
	must(duty_propose(d->db, d->a, c, STEP_PARTNER, d->now, &p, ERR_HERE));
	g_assert_cmpint(p.staff->id, ==, d->bent.staff_id);
	g_assert_cmpint(p.why, ==, PROPOSED_ROLE);
}

static void
an_escalation_is_taken_back_to_where_it_came_from(Desk *d)
{
	int64_t id = desk_open_case(d);
	CaseChange take = { .case_id = id,
		.assign = true,
		.assignee_id = d->anna.staff_id };

	must(case_change(d->db, d->a, &d->anna, &take, ERR_HERE));
	must(case_escalate(d->db, d->a, &d->anna, id, 0, 0, "Adgang", ERR_HERE));
	must(case_escalate(d->db, d->a, &d->anna, id, 0, 0, "Pris", ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_PARTNER);
	g_assert_nonnull(open_decision(d, id));
	must(case_take_back(d->db, d->a, &d->anna, id, 0, "", ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_CONSULTANT);
	g_assert_null(open_decision(d, id));
	must(case_take_back(d->db, d->a, &d->anna, id, 0, "", ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_DESK);
	refused(case_take_back(d->db, d->a, &d->anna, id, 0, "", &must_err),
	    "case.not_escalated");
}

/* --- rules --- */

static int64_t
add_consultant(Desk *d)
{
	return desk_add_staff(d, "Dan Fog", "dan@nordlys.example", ROLE_CONSULTANT);
}

static void
the_third_word_without_an_answer_goes_up(Desk *d)
{
	int64_t dan = add_consultant(d), id = desk_open_case(d);
	size_t n;

	desk_wait(d, MINUTES(10));
	write_in(d, id, "Er der nyt?");
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_DESK);
	desk_wait(d, MINUTES(10));
	write_in(d, id, "Hallo?");
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_CONSULTANT);
	const Entry *e = desk_entries(d, id, &n);
	g_assert_cmpint(e[n - 1].kind, ==, ENTRY_ESCALATED);
	g_assert_cmpint(e[n - 1].staff_id, ==, 0);
	g_assert_cmpint(entry_detail_int(&e[n - 1], "trigger"), ==, RULE_WRITES);
	/* once: the fourth word changes nothing */
	desk_wait(d, MINUTES(10));
	write_in(d, id, "Hallo igen?");
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_CONSULTANT);
	g_assert_cmpint(desk_case(d, id)->assignee_id, ==, dan);
	g_assert_cmpstr(desk_mails(d), ==, "receipt escalated escalated");
}

static void
where_there_is_no_consultant_a_rule_goes_on_to_the_partner(Desk *d)
{
	int64_t id = desk_open_case(d);

	write_in(d, id, "Jeg vil tale med jeres chef!");
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_PARTNER);
	g_assert_cmpint(desk_case(d, id)->assignee_id, ==, d->bent.staff_id);
	g_assert_nonnull(open_decision(d, id));
	/* by hand one sees that nobody is there */
	int64_t other = desk_open_case(d);
	must(case_escalate(d->db, d->a, &d->anna, other, 0, 0, "Adgang", ERR_HERE));
	g_assert_cmpint(desk_case(d, other)->step, ==, STEP_CONSULTANT);
}

static void
an_answer_begins_the_count_anew(Desk *d)
{
	int64_t id = desk_open_case(d);
	const CaseWrite w = { .case_id = id, .text = "Vi ser på det." };

	add_consultant(d);
	desk_wait(d, MINUTES(10));
	write_in(d, id, "Er der nyt?");
	desk_wait(d, MINUTES(10));
	must(case_answer(d->db, d->a, &d->anna, &w, ERR_HERE));
	desk_wait(d, MINUTES(10));
	write_in(d, id, "Godt.");
	desk_wait(d, MINUTES(10));
	write_in(d, id, "Og?");
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_DESK);
	desk_wait(d, MINUTES(10));
	write_in(d, id, "Hallo?");
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_CONSULTANT);
}

static void
who_asks_for_the_boss_goes_up_one_step_with_his_words(Desk *d)
{
	int64_t id = desk_open_case(d);
	size_t n;

	add_consultant(d);
	write_in(d, id, "Jeg vil tale med jeres chef!");
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_CONSULTANT);
	const Entry *e = desk_entries(d, id, &n);
	g_assert_cmpstr(entry_detail(d->a, &e[n - 1], "said"), ==, "tale med jeres chef");
	/* taken back, it does not go up again by the same word */
	must(case_take_back(d->db, d->a, &d->anna, id, 0, "", ERR_HERE));
	write_in(d, id, "Som sagt: tale med jeres chef!");
	e = desk_entries(d, id, &n);
	/* (but it is his third word) */
	g_assert_cmpint(entry_detail_int(&e[n - 1], "trigger"), ==, RULE_WRITES);
}

static void
what_he_quotes_is_not_his(Desk *d)
{
	int64_t id = desk_open_case(d);
	CaseWrite w = { .case_id = id,
		.kind = ENTRY_MAIL_IN,
		.text = "Tak, jeg ser på det.\n\nFra: Bo\nJeg vil tale med jeres chef!",
		.said = "Tak, jeg ser på det." };

	must(case_reply(d->db, d->a, &d->ida, &w, NULL, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_DESK);
	w.said = NULL;
	must(case_reply(d->db, d->a, &d->ida, &w, NULL, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_PARTNER);
}

static void
a_rule_that_is_off_does_nothing(Desk *d)
{
	EscalationRule *rules;
	size_t n;

	must(rule_store_all(d->db, d->a, 0, &rules, &n, ERR_HERE));
	for (size_t i = 0; i < n; i++) {
		rules[i].active = false;
		refused(rule_save(d->db, d->a, &d->bent, &rules[i], &must_err),
		    "admin.only");
		must(rule_save(d->db, d->a, &d->anna, &rules[i], ERR_HERE));
	}
	refused(rule_save(d->db, d->a, &d->anna, &rules[0], &must_err), "rule.changed");
	int64_t id = desk_open_case(d);
	write_in(d, id, "Jeg vil tale med jeres chef!");
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_DESK);
}

static void
a_customer_with_rules_of_his_own_has_only_those(Desk *d)
{
	EscalationRule *own;
	size_t n;

	must(rules_give_own(d->db, d->a, &d->anna, d->baker, ERR_HERE));
	must(rule_store_all(d->db, d->a, d->baker, &own, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 6);
	for (size_t i = 0; i < n; i++)
		if (own[i].trigger == RULE_ANGRY) {
			own[i].active = false;
			must(rule_save(d->db, d->a, &d->anna, &own[i], ERR_HERE));
		}
	int64_t id = desk_open_case(d);
	write_in(d, id, "Jeg vil tale med jeres chef!");
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_DESK);
}

/* --- decisions --- */

static void
a_decision_is_asked_and_answered_in_one_step(Desk *d)
{
	int64_t id = desk_open_case(d);
	int64_t asked = ask(d, id, "Må vi give dem en ny?");
	size_t n;

	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_DESK);
	g_assert_cmpstr(desk_mails(d), ==, "receipt decision_asked");
	g_assert_cmpint(open_decision(d, id)->partner_id, ==, d->bent.staff_id);
	refused(decision_ask(d->db, d->a, &d->anna, id, 0, "Og?", &asked, &must_err),
	    "decision.is_open");
	const DecisionAnswer yes = { .id = asked,
		.outcome = DECISION_APPROVED,
		.tell = "Du får en ny printer." };
	refused(decision_answer(d->db, d->a, &d->anna, &yes, &must_err),
	    "decision.partner_only");
	must(decision_answer(d->db, d->a, &d->bent, &yes, ERR_HERE));
	refused(decision_answer(d->db, d->a, &d->bent, &yes, &must_err),
	    "decision.answered");
	const Entry *e = desk_entries(d, id, &n);
	g_assert_cmpint(e[n - 2].kind, ==, ENTRY_DECIDED);
	g_assert_false(e[n - 2].is_public);
	g_assert_cmpint(e[n - 1].kind, ==, ENTRY_ANSWER);
	g_assert_cmpstr(desk_mails(d), ==, "receipt decision_asked decided answer");
}

static void
what_came_to_the_partner_goes_back_to_who_asked(Desk *d)
{
	int64_t id = desk_open_case(d);
	CaseChange take = { .case_id = id,
		.assign = true,
		.assignee_id = d->anna.staff_id };

	must(case_change(d->db, d->a, &d->anna, &take, ERR_HERE));
	must(case_escalate(d->db, d->a, &d->anna, id, 0, 0, "Adgang", ERR_HERE));
	must(case_escalate(d->db, d->a, &d->anna, id, 0, 0, "Pris", ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->assignee_id, ==, d->bent.staff_id);
	answer(d, open_decision(d, id)->id, DECISION_DECLINED, "");
	g_assert_cmpint(desk_case(d, id)->assignee_id, ==, d->anna.staff_id);
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_CONSULTANT);
}

static void
another_thing_to_do_must_be_said(Desk *d)
{
	const DecisionAnswer a = { .id = ask(d, desk_open_case(d), "Må vi?"),
		.outcome = DECISION_INSTEAD,
		.answer = "  " };

	refused(decision_answer(d->db, d->a, &d->bent, &a, &must_err),
	    "decision.instead.missing");
}

static Instant
chase(Desk *d, int64_t id)
{
	Instant again;

	must(decision_chase(d->db, d->a, &d->desk, id, &again, ERR_HERE));
	return again;
}

static void
who_does_not_answer_is_stood_in_for_by_the_next(Desk *d)
{
	int64_t carla = desk_add_staff(d, "Carla Eg", "carla@nordlys.example",
	    ROLE_PARTNER);
	int64_t id = desk_open_case(d), asked = ask(d, id, "Må vi?");

	g_assert_cmpint(open_decision(d, id)->partner_id, ==, d->bent.staff_id);
	desk_wait(d, DECISION_WAITS - 1);
	g_assert_cmpint(chase(d, asked), ==, d->now + 1);
	g_assert_cmpint(open_decision(d, id)->partner_id, ==, d->bent.staff_id);
	desk_wait(d, 1);
	g_assert_cmpint(chase(d, asked), ==, d->now + DECISION_WAITS);
	g_assert_cmpint(open_decision(d, id)->partner_id, ==, carla);
	/* Each twice, then the administrators once, then nobody. */
	for (int i = 0; i < 6; i++) {
		desk_wait(d, DECISION_WAITS);
		chase(d, asked);
	}
	g_assert_cmpint(chase(d, asked), ==, 0);
	g_assert_cmpstr(desk_mails(d), ==,
	    "receipt decision_asked decision_asked decision_asked decision_asked notice");
}

/* At half past eleven at night: see quiet.h. */
static void
nobody_is_passed_over_because_he_sleeps(Desk *d)
{
	int64_t carla = desk_add_staff(d, "Carla Eg", "carla@nordlys.example",
	    ROLE_PARTNER);
	int64_t id = desk_open_case(d), asked;
	Instant seven = d->now + HOURS(22);

	desk_wait(d, HOURS(14) + MINUTES(30));
	asked = ask(d, id, "Må vi?");
	g_assert_cmpint(desk_last_mail_due(d), ==, seven);
	desk_wait(d, DECISION_WAITS);
	g_assert_cmpint(chase(d, asked), ==, seven + DECISION_WAITS);
	g_assert_cmpint(open_decision(d, id)->partner_id, ==, d->bent.staff_id);
	desk_wait(d, HOURS(7) + MINUTES(30));
	chase(d, asked);
	g_assert_cmpint(open_decision(d, id)->partner_id, ==, carla);
}

static void
who_is_on_duty_is_asked_at_night_too(Desk *d)
{
	int64_t carla = desk_add_staff(d, "Carla Eg", "carla@nordlys.example",
	    ROLE_PARTNER);
	int64_t id = desk_open_case(d), asked;

	desk_puts_on(d, d->bent.staff_id);
	desk_wait(d, HOURS(14) + MINUTES(30));
	asked = ask(d, id, "Må vi?");
	g_assert_cmpint(desk_last_mail_due(d), <=, d->now);
	desk_wait(d, DECISION_WAITS);
	chase(d, asked);
	g_assert_cmpint(open_decision(d, id)->partner_id, ==, carla);
	g_assert_cmpint(desk_last_mail_due(d), >, d->now);
}

static void
a_question_follows_its_case_into_another(Desk *d)
{
	int64_t one = desk_open_case(d), two = desk_open_case(d);

	must(case_escalate(d->db, d->a, &d->anna, one, 0, 0, "Adgang", ERR_HERE));
	must(case_escalate(d->db, d->a, &d->anna, one, 0, 0, "Pris", ERR_HERE));
	must(case_merge(d->db, d->a, &d->anna, one, 0, two, ERR_HERE));
	g_assert_null(open_decision(d, one));
	Decision *q = open_decision(d, two);
	g_assert_cmpstr(q->question, ==, "Pris");
	desk_wait(d, DECISION_WAITS - 1);
	chase(d, q->id);
	g_assert_nonnull(open_decision(d, two));
	answer(d, q->id, DECISION_APPROVED, "");
	g_assert_cmpint(desk_case(d, two)->step, ==, STEP_DESK);
}

static void
two_questions_become_one_that_says_both(Desk *d)
{
	int64_t one = desk_open_case(d), two = desk_open_case(d);

	ask(d, one, "Må de få en ny?");
	ask(d, two, "Hvem betaler?");
	must(case_merge(d->db, d->a, &d->anna, one, 0, two, ERR_HERE));
	g_assert_null(open_decision(d, one));
	g_assert_cmpstr(open_decision(d, two)->question, ==,
	    "Hvem betaler?\n\nMå de få en ny?");
	g_assert_cmpstr(desk_mails(d), ==,
	    "receipt receipt decision_asked decision_asked merged decision_asked");
}

static void
nobody_chases_what_is_solved(Desk *d)
{
	int64_t id = desk_open_case(d), asked = ask(d, id, "Må vi?");
	const CaseWrite w = { .case_id = id,
		.text = "Skiftet.",
		.status = STATUS_SOLVED };

	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
	desk_wait(d, DECISION_WAITS);
	g_assert_cmpint(chase(d, asked), ==, 0);
	g_assert_null(open_decision(d, id));
}

static void
a_link_answers_for_one_decision_and_one_partner(Desk *d)
{
	House house;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	const char *link = decision_link(d->a, &house, 7, 3);
	const char *tag = strrchr(link, '/') + 1;
	g_assert_true(decision_link_holds(d->a, &house, 7, 3, tag));
	g_assert_false(decision_link_holds(d->a, &house, 8, 3, tag));
	g_assert_false(decision_link_holds(d->a, &house, 7, 2, tag));
	g_assert_false(decision_link_holds(d->a, &house, 73, 0, tag));
	g_assert_false(decision_link_holds(d->a, &house, 7, 3, ""));
}

/* --- parked --- */

static void
a_commercial_question_is_parked_and_the_case_goes_on(Desk *d)
{
	int64_t id = desk_open_case(d);
	ParkedQuestion *q;
	size_t n;

	answer(d, ask(d, id, "Er det med i prisen?"), DECISION_PARKED, "");
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_NEW);
	must(parked_add(d->db, d->a, &d->anna, id, 0, "Skal de have flere timer?",
	    ERR_HERE));
	must(parked_store_waiting(d->db, d->a, d->baker, &q, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 2);
	g_assert_cmpstr(q[0].question, ==, "Er det med i prisen?");
	must(parked_take(d->db, d->a, &d->bent, q[0].id, PARKED_POSTPONED, "Til maj",
	    ERR_HERE));
	must(parked_store_waiting(d->db, d->a, 0, &q, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 2);
	must(parked_take(d->db, d->a, &d->bent, q[0].id, PARKED_AGREED, "Ja", ERR_HERE));
	refused(parked_take(d->db, d->a, &d->bent, q[0].id, PARKED_DECLINED, "",
	            &must_err),
	    "parked.taken");
	must(parked_store_waiting(d->db, d->a, d->baker, &q, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	must(parked_store_waiting(d->db, d->a, d->smith, &q, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 0);
}

/* --- whole or not at all --- */

static bool
escalate_it(Desk *d, void *arg, GError **err)
{
	return case_escalate(d->db, d->a, &d->anna, *(int64_t *)arg, 0, 0, "Pris", err);
}

static bool
be_angry(Desk *d, void *arg, GError **err)
{
	const CaseWrite w = { .case_id = *(int64_t *)arg,
		.kind = ENTRY_MAIL_IN,
		.text = "Jeg vil tale med jeres chef!" };

	return case_reply(d->db, d->a, &d->ida, &w, NULL, err);
}

static bool
park_it(Desk *d, void *arg, GError **err)
{
	const DecisionAnswer a = { .id = *(int64_t *)arg,
		.outcome = DECISION_PARKED,
		.tell = "Vi går i gang." };

	return decision_answer(d->db, d->a, &d->bent, &a, err);
}

static bool
merge_it(Desk *d, void *arg, GError **err)
{
	const int64_t *ids = arg;

	return case_merge(d->db, d->a, &d->anna, ids[0], 0, ids[1], err);
}

static bool
chase_it(Desk *d, void *arg, GError **err)
{
	Instant again;

	return decision_chase(d->db, d->a, &d->desk, *(int64_t *)arg, &again, err);
}

static void
each_is_whole_or_not_at_all(Desk *d)
{
	int64_t id = desk_open_case(d), decision;

	add_consultant(d);
	g_assert_cmpint(desk_fails_whole(d, be_angry, &id), >=, 12);
	g_assert_cmpint(desk_fails_whole(d, escalate_it, &id), >=, 12);
	decision = open_decision(d, id)->id;
	desk_add_staff(d, "Carla Eg", "carla@nordlys.example", ROLE_PARTNER);
	desk_wait(d, DECISION_WAITS);
	g_assert_cmpint(desk_fails_whole(d, chase_it, &decision), >=, 8);
	g_assert_cmpint(desk_fails_whole(d, park_it, &decision), >=, 12);
	int64_t ids[] = { desk_open_case(d), desk_open_case(d) };
	ask(d, ids[0], "Må de få en ny?");
	ask(d, ids[1], "Hvem betaler?");
	g_assert_cmpint(desk_fails_whole(d, merge_it, ids), >=, 12);
}

#define STORY(name) desk_add_story("escalation/" #name, name)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	STORY(the_consultant_of_the_customer_is_proposed);
	STORY(an_escalation_is_taken_back_to_where_it_came_from);
	STORY(the_third_word_without_an_answer_goes_up);
	STORY(where_there_is_no_consultant_a_rule_goes_on_to_the_partner);
	STORY(an_answer_begins_the_count_anew);
	STORY(who_asks_for_the_boss_goes_up_one_step_with_his_words);
	STORY(what_he_quotes_is_not_his);
	STORY(a_rule_that_is_off_does_nothing);
	STORY(a_customer_with_rules_of_his_own_has_only_those);
	STORY(a_decision_is_asked_and_answered_in_one_step);
	STORY(what_came_to_the_partner_goes_back_to_who_asked);
	STORY(another_thing_to_do_must_be_said);
	STORY(who_does_not_answer_is_stood_in_for_by_the_next);
	STORY(nobody_is_passed_over_because_he_sleeps);
	STORY(who_is_on_duty_is_asked_at_night_too);
	STORY(a_question_follows_its_case_into_another);
	STORY(two_questions_become_one_that_says_both);
	STORY(nobody_chases_what_is_solved);
	STORY(a_link_answers_for_one_decision_and_one_partner);
	STORY(a_commercial_question_is_parked_and_the_case_goes_on);
	STORY(each_is_whole_or_not_at_all);
	return g_test_run();
}
