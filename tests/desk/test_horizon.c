/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * test_horizon.c - M15: what the reporter is told that he can rely on, and how often. */
#include "base/err.h"
#include "desk.h"
#include "desk/case.h"
#include "desk/expectation.h"
#include "job/runner.h"

static Instant
at(const char *iso)
{
	Instant t;

	g_assert_true(clock_parse_rfc3339(iso, &t));
	return t;
}

static void
run_due(Desk *d)
{
	size_t n;

	must(runner_run_due(d->store, d->blobs, d->now, &n, ERR_HERE));
}

/* Time passes as it does: what falls due in it happens when it is due, about. */
static void
live_until(Desk *d, Instant until)
{
	while (d->now < until) {
		desk_wait(d, MIN(MINUTES(30), until - d->now));
		run_due(d);
	}
}

static bool
change_status(Desk *d, int64_t id, Status status)
{
	const CaseChange w = { .case_id = id, .status = status };

	return case_change(d->db, d->a, &d->anna, &w, NULL);
}

static void
solve(Desk *d, int64_t id)
{
	const CaseWrite w = { .case_id = id,
		.text = "Rullen er skiftet.",
		.status = STATUS_CLOSED };

	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
}

static bool
set(Desk *d, int64_t id, Instant when, const char *reason, GError **err)
{
	const HorizonSet w = { .case_id = id,
		.at = when,
		.why = HORIZON_BY_HAND,
		.reason = reason };

	return case_horizon_set(d->db, d->a, &d->anna, &w, err);
}

/* Forty cases that were solved within three hours each, two a day. */
static void
live_a_month(Desk *d)
{
	bool learnt;

	for (int i = 0; i < 40; i++) {
		int64_t id = desk_open_case(d);

		desk_wait(d, HOURS(1) + MINUTES(20 * (i % 6)));
		solve(d, id);
		desk_wait(d, i % 2 ? HOURS(20) : HOURS(1));
	}
	d->now = at("2026-04-14T09:00:00+02:00"); /* a Tuesday */
	desk_wait(d, 0);
	must(expectation_learn(d->db, d->a, d->now, 0, &learnt, ERR_HERE));
	g_assert_true(learnt);
}

static int
count_told(Desk *d, const char *what)
{
	g_auto(GStrv) all = g_strsplit(desk_mails(d), " ", -1);
	int n = 0;

	for (char **one = all; *one; one++)
		n += g_str_equal(*one, what);
	return n;
}

static void
nothing_is_expected_before_anything_is_known(Desk *d)
{
	const Case *c = desk_case(d, desk_open_case(d));

	g_assert_cmpint(c->horizon, ==, c->solution_due);
	g_assert_cmpint(c->horizon_why, ==, HORIZON_PROMISE);
}

static void
what_was_solved_quickly_is_expected_to_be(Desk *d)
{
	live_a_month(d);
	const Case *c = desk_case(d, desk_open_case(d));
	g_assert_cmpint(c->horizon_why, ==, HORIZON_EXPECTED);
	g_assert_cmpint(c->horizon, <, c->solution_due);
	g_assert_cmpint(c->horizon, >, d->now + HOURS(1));
	g_assert_cmpint(c->horizon, <, d->now + HOURS(6));
	g_assert_cmpint(c->horizon % MINUTES(30), ==, 0);
}

static void
it_is_told_before_it_passes_and_once(Desk *d)
{
	live_a_month(d);
	int64_t id = desk_open_case(d);
	Instant told = desk_case(d, id)->horizon;
	int before = count_told(d, "horizon");

	live_until(d, told - MINUTES(1));
	const Case *c = desk_case(d, id);
	g_assert_cmpint(count_told(d, "horizon"), ==, before + 1);
	g_assert_cmpint(c->horizon, >, told);
	Instant next = c->horizon;
	live_until(d, told + MINUTES(30));
	g_assert_cmpint(desk_case(d, id)->horizon, ==, next);
	g_assert_cmpint(count_told(d, "horizon"), ==, before + 1);
}

