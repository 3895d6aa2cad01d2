/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What may be done with a case: stories, on each engine. */
#include "base/err.h"
#include "desk.h"
#include "store/evaluation_store.h"
#include "store/question_store.h"

static Instant
at(const char *iso)
{
	Instant t;

	g_assert_true(clock_parse_rfc3339(iso, &t));
	return t;
}

static CaseWrite
text_for(Desk *d, int64_t id, const char *text)
{
	return (CaseWrite){ .case_id = id,
		.seen = desk_case(d, id)->version,
		.text = text,
		.kind = ENTRY_NOTE };
}

static void
answer(Desk *d, int64_t id, const char *text)
{
	CaseWrite w = text_for(d, id, text);

	must(case_answer(d->db, d->a, &d->anna, &w, ERR_HERE));
}

static void
end(Desk *d, int64_t id, Status status)
{
	CaseWrite w = text_for(d, id, "Rullen er skiftet.");

	w.status = status;
	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
}

static void
a_report_is_promised_and_acknowledged(Desk *d)
{
	const Case *c = desk_case(d, desk_open_case(d));

	g_assert_cmpint(c->id, ==, 1001);
	g_assert_cmpint(c->status, ==, STATUS_NEW);
	g_assert_cmpint(c->customer_id, ==, d->baker);
	g_assert_cmpint(c->category, ==, CATEGORY_FAULT);
	/* the standard: a fault within 4 and 24 opening hours, from Tuesday at 9 */
	g_assert_cmpint(c->response_due, ==, at("2026-02-03T13:00:00+01:00"));
	g_assert_cmpint(c->horizon, ==, at("2026-02-06T09:00:00+01:00"));
	g_assert_cmpstr(desk_mails(d), ==, "receipt");
}

static void
a_call_has_had_its_response(Desk *d)
{
	const CaseOpen o = { .kind = ENTRY_CALL,
		.channel = CHANNEL_PHONE,
		.text = "Kan ikke logge på\nHar prøvet to gange",
		.minutes = 4,
		.person_id = d->ida.person_id,
		.category = CATEGORY_CRITICAL };
	int64_t id;

	must(case_open(d->db, d->a, &d->anna, &o, &id, ERR_HERE));
	const Case *c = desk_case(d, id);
	g_assert_cmpstr(c->subject, ==, "Kan ikke logge på");
	g_assert_cmpint(c->responded_at, ==, d->now);
	g_assert_cmpint(c->status, ==, STATUS_OPEN);
	g_assert_cmpint(c->priority, ==, PRIORITY_HIGH);
}

static void
a_call_of_no_words_is_no_case(Desk *d)
{
	const CaseOpen o = { .kind = ENTRY_CALL,
		.channel = CHANNEL_PHONE,
		.subject = " ",
		.text = " \n" };
	int64_t id;

	refused(case_open(d->db, d->a, &d->anna, &o, &id, &must_err),
	    "case.text.missing");
}

static void
an_answer_is_the_response_and_takes_the_case(Desk *d)
{
	int64_t id = desk_open_case(d);

	desk_wait(d, MINUTES(20));
	answer(d, id, "Prøv at slukke den.");
	const Case *c = desk_case(d, id);
	g_assert_cmpint(c->responded_at, ==, d->now);
	g_assert_cmpint(c->status, ==, STATUS_OPEN);
	g_assert_cmpint(c->assignee_id, ==, d->anna.staff_id);
	g_assert_cmpstr(desk_mails(d), ==, "receipt answer");
}

static void
who_saw_an_older_case_is_told_so(Desk *d)
{
	int64_t id = desk_open_case(d);
	CaseWrite stale = text_for(d, id, "Prøv at slukke den.");

	answer(d, id, "Jeg ser på det.");
	refused(case_answer(d->db, d->a, &d->bent, &stale, &must_err), "case.changed");
	CaseChange c = { .case_id = id, .seen = stale.seen, .priority = PRIORITY_LOW };
	refused(case_change(d->db, d->a, &d->bent, &c, &must_err), "case.changed");
	g_assert_cmpstr(desk_mails(d), ==, "receipt answer");
}

