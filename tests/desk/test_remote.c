/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Remote access to the user's computer: stories, on each engine (M9). */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/remote.h"
#include "store/ledger_store.h"
#include "store/remote_store.h"

static int64_t
ask(Desk *d, int64_t case_id, bool by_phone)
{
	const RemoteAsk w = { .case_id = case_id,
		.computer = "",
		.what = "Vi ser på printeren.",
		.by_phone = by_phone };
	int64_t id;

	must(remote_ask(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	return id;
}

static Remote *
session(Desk *d, int64_t id)
{
	Remote *r;

	must(remote_store_find(d->db, d->a, id, &r, ERR_HERE));
	return r;
}

static bool
answer(Desk *d, int64_t id, bool agrees, GError **err)
{
	return remote_answer(d->db, d->a, &d->desk, id, agrees, err);
}

static const Entry *
last_entry(Desk *d, int64_t case_id)
{
	size_t n;
	const Entry *e = desk_entries(d, case_id, &n);

	return &e[n - 1];
}

static int64_t
booked(Desk *d, int64_t case_id)
{
	LedgerSum sum;

	must(ledger_store_sum_of_case(d->db, case_id, &sum, ERR_HERE));
	return sum.all;
}

static void
set(Desk *d, const char *name, const char *value)
{
	const Setting one = { name, value };
	size_t wrong;

	must(house_set(d->db, d->a, &one, 1, &wrong, ERR_HERE));
}

static void
who_says_yes_by_the_link_is_helped(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = ask(d, case_id, false);
	const RemoteEnd done = { .id = id,
		.text = "Driveren er skiftet.",
		.minutes = 12 };

	g_assert_cmpstr(desk_mails(d), ==, "receipt remote");
	g_assert_true(last_entry(d, case_id)->is_public);
	refused(remote_start(d->db, d->a, &d->anna, id, 0, "", &must_err),
	    "remote.consent");
	must(answer(d, id, true, ERR_HERE));
	g_assert_cmpint(session(d, id)->consent, ==, REMOTE_BY_LINK);
	g_assert_cmpint(last_entry(d, case_id)->person_id, ==, d->ida.person_id);
	/* who asked hears of it; saying it twice is said once */
	g_assert_cmpstr(desk_mails(d), ==, "receipt remote remote");
	must(answer(d, id, true, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "receipt remote remote");
	must(remote_start(d->db, d->a, &d->bent, id, 0, " 123 456 ", ERR_HERE));
	g_assert_cmpint(session(d, id)->staff_id, ==, d->bent.staff_id);
	g_assert_cmpstr(session(d, id)->computer, ==, "123 456");
	refused(remote_start(d->db, d->a, &d->anna, id, 0, "", &must_err),
	    "remote.running");
	refused(remote_withdraw(d->db, d->a, &d->anna, id, 0, &must_err),
	    "remote.running");
	desk_wait(d, MINUTES(11) + 1);
	must(remote_end(d->db, d->a, &d->bent, &done, ERR_HERE));
	g_assert_cmpint(session(d, id)->state, ==, REMOTE_ENDED);
	g_assert_cmpint(booked(d, case_id), ==, 12);
	LedgerLine *lines;
	size_t n;
	must(ledger_store_of_case(d->db, d->a, case_id, &lines, &n, ERR_HERE));
	g_assert_cmpint(lines[0].method, ==, METHOD_REMOTE);
	refused(remote_end(d->db, d->a, &d->bent, &done, &must_err), "remote.over");
	refused(answer(d, id, false, &must_err), "remote.over");
}

static void
who_says_no_is_left_alone(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = ask(d, case_id, false), next;

	must(answer(d, id, false, ERR_HERE));
	g_assert_cmpint(session(d, id)->state, ==, REMOTE_REFUSED);
	g_assert_cmpstr(desk_mails(d), ==, "receipt remote remote");
	refused(answer(d, id, true, &must_err), "remote.over");
	refused(remote_agreed(d->db, d->a, &d->anna, id, 0, &must_err), "remote.over");
	/* he can be asked again */
	next = ask(d, case_id, false);
	g_assert_cmpint(next, !=, id);
}

static void
consent_by_telephone_is_noted(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = ask(d, case_id, true), other;

	g_assert_cmpstr(desk_mails(d), ==, "receipt");
	g_assert_cmpint(session(d, id)->consent, ==, REMOTE_BY_PHONE);
	must(remote_withdraw(d->db, d->a, &d->anna, id, 0, ERR_HERE));
	other = ask(d, case_id, false);
	must(remote_agreed(d->db, d->a, &d->anna, other, session(d, other)->version,
	    ERR_HERE));
	g_assert_cmpint(session(d, other)->consent, ==, REMOTE_BY_PHONE);
	refused(remote_start(d->db, d->a, &d->anna, other, 1, "", &must_err),
	    "remote.changed");
	must(remote_start(d->db, d->a, &d->anna, other, 0, "", ERR_HERE));
	/* what is not typed is counted */
	desk_wait(d, MINUTES(3));
	const RemoteEnd done = { .id = other, .text = "Set.", .by_clock = true };
	must(remote_end(d->db, d->a, &d->anna, &done, ERR_HERE));
	g_assert_cmpint(booked(d, case_id), ==, 3);
}

static void
consent_that_is_taken_back_ends_it(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = ask(d, case_id, false);
	const RemoteEnd done = { .id = id, .text = "Nåede ikke alt." };

	must(answer(d, id, true, ERR_HERE));
	must(answer(d, id, false, ERR_HERE));
	g_assert_cmpint(session(d, id)->state, ==, REMOTE_WITHDRAWN);
	refused(remote_start(d->db, d->a, &d->anna, id, 0, "", &must_err), "remote.over");
	g_assert_cmpint(booked(d, case_id), ==, 0);

	RemoteEnd late = done;
	late.id = id = ask(d, case_id, false);
	must(answer(d, id, true, ERR_HERE));
	must(remote_start(d->db, d->a, &d->anna, id, 0, "", ERR_HERE));
	desk_wait(d, MINUTES(4) + 1);
	must(answer(d, id, false, ERR_HERE));
	/* what was worked until then is booked, on who worked */
	g_assert_cmpint(session(d, id)->state, ==, REMOTE_WITHDRAWN);
	g_assert_cmpint(session(d, id)->ended_at, ==, d->now);
	g_assert_cmpint(booked(d, case_id), ==, 5);
	LedgerLine *lines;
	size_t n;
	must(ledger_store_of_case(d->db, d->a, case_id, &lines, &n, ERR_HERE));
	g_assert_cmpint(lines[0].staff_id, ==, d->anna.staff_id);
	refused(remote_end(d->db, d->a, &d->anna, &late, &must_err), "remote.over");
}

static bool
watch(Desk *d, int64_t id, Instant now)
{
	const Actor then = { .now = now };
	Instant again;

	must(remote_watch(d->db, d->a, &then, id, &again, ERR_HERE));
	if (again)
		g_assert_cmpint(again, >, now);
	return again != 0;
}

static void
what_is_not_answered_used_or_ended_ends_by_itself(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = ask(d, case_id, false);
	Instant end = d->now + REMOTE_ASK_LASTS;

	g_assert_true(watch(d, id, end - 1));
	g_assert_false(watch(d, id, end));
	g_assert_cmpint(session(d, id)->state, ==, REMOTE_EXPIRED);
	g_assert_false(last_entry(d, case_id)->is_public);
	g_assert_cmpstr(desk_mails(d), ==, "receipt remote remote");
	/* run twice, it is said once */
	g_assert_false(watch(d, id, end + 1));
	g_assert_cmpstr(desk_mails(d), ==, "receipt remote remote");
	refused(answer(d, id, true, &must_err), "remote.over");

	id = ask(d, case_id, true);
	end = d->now + REMOTE_CONSENT_LASTS;
	g_assert_true(watch(d, id, end - 1));
	g_assert_false(watch(d, id, end));
	g_assert_cmpint(session(d, id)->state, ==, REMOTE_EXPIRED);

	id = ask(d, case_id, true);
	must(remote_start(d->db, d->a, &d->anna, id, 0, "", ERR_HERE));
	end = d->now + REMOTE_LONGEST;
	g_assert_true(watch(d, id, end - 1));
	g_assert_false(watch(d, id, end));
	g_assert_cmpint(session(d, id)->state, ==, REMOTE_ENDED);
	g_assert_cmpint(booked(d, case_id), ==, 0);
}

static void
a_link_that_is_late_answers_nothing(Desk *d)
{
	int64_t id = ask(d, desk_open_case(d), false);

	desk_wait(d, REMOTE_ASK_LASTS - 1);
	must(answer(d, id, true, ERR_HERE));
	id = ask(d, desk_open_case(d), false);
	desk_wait(d, REMOTE_ASK_LASTS);
	refused(answer(d, id, true, &must_err), "remote.over");
	id = ask(d, desk_open_case(d), true);
	desk_wait(d, REMOTE_CONSENT_LASTS);
	refused(remote_start(d->db, d->a, &d->anna, id, 0, "", &must_err),
	    "remote.consent");
}

static void
what_does_not_hold_is_refused(Desk *d)
{
	int64_t case_id = desk_open_case(d), id = ask(d, case_id, true), other;
	RemoteAsk again = { .case_id = case_id, .what = "", .by_phone = true };
	const RemoteEnd done = { .id = id, .text = " " };
	const Setting bad[] = { { "remote_url", "rustdesk://{computer}" },
		{ "remote_schemes", "javascript" } };
	size_t wrong;

	refused(remote_ask(d->db, d->a, &d->anna, &again, &other, &must_err),
	    "remote.open");
	refused(remote_ask(d->db, d->a, &d->ida, &again, &other, &must_err),
	    "staff.only");
	refused(remote_end(d->db, d->a, &d->anna, &done, &must_err), "case.text.missing");
	refused(remote_start(d->db, d->a, &d->anna, 99, 0, "", &must_err),
	    "remote.unknown");
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		refused(house_set(d->db, d->a, &bad[i], 1, &wrong, &must_err),
		    i ? "setting.remote_schemes" : "setting.remote_url");
	/* the tool needs the computer */
	set(d, "remote_schemes", "rustdesk");
	set(d, "remote_url", "rustdesk://{computer}");
	refused(remote_start(d->db, d->a, &d->anna, id, 0, "", &must_err),
	    "remote.computer.missing");
	must(remote_start(d->db, d->a, &d->anna, id, 0, "77", ERR_HERE));
	/* what the address begins with is taken away only with it */
	const Setting none = { "remote_schemes", "" };
	refused(house_set(d->db, d->a, &none, 1, &wrong, &must_err),
	    "setting.remote_url");
	const Setting both[] = { { "remote_schemes", "" }, { "remote_url", "" } };
	must(house_set(d->db, d->a, both, 2, &wrong, ERR_HERE));
}

static void
the_link_is_signed(Desk *d)
{
	House house;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	const char *link = remote_link(d->a, &house, 7);
	const char *tag = strrchr(link, '/') + 1;
	g_assert_true(remote_link_holds(d->a, &house, 7, tag));
	g_assert_false(remote_link_holds(d->a, &house, 8, tag));
	g_assert_false(remote_link_holds(d->a, &house, 7, ""));
}

#define STORY(name) desk_add_story("remote/" #name, name)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	STORY(who_says_yes_by_the_link_is_helped);
	STORY(who_says_no_is_left_alone);
	STORY(consent_by_telephone_is_noted);
	STORY(consent_that_is_taken_back_ends_it);
	STORY(what_is_not_answered_used_or_ended_ends_by_itself);
	STORY(a_link_that_is_late_answers_nothing);
	STORY(what_does_not_hold_is_refused);
	STORY(the_link_is_signed);
	return g_test_run();
}