static void
one_that_is_solved_in_time_is_not_told_of(Desk *d)
{
	live_a_month(d);
	int64_t id = desk_open_case(d);
	Instant told = desk_case(d, id)->horizon;
	int before = count_told(d, "horizon");

	desk_wait(d, MINUTES(30));
	solve(d, id);
	live_until(d, told + HOURS(8));
	g_assert_cmpint(count_told(d, "horizon"), ==, before);
}

static void
who_is_asked_hears_when_he_has_answered(Desk *d)
{
	live_a_month(d);
	int64_t id = desk_open_case(d);
	Instant told = desk_case(d, id)->horizon;
	int before = count_told(d, "horizon");
	const CaseWrite reply = { .case_id = id,
		.kind = ENTRY_FORM,
		.text = "Det er den på kontoret." };

	const CaseWrite asked = { .case_id = id,
		.text = "Hvilken af dem?",
		.status = STATUS_WAITING_REPORTER };

	must(case_answer(d->db, d->a, &d->anna, &asked, ERR_HERE));
	live_until(d, told + HOURS(24));
	g_assert_cmpint(desk_case(d, id)->horizon, ==, told);
	g_assert_cmpint(count_told(d, "horizon"), ==, before);
	must(case_reply(d->db, d->a, &d->ida, &reply, NULL, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->horizon, >, d->now);
	g_assert_cmpint(count_told(d, "horizon"), ==, before + 1);
}

static void
what_is_set_by_hand_is_told_with_its_reason_and_holds(Desk *d)
{
	int64_t id = desk_open_case(d);
	Instant later = at("2026-02-20T12:00:00+01:00");
	size_t n;

	must(set(d, id, later, "Der mangler en reservedel.", ERR_HERE));
	const Case *c = desk_case(d, id);
	g_assert_cmpint(c->horizon, ==, later);
	g_assert_cmpint(c->horizon_why, ==, HORIZON_BY_HAND);
	g_assert_cmpint(c->horizon, >, c->solution_due); /* since somebody says why */
	const Entry *e = &desk_entries(d, id, &n)[n - 1];
	g_assert_cmpint(e->kind, ==, ENTRY_HORIZON);
	g_assert_true(e->is_public);
	g_assert_cmpstr(e->text, ==, "Der mangler en reservedel.");
	g_assert_cmpstr(desk_mails(d), ==, "receipt horizon");
	g_assert_true(change_status(d, id, STATUS_WAITING_PART));
	g_assert_true(change_status(d, id, STATUS_OPEN));
	g_assert_cmpint(desk_case(d, id)->horizon, ==, later);
}

static void
what_cannot_be_set_is_refused(Desk *d)
{
	int64_t id = desk_open_case(d);
	const HorizonSet by_reporter = { .case_id = id,
		.at = d->now + HOURS(1),
		.why = HORIZON_BY_HAND,
		.reason = "Nu" };

	refused(set(d, id, d->now, "Nu", &must_err), "horizon.past");
	refused(set(d, id, d->now + HORIZON_FURTHEST + 1, "Nu", &must_err),
	    "horizon.too_far");
	refused(set(d, id, d->now + HOURS(1), " ", &must_err), "horizon.reason.missing");
	refused(case_horizon_set(d->db, d->a, &d->ida, &by_reporter, &must_err),
	    "staff.only");
	solve(d, id);
	refused(set(d, id, d->now + HOURS(1), "Nu", &must_err), "case.closed");
	g_assert_cmpint(count_told(d, "horizon"), ==, 0);
}

static void
the_supplier_holds_while_it_is_with_him(Desk *d)
{
	int64_t id = desk_open_case(d);
	const HorizonSet word = { .case_id = id,
		.at = at("2026-02-11T15:00:00+01:00"),
		.why = HORIZON_SUPPLIER };

	g_assert_true(change_status(d, id, STATUS_WAITING_SUPPLIER));
	must(case_horizon_set(d->db, d->a, &d->anna, &word, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->horizon, ==, word.at);
	desk_wait(d, HOURS(1));
	g_assert_true(change_status(d, id, STATUS_OPEN));
	const Case *c = desk_case(d, id);
	g_assert_cmpint(c->horizon_why, !=, HORIZON_SUPPLIER);
	g_assert_cmpint(c->horizon, <=, c->solution_due);
}

static void
a_small_move_is_none(Desk *d)
{
	live_a_month(d);
	int64_t id = desk_open_case(d);
	Instant told = desk_case(d, id)->horizon;
	const CaseChange w = { .case_id = id, .customer_id = d->smith };
	int before = count_told(d, "horizon");

	desk_wait(d, MINUTES(5));
	must(case_change(d->db, d->a, &d->anna, &w, ERR_HERE));
	if (desk_case(d, id)->horizon == told)
		g_assert_cmpint(count_told(d, "horizon"), ==, before);
	else
		g_assert_cmpint(ABS(desk_case(d, id)->horizon - told), >, HOURS(1));
}

static bool
use_set(Desk *d, void *arg, GError **err)
{
	const int64_t *id = arg;

	return set(d, *id, d->now + DAYS(3), "Fordi", err);
}

static bool
use_look(Desk *d, void *arg, GError **err)
{
	const int64_t *id = arg;
	const Actor desk = { .now = d->now };

	return case_horizon_look(d->db, d->a, &desk, *id, err);
}

static bool
use_learn(Desk *d, void *arg G_GNUC_UNUSED, GError **err)
{
	return expectation_learn_by_itself(d->db, d->a, d->now, 0, err);
}

static void
nothing_is_half_done(Desk *d)
{
	int64_t id = desk_open_case(d);

	g_assert_cmpint(desk_fails_whole(d, use_set, &id), >, 3);
	desk_wait(d, DAYS(3) - MINUTES(10));
	g_assert_cmpint(desk_fails_whole(d, use_look, &id), >, 3);
	g_assert_cmpint(desk_fails_whole(d, use_learn, NULL), >, 0);
}

static void
the_past_is_measured(Desk *d)
{
	DeskScore *score;
	DeskPast past;

	live_a_month(d);
	must(expectation_score(d->db, d->a, &score, ERR_HERE));
	must(expectation_live(d->db, d->a, d->now, &past, ERR_HERE));
	const Score *live = expect_score(d->a, past.expect, past.past, past.n, past.said,
	    past.until);
	g_assert_cmpuint(past.n, ==, 40);
	g_assert_cmpuint(score->score.all.n, ==, live->all.n);
	g_assert_cmpuint(score->score.all.held, ==, live->all.held);
	g_assert_cmpuint(score->score.n_months, ==, live->n_months);
	g_assert_cmpuint(live->all.n, ==, 40 - live->learning);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("nothing-is-expected-before-anything-is-known",
	    nothing_is_expected_before_anything_is_known);
	desk_add_story("what-was-solved-quickly-is-expected-to-be",
	    what_was_solved_quickly_is_expected_to_be);
	desk_add_story("it-is-told-before-it-passes-and-once",
	    it_is_told_before_it_passes_and_once);
	desk_add_story("one-that-is-solved-in-time-is-not-told-of",
	    one_that_is_solved_in_time_is_not_told_of);
	desk_add_story("who-is-asked-hears-when-he-has-answered",
	    who_is_asked_hears_when_he_has_answered);
	desk_add_story("what-is-set-by-hand-is-told-with-its-reason-and-holds",
	    what_is_set_by_hand_is_told_with_its_reason_and_holds);
	desk_add_story("what-cannot-be-set-is-refused", what_cannot_be_set_is_refused);
	desk_add_story("the-supplier-holds-while-it-is-with-him",
	    the_supplier_holds_while_it_is_with_him);
	desk_add_story("a-small-move-is-none", a_small_move_is_none);
	desk_add_story("nothing-is-half-done", nothing_is_half_done);
	desk_add_story("the-past-is-measured", the_past_is_measured);
	return g_test_run();
}
