/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Time is a ledger: stories, on each engine (M9, M19). */
#include "base/err.h"
#include "desk.h"
#include "desk/agreement.h"
#include "desk/ledger.h"
#include "store/agreement_store.h"
#include "store/escalation_store.h"
#include "store/ledger_store.h"

static LedgerLine *
lines_of(Desk *d, int64_t id, size_t *n)
{
	LedgerLine *lines;

	must(ledger_store_of_case(d->db, d->a, id, &lines, n, ERR_HERE));
	return lines;
}

static LedgerSum
sum_of(Desk *d, int64_t id)
{
	LedgerSum sum;

	must(ledger_store_sum_of_case(d->db, id, &sum, ERR_HERE));
	return sum;
}

static void
write_minutes(Desk *d, int64_t id, EntryKind kind, int minutes)
{
	const CaseWrite w = { .case_id = id,
		.kind = kind,
		.text = "Set efter.",
		.minutes = minutes };

	must(kind == ENTRY_ANSWER ? case_answer(d->db, d->a, &d->anna, &w, ERR_HERE)
	                          : case_note(d->db, d->a, &d->anna, &w, ERR_HERE));
}

static int64_t
book(Desk *d, int64_t id, int minutes, LedgerKind kind)
{
	const LedgerBook w = { .case_id = id,
		.minutes = minutes,
		.kind = kind,
		.text = "Kørt ud",
		.reason = "" };
	size_t n;

	must(ledger_book(d->db, d->a, &d->anna, &w, ERR_HERE));
	return lines_of(d, id, &n)[n - 1].id;
}

static LedgerCorrect
correction(int64_t line, int minutes)
{
	return (LedgerCorrect){ .line_id = line,
		.minutes = minutes,
		.reason = "Talte pausen med" };
}

static void
what_an_entry_took_is_in_the_ledger_and_nowhere_else(Desk *d)
{
	int64_t id = desk_open_case(d);
	size_t n, n_entries;

	write_minutes(d, id, ENTRY_NOTE, 0);
	write_minutes(d, id, ENTRY_CALL, 7);
	write_minutes(d, id, ENTRY_ANSWER, 12);
	const LedgerLine *l = lines_of(d, id, &n);
	g_assert_cmpint((int64_t)n, ==, 2);
	g_assert_cmpint(l[0].minutes, ==, 7);
	g_assert_cmpint(l[0].method, ==, METHOD_PHONE);
	g_assert_cmpint(l[0].kind, ==, LEDGER_WORK);
	g_assert_cmpint(l[0].staff_id, ==, d->anna.staff_id);
	g_assert_cmpint(l[1].method, ==, METHOD_MAIL);
	g_assert_cmpint(sum_of(d, id).all, ==, 19);
	const Entry *e = desk_entries(d, id, &n_entries);
	g_assert_cmpint(e[n_entries - 1].minutes, ==, 12);
	g_assert_cmpint(e[n_entries - 2].minutes, ==, 7);
	g_assert_cmpint(e[n_entries - 3].minutes, ==, 0);
}

static void
a_correction_counters_and_books_anew(Desk *d)
{
	int64_t id = desk_open_case(d);
	CustomerDrawn drawn;
	size_t n, n_entries;

	write_minutes(d, id, ENTRY_CALL, 30);
	LedgerLine was = lines_of(d, id, &n)[0];
	desk_wait(d, MINUTES(10));
	const LedgerCorrect w = correction(was.id, 20);
	must(ledger_correct(d->db, d->a, &d->anna, &w, ERR_HERE));

	const LedgerLine *l = lines_of(d, id, &n);
	g_assert_cmpint((int64_t)n, ==, 3);
	g_assert_cmpint(l[0].minutes, ==, 30); /* as it was */
	g_assert_true(l[0].is_countered);
	g_assert_cmpint(l[1].minutes, ==, -30);
	g_assert_cmpint(l[1].counters, ==, was.id);
	g_assert_cmpint(l[2].minutes, ==, 20);
	g_assert_cmpint(l[2].worked_at, ==, was.worked_at);
	g_assert_cmpint(l[2].method, ==, METHOD_PHONE);
	g_assert_cmpint(sum_of(d, id).all, ==, 20);
	must(customer_store_drawn(d->db, d->baker, 0, &drawn, ERR_HERE));
	g_assert_cmpint(drawn.minutes, ==, 20);
	const Entry *e = desk_entries(d, id, &n_entries);
	g_assert_cmpint(e[n_entries - 2].minutes, ==, 20); /* of the call itself */
	g_assert_cmpint(e[n_entries - 1].kind, ==, ENTRY_TIME);
	g_assert_cmpstr(e[n_entries - 1].text, ==, "Talte pausen med");
	g_assert_false(e[n_entries - 1].is_public);

	refused(ledger_correct(d->db, d->a, &d->anna, &w, &must_err), "time.countered");
	const LedgerCorrect gone = correction(l[2].id, 0);
	must(ledger_correct(d->db, d->a, &d->anna, &gone, ERR_HERE));
	g_assert_cmpint(sum_of(d, id).all, ==, 0);
	lines_of(d, id, &n);
	g_assert_cmpint((int64_t)n, ==, 4);
}

