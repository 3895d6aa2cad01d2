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

	must(case_reply(d->db, d->a, &d->ida, &w, ERR_HERE));
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

static void
the_third_word_without_an_answer_goes_up(Desk *d)
{
	int64_t id = desk_open_case(d);
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
	/* nobody is a consultant, so nothing has changed for him */
	g_assert_cmpstr(desk_mails(d), ==, "receipt");
}

static void
an_answer_begins_the_count_anew(Desk *d)
{
	int64_t id = desk_open_case(d);
	const CaseWrite w = { .case_id = id, .text = "Vi ser på det." };

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

static int64_t
add_partner(Desk *d, const char *name, const char *mail)
{
	Staff s = { .name = name, .mail = mail, .role = ROLE_PARTNER, .active = true };

	must(staff_save(d->db, d->a, &d->anna, &s, "correct horse battery", ERR_HERE));
	return s.id;
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
	int64_t carla = add_partner(d, "Carla Eg", "carla@nordlys.example");
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

	return case_reply(d->db, d->a, &d->ida, &w, err);
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
chase_it(Desk *d, void *arg, GError **err)
{
	Instant again;

	return decision_chase(d->db, d->a, &d->desk, *(int64_t *)arg, &again, err);
}

static void
each_is_whole_or_not_at_all(Desk *d)
{
	int64_t id = desk_open_case(d), decision;

	g_assert_cmpint(desk_fails_whole(d, be_angry, &id), >=, 12);
	g_assert_cmpint(desk_fails_whole(d, escalate_it, &id), >=, 12);
	decision = open_decision(d, id)->id;
	add_partner(d, "Carla Eg", "carla@nordlys.example");
	desk_wait(d, DECISION_WAITS);
	g_assert_cmpint(desk_fails_whole(d, chase_it, &decision), >=, 8);
	g_assert_cmpint(desk_fails_whole(d, park_it, &decision), >=, 12);
}

#define STORY(name) desk_add_story("escalation/" #name, name)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	STORY(the_consultant_of_the_customer_is_proposed);
	STORY(an_escalation_is_taken_back_to_where_it_came_from);
	STORY(the_third_word_without_an_answer_goes_up);
	STORY(an_answer_begins_the_count_anew);
	STORY(who_asks_for_the_boss_goes_up_one_step_with_his_words);
	STORY(a_rule_that_is_off_does_nothing);
	STORY(a_customer_with_rules_of_his_own_has_only_those);
	STORY(a_decision_is_asked_and_answered_in_one_step);
	STORY(what_came_to_the_partner_goes_back_to_who_asked);
	STORY(another_thing_to_do_must_be_said);
	STORY(who_does_not_answer_is_stood_in_for_by_the_next);
	STORY(nobody_chases_what_is_solved);
	STORY(a_link_answers_for_one_decision_and_one_partner);
	STORY(a_commercial_question_is_parked_and_the_case_goes_on);
	STORY(each_is_whole_or_not_at_all);
	return g_test_run();
}