static void
another_category_is_another_promise(Desk *d)
{
	int64_t id = desk_open_case(d);
	CaseChange c = { .case_id = id,
		.seen = 1,
		.category = CATEGORY_CRITICAL,
		.reason = "Hele kontoret" };

	desk_wait(d, HOURS(1));
	must(case_change(d->db, d->a, &d->anna, &c, ERR_HERE));
	/* 8 opening hours from when it was reported, not from now */
	g_assert_cmpint(desk_case(d, id)->horizon, ==, at("2026-02-04T09:00:00+01:00"));
	g_assert_cmpstr(desk_mails(d), ==, "receipt horizon");
}

static void
a_change_of_nothing_is_no_entry(Desk *d)
{
	int64_t id = desk_open_case(d);
	CaseChange c = { .case_id = id, .seen = 1, .category = CATEGORY_FAULT };
	size_t n;

	must(case_change(d->db, d->a, &d->anna, &c, ERR_HERE));
	desk_entries(d, id, &n);
	g_assert_cmpuint(n, ==, 1);
}

static void
escalation_goes_step_by_step(Desk *d)
{
	int64_t id = desk_open_case(d);

	must(case_escalate(d->db, d->a, &d->anna, id, 1, 0, "Kræver adgang", ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->step, ==, STEP_CONSULTANT);
	must(case_escalate(d->db, d->a, &d->anna, id, 2, d->bent.staff_id, "Aftalen",
	    ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->assignee_id, ==, d->bent.staff_id);
	refused(case_escalate(d->db, d->a, &d->anna, id, 0, 0, "Mere", &must_err),
	    "case.at_last_step");
	refused(case_escalate(d->db, d->a, &d->anna, id, 0, 0, "  ", &must_err),
	    "case.escalate.reason");
	g_assert_cmpstr(desk_mails(d), ==, "receipt escalated escalated decision_asked");
}

static void
a_solved_case_closes_by_itself(Desk *d)
{
	int64_t id = desk_open_case(d);

	end(d, id, STATUS_SOLVED);
	must(case_close_solved(d->db, d->a, &d->desk, id, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_SOLVED); /* not yet */
	desk_wait(d, CASE_CLOSES_AFTER);
	must(case_close_solved(d->db, d->a, &d->desk, id, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->closed_at, ==, d->now);
	g_assert_cmpstr(desk_mails(d), ==, "receipt solved closed");
}

static void
still_broken_opens_it_again(Desk *d)
{
	int64_t id = desk_open_case(d);
	CaseWrite w = { .case_id = id, .kind = ENTRY_FORM, .text = "Den blinker igen" };

	end(d, id, STATUS_SOLVED);
	must(case_reply(d->db, d->a, &d->ida, &w, NULL, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_OPEN);
	g_assert_cmpint(desk_case(d, id)->solved_at, ==, 0);
	desk_wait(d, CASE_CLOSES_AFTER);
	must(case_close_solved(d->db, d->a, &d->desk, id, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_OPEN);
}

static void
a_case_is_not_closed_without_its_solution(Desk *d)
{
	int64_t id = desk_open_case(d);
	CaseWrite w = text_for(d, id, " \n");
	CaseChange c = { .case_id = id, .seen = 1, .status = STATUS_CLOSED };

	w.status = STATUS_CLOSED;
	refused(case_close(d->db, d->a, &d->anna, &w, &must_err),
	    "case.solution.missing");
	refused(case_change(d->db, d->a, &d->anna, &c, &must_err),
	    "case.status.needs_solution");
}

static void
a_closed_case_is_reopened_and_only_then_changed(Desk *d)
{
	int64_t id = desk_open_case(d);

	end(d, id, STATUS_CLOSED);
	CaseChange c = { .case_id = id, .seen = 2, .priority = PRIORITY_LOW };
	refused(case_change(d->db, d->a, &d->anna, &c, &must_err), "case.closed");
	must(case_reopen(d->db, d->a, &d->anna, id, 2, "Ringede", ERR_HERE));
	c.seen = 3;
	must(case_change(d->db, d->a, &d->anna, &c, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "receipt closed reopened");
}

static void
a_merged_number_leads_on_for_ever(Desk *d)
{
	int64_t a = desk_open_case(d), b = desk_open_case(d), c = desk_open_case(d);
	CaseWrite w = { .case_id = a, .kind = ENTRY_FORM, .text = "Nu er det værre" };
	Case *survivor;

	must(case_merge(d->db, d->a, &d->anna, a, 1, b, ERR_HERE));
	must(case_merge(d->db, d->a, &d->anna, b, 2, c, ERR_HERE));
	must(case_survivor(d->db, d->a, a, &survivor, ERR_HERE));
	g_assert_cmpint(survivor->id, ==, c);
	must(case_reply(d->db, d->a, &d->ida, &w, NULL, ERR_HERE));
	g_assert_cmpint(desk_case(d, a)->status, ==, STATUS_CLOSED);
	size_t n;
	const Entry *entries = desk_entries(d, c, &n);
	g_assert_cmpstr(entries[n - 1].text, ==, "Nu er det værre");
	refused(case_merge(d->db, d->a, &d->anna, c, 0, a, &must_err),
	    "case.merge.itself");
}

static void
cases_of_two_customers_are_never_merged(Desk *d)
{
	const CaseOpen o = { .kind = ENTRY_NOTE,
		.channel = CHANNEL_STAFF,
		.text = "Essen",
		.customer_id = d->smith };
	int64_t mine = desk_open_case(d), other;

	must(case_open(d->db, d->a, &d->anna, &o, &other, ERR_HERE));
	refused(case_merge(d->db, d->a, &d->anna, mine, 1, other, &must_err),
	    "case.merge.other_customer");
}

static void
another_matter_becomes_a_case_of_its_own(Desk *d)
{
	int64_t id = desk_open_case(d), made;
	CaseWrite w = { .case_id = id, .kind = ENTRY_FORM, .text = "Og skærmen flimrer" };
	size_t n;

	must(case_reply(d->db, d->a, &d->ida, &w, NULL, ERR_HERE));
	const Entry *entries = desk_entries(d, id, &n);
	must(case_split(d->db, d->a, &d->anna, id, 2, entries[1].id, "Skærmen", &made,
	    ERR_HERE));
	const Case *c = desk_case(d, made);
	g_assert_cmpstr(c->subject, ==, "Skærmen");
	g_assert_cmpint(c->person_id, ==, d->ida.person_id);
	g_assert_cmpstr(desk_entries(d, made, &n)[0].text, ==, "Og skærmen flimrer");
	g_assert_cmpstr(desk_mails(d), ==, "receipt receipt");
	refused(case_split(d->db, d->a, &d->anna, made, 0, entries[0].id, "", &made,
	            &must_err),
	    "case.entry.unknown");
}

static void
its_reporter_alone_says_that_it_works(Desk *d)
{
	int64_t id = desk_open_case(d);
	Actor other = d->ida;
	size_t n;

	other.person_id++;
	refused(case_works(d->db, d->a, &other, id, ERR_HERE), "case.not_reporter");
	refused(case_works(d->db, d->a, &d->anna, id, ERR_HERE), "case.not_reporter");
	must(case_works(d->db, d->a, &d->ida, id, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_CLOSED);
	g_assert_cmpint(desk_case(d, id)->solved_at, ==, d->now);
	g_assert_cmpstr(desk_mails(d), ==, "receipt");
	desk_entries(d, id, &n);
	must(case_works(d->db, d->a, &d->ida, id, ERR_HERE));
	size_t again;
	desk_entries(d, id, &again);
	g_assert_cmpuint(again, ==, n);
}

static void
an_evaluation_may_be_changed_until_it_ends(Desk *d)
{
	int64_t id = desk_open_case(d);
	CaseEvaluation e = { .case_id = id, .scores = { 4 } };
	Evaluation *stored;

	refused(case_evaluate(d->db, d->a, &d->ida, &e, &must_err),
	    "evaluation.not_closed");
	end(d, id, STATUS_CLOSED);
	must(case_evaluate(d->db, d->a, &d->ida, &e, ERR_HERE));
	e.scores[0] = 5;
	e.comment = "Tak!";
	must(case_evaluate(d->db, d->a, &d->ida, &e, ERR_HERE));
	must(evaluation_store_find(d->db, d->a, id, &stored, ERR_HERE));
	g_assert_cmpint(stored->scores[0], ==, 5);
	g_assert_cmpint(stored->scores[1], ==, 0);
	g_assert_cmpstr(stored->comment, ==, "Tak!");
	const CaseEvaluation click = { .case_id = id, .scores = { 1 }, .is_click = true };
	must(case_evaluate(d->db, d->a, &d->ida, &click, ERR_HERE));
	must(evaluation_store_find(d->db, d->a, id, &stored, ERR_HERE));
	g_assert_cmpint(stored->scores[0], ==, 5);
	e.scores[0] = 6;
	refused(case_evaluate(d->db, d->a, &d->ida, &e, &must_err), "evaluation.score");
	e.scores[0] = 5;
	desk_wait(d, CASE_EVALUATION_ENDS + SECONDS(1));
	refused(case_evaluate(d->db, d->a, &d->ida, &e, &must_err), "evaluation.ended");
}

static void
a_person_at_a_customer_may_do_nothing_of_the_staffs(Desk *d)
{
	int64_t id = desk_open_case(d);
	CaseWrite w = text_for(d, id, "x");
	CaseChange c = { .case_id = id, .seen = 1, .priority = PRIORITY_URGENT };

	refused(case_answer(d->db, d->a, &d->ida, &w, &must_err), "staff.only");
	refused(case_note(d->db, d->a, &d->ida, &w, &must_err), "staff.only");
	refused(case_change(d->db, d->a, &d->ida, &c, &must_err), "staff.only");
	refused(case_escalate(d->db, d->a, &d->ida, id, 1, 0, "x", &must_err),
	    "staff.only");
	refused(case_merge(d->db, d->a, &d->ida, id, 1, id, &must_err), "staff.only");
	w.status = STATUS_CLOSED;
	refused(case_close(d->db, d->a, &d->ida, &w, &must_err), "staff.only");
}

static void
lists_page_without_a_gap(Desk *d)
{
	CaseListAfter after = { 0 };
	CaseLine *lines;
	size_t n, seen = 0;
	int64_t counts[N_STATUSES + 1];

	for (int i = 0; i < 25; i++)
		desk_open_case(d);
	answer(d, 1003, "Jeg tager den");
	do {
		must(case_store_list(d->db, d->a, LIST_MINE, 0, after, 10, &lines, &n,
		    ERR_HERE));
		for (size_t i = 0; i < n; i++)
			g_assert_cmpint(lines[i].c.id, !=, 1003);
		seen += n;
		if (n)
			after = case_store_after(LIST_MINE, &lines[n - 1]);
	} while (n == 10);
	g_assert_cmpuint(seen, ==, 24);
	must(case_store_counts(d->db, 0, counts, ERR_HERE));
	g_assert_cmpint(counts[STATUS_NEW], ==, 24);
	must(case_store_counts(d->db, -1, counts, ERR_HERE));
	g_assert_cmpint(counts[STATUS_NEW] + counts[STATUS_OPEN], ==, 25);
}

static void
a_caller_is_found_as_one_types(Desk *d)
{
	static const char *const found[] = { "id", "holm", "ida ho", "IDA", "20 30",
		"2030", "+4520304050", "0045 2030", "ida@b" };
	static const char *const numbers[] = { "2030", "20 30 40 50", "+4520304050",
		"+45 20", "004520304050", "4520304050" };
	static const char *const not_found[] = { "olm", "ida jensen", "99", "" };
	Person *people;
	size_t n;

	for (size_t i = 0; i < G_N_ELEMENTS(found); i++) {
		must(person_store_search(d->db, d->a, found[i], 10, &people, &n,
		    ERR_HERE));
		g_assert_cmpuint(n, ==, 1);
		g_assert_cmpstr(people[0].customer_name, ==, "Byens Bager A/S");
	}
	people[0].phone = "20 30 40 50"; /* noted down as people do */
	must(person_save(d->db, d->a, &d->anna, &people[0], ERR_HERE));
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
		must(person_store_search(d->db, d->a, numbers[i], 10, &people, &n,
		    ERR_HERE));
		g_assert_cmpuint(n, ==, 1);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(not_found); i++) {
		must(person_store_search(d->db, d->a, not_found[i], 10, &people, &n,
		    ERR_HERE));
		g_assert_cmpuint(n, ==, 0);
	}
}

static void
sign_in_counts_what_fails(Desk *d)
{
	const char *mail = "anna@nordlys.example";
	char *token = NULL;
	Staff *s;

	must(sign_in(d->db, d->a, d->now, "Anna@Nordlys.example", "correct horse battery",
	    "127.0.0.1", &token, ERR_HERE));
	must(sign_in_session(d->db, d->a, d->now, token, &s, ERR_HERE));
	g_assert_cmpstr(s->name, ==, "Anna Berg");
	must(sign_in_session(d->db, d->a, d->now + SESSION_LASTS, token, &s, ERR_HERE));
	g_assert_null(s);
	for (int i = 0; i < 50; i++)
		must(sign_in(d->db, d->a, d->now, mail, "correct horse battery",
		    "127.0.0.1", &token, ERR_HERE));
	for (int i = 0; i < 10; i++)
		refused(sign_in(d->db, d->a, d->now, mail, "wrong", "127.0.0.1", &token,
		            &must_err),
		    "sign_in.wrong");
	refused(sign_in(d->db, d->a, d->now, mail, "correct horse battery", "127.0.0.1",
	            &token, &must_err),
	    "sign_in.too_often");
	must(sign_in(d->db, d->a, d->now + MINUTES(11), mail, "correct horse battery",
	    "127.0.0.1", &token, ERR_HERE));
	must(sign_out(d->db, d->a, token, ERR_HERE));
	must(sign_in_session(d->db, d->a, d->now, token, &s, ERR_HERE));
	g_assert_null(s);
}

#define STORY(name)                                                                      \
	{                                                                                \
#name, name                                                              \
	}

int
main(int argc, char **argv)
{
	static const struct {
		const char *name;
		DeskStory story;
	} stories[] = {
		STORY(a_report_is_promised_and_acknowledged),
		STORY(a_call_has_had_its_response),
		STORY(a_call_of_no_words_is_no_case),
		STORY(an_answer_is_the_response_and_takes_the_case),
		STORY(who_saw_an_older_case_is_told_so),
		STORY(another_category_is_another_promise),
		STORY(a_change_of_nothing_is_no_entry),
		STORY(escalation_goes_step_by_step),
		STORY(a_solved_case_closes_by_itself),
		STORY(still_broken_opens_it_again),
		STORY(a_case_is_not_closed_without_its_solution),
		STORY(a_closed_case_is_reopened_and_only_then_changed),
		STORY(a_merged_number_leads_on_for_ever),
		STORY(cases_of_two_customers_are_never_merged),
		STORY(another_matter_becomes_a_case_of_its_own),
		STORY(its_reporter_alone_says_that_it_works),
		STORY(an_evaluation_may_be_changed_until_it_ends),
		STORY(a_person_at_a_customer_may_do_nothing_of_the_staffs),
		STORY(lists_page_without_a_gap),
		STORY(a_caller_is_found_as_one_types),
		STORY(sign_in_counts_what_fails),
	};

	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(stories); i++)
		desk_add_story(stories[i].name, stories[i].story);
	return g_test_run();
}
