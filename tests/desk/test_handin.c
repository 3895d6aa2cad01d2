/* SPDX-License-Identifier: AGPL-3.0-or-later
 * A computer is handed in, worked at, ready, fetched: stories, on each engine (M9). */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/handin.h"
#include "store/handin_store.h"

static HandinReceive
laptop(int64_t case_id)
{
	return (HandinReceive){ .case_id = case_id,
		.what = " Lenovo T14 ",
		.serial = "PF-3X",
		.accessories = "strømforsyning",
		.shelf = "B2",
		.loan = "",
		.code = "hund1234",
		.note = "Starter ikke.",
		.mail = true };
}

static int64_t
receive(Desk *d, int64_t case_id)
{
	const HandinReceive w = laptop(case_id);
	int64_t id;

	must(handin_receive(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	return id;
}

static Handin *
handin_of(Desk *d, int64_t id)
{
	Handin *h;

	must(handin_store_find(d->db, d->a, id, &h, ERR_HERE));
	return h;
}

static HandinMove
to(int64_t id, HandinState state)
{
	return (HandinMove){ .id = id, .state = state, .fetched_by = "", .note = "" };
}

static const Entry *
last_entry(Desk *d, int64_t case_id)
{
	size_t n;
	const Entry *e = desk_entries(d, case_id, &n);

	return &e[n - 1];
}

static const char *
code_of(Desk *d, int64_t id)
{
	const char *code;
	House house;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	must(handin_code(d->db, d->a, &house, handin_of(d, id), &code, ERR_HERE));
	return code;
}

static void
it_goes_from_hand_to_hand_and_its_user_is_told(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = receive(d, case_id);
	HandinMove m = to(id, HANDIN_IN_WORK);

	g_assert_cmpstr(handin_of(d, id)->what, ==, "Lenovo T14");
	g_assert_cmpint(last_entry(d, case_id)->kind, ==, ENTRY_HANDIN);
	g_assert_true(last_entry(d, case_id)->is_public);
	g_assert_cmpstr(desk_mails(d), ==, "receipt handin");
	g_assert_cmpint(desk_case(d, case_id)->status, ==, STATUS_OPEN);

	m.minutes = 30;
	must(handin_move(d->db, d->a, &d->anna, &m, ERR_HERE));
	g_assert_cmpint(last_entry(d, case_id)->minutes, ==, 30);
	m = to(id, HANDIN_READY);
	must(handin_move(d->db, d->a, &d->anna, &m, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "receipt handin handin_ready");
	m = to(id, HANDIN_FETCHED);
	m.fetched_by = "Receptionen";
	must(handin_move(d->db, d->a, &d->anna, &m, ERR_HERE));
	g_assert_cmpstr(handin_of(d, id)->fetched_by, ==, "Receptionen");
	refused(handin_move(d->db, d->a, &d->anna, &m, &must_err), "handin.fetched");
	g_assert_cmpstr(desk_mails(d), ==, "receipt handin handin_ready");
}

static void
the_code_is_kept_apart_and_wiped_when_it_is_fetched(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = receive(d, case_id);
	const void *sealed;
	size_t n, n_entries;
	HandinMove m = to(id, HANDIN_FETCHED);

	g_assert_cmpstr(code_of(d, id), ==, "hund1234");
	must(handin_store_code(d->db, d->a, id, &sealed, &n, ERR_HERE));
	g_assert_null(memmem(sealed, n, "hund", 4));
	must(handin_move(d->db, d->a, &d->anna, &m, ERR_HERE));
	g_assert_null(code_of(d, id));
	g_assert_cmpint(handin_of(d, id)->wiped_at, ==, d->now);
	const Entry *e = desk_entries(d, case_id, &n_entries);
	g_assert_cmpint(entry_detail_int(&e[n_entries - 1], "wiped"), ==, 1);
	for (size_t i = 0; i < n_entries; i++) {
		g_assert_null(strstr(e[i].text, "hund1234"));
		g_assert_true(!e[i].details || !strstr(e[i].details, "hund1234"));
	}
}

static void
the_code_is_wiped_before_by_hand_once(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = receive(d, case_id);
	size_t before, after;

	must(handin_wipe(d->db, d->a, &d->anna, id, 0, ERR_HERE));
	g_assert_null(code_of(d, id));
	desk_entries(d, case_id, &before);
	must(handin_wipe(d->db, d->a, &d->anna, id, 0, ERR_HERE));
	desk_entries(d, case_id, &after);
	g_assert_cmpint((int64_t)after, ==, (int64_t)before);
}

static void
what_is_lent_comes_back_once(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = receive(d, case_id);

	refused(handin_lend(d->db, d->a, &d->anna, id, 0, "", &must_err),
	    "handin.loan.none");
	must(handin_lend(d->db, d->a, &d->anna, id, 0, "Lån 3", ERR_HERE));
	g_assert_true(handin_is_lent(handin_of(d, id)));
	refused(handin_lend(d->db, d->a, &d->anna, id, 0, "Lån 4", &must_err),
	    "handin.loan.out");
	must(handin_lend(d->db, d->a, &d->anna, id, 0, "", ERR_HERE));
	g_assert_false(handin_is_lent(handin_of(d, id)));
	g_assert_cmpstr(handin_of(d, id)->loan, ==, "Lån 3");
	must(handin_lend(d->db, d->a, &d->anna, id, 0, "Lån 4", ERR_HERE));
	g_assert_true(handin_is_lent(handin_of(d, id)));
}

static void
who_does_not_fetch_it_is_reminded_and_then_left_alone(Desk *d)
{
	int64_t id = receive(d, desk_open_case(d));
	HandinMove m = to(id, HANDIN_READY);
	Instant again;

	must(handin_move(d->db, d->a, &d->anna, &m, ERR_HERE));
	desk_wait(d, HANDIN_REMIND_AFTER - 1);
	must(handin_remind(d->db, d->a, &d->desk, id, &again, ERR_HERE));
	g_assert_cmpint(again, ==, d->now + 1);
	g_assert_cmpstr(desk_mails(d), ==, "receipt handin handin_ready");
	for (int i = 1; i <= HANDIN_REMINDERS; i++) {
		desk_wait(d, i == 1 ? 1 : HANDIN_REMIND_AFTER);
		must(handin_remind(d->db, d->a, &d->desk, id, &again, ERR_HERE));
		g_assert_cmpint(handin_of(d, id)->reminders, ==, i);
		g_assert_cmpint(again != 0, ==, i < HANDIN_REMINDERS);
		/* a job may run twice */
		must(handin_remind(d->db, d->a, &d->desk, id, &again, ERR_HERE));
		g_assert_cmpint(handin_of(d, id)->reminders, ==, i);
	}
	g_assert_cmpstr(desk_mails(d), ==,
	    "receipt handin handin_ready handin_fetch handin_fetch handin_fetch");
}

static void
it_is_for_the_staff_and_as_it_was_seen(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = receive(d, case_id), other;
	HandinReceive w = laptop(case_id);
	HandinMove m = to(id, HANDIN_IN_WORK);

	refused(handin_receive(d->db, d->a, &d->ida, &w, &other, &must_err),
	    "staff.only");
	w.what = " ";
	refused(handin_receive(d->db, d->a, &d->anna, &w, &other, &must_err),
	    "handin.what.missing");
	m.seen = handin_of(d, id)->version;
	must(handin_move(d->db, d->a, &d->anna, &m, ERR_HERE));
	refused(handin_move(d->db, d->a, &d->anna, &m, &must_err), "handin.changed");
	m = to(4711, HANDIN_IN_WORK);
	refused(handin_move(d->db, d->a, &d->anna, &m, &must_err), "handin.unknown");
}

static void
another_place_is_no_entry(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = receive(d, case_id);
	HandinMove m = to(id, 0);
	Handin *shelf;
	size_t before, after, n;

	desk_entries(d, case_id, &before);
	m.shelf = "C7";
	must(handin_move(d->db, d->a, &d->anna, &m, ERR_HERE));
	desk_entries(d, case_id, &after);
	g_assert_cmpint((int64_t)after, ==, (int64_t)before);
	must(handin_store_on_shelf(d->db, d->a, &shelf, &n, ERR_HERE));
	g_assert_cmpint((int64_t)n, ==, 1);
	g_assert_cmpstr(shelf[0].shelf, ==, "C7");
	m = to(id, HANDIN_FETCHED);
	must(handin_move(d->db, d->a, &d->anna, &m, ERR_HERE));
	must(handin_store_on_shelf(d->db, d->a, &shelf, &n, ERR_HERE));
	g_assert_cmpint((int64_t)n, ==, 0);
}

#define STORY(name) desk_add_story("handin/" #name, name)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	STORY(it_goes_from_hand_to_hand_and_its_user_is_told);
	STORY(the_code_is_kept_apart_and_wiped_when_it_is_fetched);
	STORY(the_code_is_wiped_before_by_hand_once);
	STORY(what_is_lent_comes_back_once);
	STORY(who_does_not_fetch_it_is_reminded_and_then_left_alone);
	STORY(it_is_for_the_staff_and_as_it_was_seen);
	STORY(another_place_is_no_entry);
	return g_test_run();
}