static void
the_agreement_says_what_is_billed_and_a_person_with_a_reason_otherwise(Desk *d)
{
	int64_t id = desk_open_case(d); /* a fault: included */
	const CaseChange change = { .case_id = id, .category = CATEGORY_CHANGE };
	size_t n;

	int64_t line = book(d, id, 10, LEDGER_WORK);
	g_assert_cmpint(sum_of(d, id).billable, ==, 0);
	must(case_change(d->db, d->a, &d->anna, &change, ERR_HERE));
	book(d, id, 5, LEDGER_WORK);
	book(d, id, 40, LEDGER_TRAVEL);
	g_assert_cmpint(sum_of(d, id).billable, ==,
	    45); /* what was booked before stays */
	g_assert_cmpint(sum_of(d, id).travel, ==, 40);

	LedgerBook w = { .case_id = id,
		.minutes = 3,
		.kind = LEDGER_WORK,
		.billing = BILL_NO,
		.text = "" };
	refused(ledger_book(d->db, d->a, &d->anna, &w, &must_err), "time.reason.missing");
	w.reason = "Vores egen fejl";
	must(ledger_book(d->db, d->a, &d->anna, &w, ERR_HERE));
	g_assert_cmpint(sum_of(d, id).billable, ==, 45);
	const LedgerLine *l = lines_of(d, id, &n);
	g_assert_true(l[n - 1].by_hand);
	g_assert_cmpstr(l[n - 1].reason, ==, "Vores egen fejl");

	/* as agreed it is a change now: the same minutes, billed */
	const LedgerCorrect bill = correction(line, 10);
	must(ledger_correct(d->db, d->a, &d->anna, &bill, ERR_HERE));
	g_assert_cmpint(sum_of(d, id).billable, ==, 55);
}

static void
another_agreement_bills_otherwise(Desk *d)
{
	Agreement ag = agreement_standard();

	ag.customer_id = d->baker;
	ag.name = "Efter forbrug";
	ag.valid_from = d->now - DAYS(30);
	ag.bills_work = 1u << CATEGORY_FAULT | 1u << CATEGORY_OUTAGE;
	ag.bills_travel = 0;
	must(agreement_save(d->db, d->a, &d->anna, &ag, ERR_HERE));
	int64_t id = desk_open_case(d);
	book(d, id, 10, LEDGER_WORK);
	book(d, id, 60, LEDGER_TRAVEL);
	g_assert_cmpint(sum_of(d, id).billable, ==, 10);
}

static const struct {
	const char *name;
	int minutes;
	bool holds;
} borders[] = {
	{ "none", 0, false },
	{ "below", -1, false },
	{ "one", 1, true },
	{ "a-day", LEDGER_MOST, true },
	{ "more-than-a-day", LEDGER_MOST + 1, false },
};

static void
a_line_is_a_minute_to_a_day(Desk *d)
{
	int64_t id = desk_open_case(d);

	for (size_t i = 0; i < G_N_ELEMENTS(borders); i++) {
		g_autoptr(GError) why = NULL;
		const LedgerBook w = { .case_id = id,
			.minutes = borders[i].minutes,
			.kind = LEDGER_WORK,
			.text = "",
			.reason = "" };
		const CaseWrite note = { .case_id = id,
			.kind = ENTRY_NOTE,
			.text = "Set.",
			.minutes = LEDGER_MOST + 1 };

		g_assert_cmpint(ledger_book(d->db, d->a, &d->anna, &w, &why), ==,
		    borders[i].holds);
		if (!borders[i].holds)
			g_assert_cmpstr(why->message, ==, "time.minutes.wrong");
		refused(case_note(d->db, d->a, &d->anna, &note, &must_err),
		    "time.minutes.wrong");
	}
	g_assert_cmpint(sum_of(d, id).all, ==, 1 + LEDGER_MOST);
}

static void
it_is_corrected_by_whose_it_is_or_who_decides(Desk *d)
{
	int64_t id = desk_open_case(d);
	int64_t line = book(d, id, 10, LEDGER_WORK);
	int64_t emil_id = desk_add_staff(d, "Emil", "emil@nordlys.example", ROLE_AGENT);
	const Actor emil = { .staff_id = emil_id, .role = ROLE_AGENT, .now = d->now };
	LedgerCorrect w = correction(line, 10);

	refused(ledger_correct(d->db, d->a, &emil, &w, &must_err), "time.others");
	refused(ledger_correct(d->db, d->a, &d->ida, &w, &must_err), "staff.only");
	refused(ledger_correct(d->db, d->a, &d->anna, &w, &must_err), "time.same");
	w.minutes = 8;
	w.reason = " ";
	refused(ledger_correct(d->db, d->a, &d->anna, &w, &must_err),
	    "time.reason.missing");
	w.reason = "Aftalt";
	must(ledger_correct(d->db, d->a, &d->bent, &w, ERR_HERE)); /* a partner */
	w.line_id = 4711;
	refused(ledger_correct(d->db, d->a, &d->anna, &w, &must_err),
	    "time.line.unknown");
}

static void
what_goes_on_in_another_case_is_summed_there(Desk *d)
{
	int64_t one = desk_open_case(d), two = desk_open_case(d);
	size_t n;

	book(d, one, 10, LEDGER_WORK);
	book(d, two, 4, LEDGER_WORK);
	must(case_merge(d->db, d->a, &d->anna, one, 0, two, ERR_HERE));
	g_assert_cmpint(sum_of(d, two).all, ==, 14);
	g_assert_cmpint(sum_of(d, one).all, ==, 10);
	/* it is not moved: what was booked stays where it was booked */
	lines_of(d, two, &n);
	g_assert_cmpint((int64_t)n, ==, 1);
	/* and a case that is over takes what was forgotten */
	book(d, one, 2, LEDGER_WORK);
	g_assert_cmpint(sum_of(d, two).all, ==, 16);
}

static void
what_was_done_later_than_now_is_not_booked(Desk *d)
{
	int64_t id = desk_open_case(d);
	LedgerBook w = { .case_id = id,
		.minutes = 5,
		.kind = LEDGER_WORK,
		.worked_at = d->now + SECONDS(1),
		.text = "",
		.reason = "" };
	LedgerLine *lines;
	size_t n;

	refused(ledger_book(d->db, d->a, &d->anna, &w, &must_err), "time.later");
	w.worked_at = d->now - DAYS(2);
	must(ledger_book(d->db, d->a, &d->anna, &w, ERR_HERE));
	must(ledger_store_of_staff(d->db, d->a, d->anna.staff_id, d->now - DAYS(2),
	    d->now - DAYS(1), &lines, &n, ERR_HERE));
	g_assert_cmpint((int64_t)n, ==, 1);
	must(ledger_store_of_staff(d->db, d->a, d->anna.staff_id, d->now - DAYS(1),
	    d->now + 1, &lines, &n, ERR_HERE));
	g_assert_cmpint((int64_t)n, ==, 0);
}

#define STORY(name) desk_add_story("ledger/" #name, name)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	STORY(what_an_entry_took_is_in_the_ledger_and_nowhere_else);
	STORY(a_correction_counters_and_books_anew);
	STORY(the_agreement_says_what_is_billed_and_a_person_with_a_reason_otherwise);
	STORY(another_agreement_bills_otherwise);
	STORY(a_line_is_a_minute_to_a_day);
	STORY(it_is_corrected_by_whose_it_is_or_who_decides);
	STORY(what_goes_on_in_another_case_is_summed_there);
	STORY(what_was_done_later_than_now_is_not_booked);
	return g_test_run();
}
