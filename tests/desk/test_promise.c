/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What a referral does to what the reporter was promised. It is Tuesday 3 February 2026,
 * nine o'clock. */
#include "base/err.h"
#include "desk/clocks.h"
#include "referred.h"

/* The clocks are computed from the entries again: that he was told is among them. */
static void
passing_on_is_word_from_which_the_next_one_is_owed(Desk *d)
{
	int64_t id = desk_open_case(d), supplier = add_supplier(d, FROM_NET, false);
	const CaseWrite w = { .case_id = id, .text = "Vi ser på det." };
	CaseClocks k;

	must(case_answer(d->db, d->a, &d->anna, &w, ERR_HERE));
	desk_wait(d, HOURS(1));
	pass_on(d, supplier, id);
	const Case *c = desk_case(d, id);
	must(case_clocks(d->db, d->a, c, &k, ERR_HERE));
	g_assert_cmpint(k.clocks.clock[CLOCK_UPDATE].began, ==, d->now);
	g_assert_cmpint(k.clocks.clock[CLOCK_UPDATE].due, ==, c->update_due);
}

/* He was told Friday at nine: 24 opening hours, of which a fifth is agreed. */
static void
a_word_within_the_margin_is_kept_and_nobody_is_told(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t id = desk_open_case(d), r = pass_on(d, supplier, id);
	Instant told = d->now + DAYS(3);
	ReferralSays says = { .referral_id = r, .text = "Fredag eftermiddag" };

	says.horizon = told + HOURS(4) + MINUTES(48);
	must(referral_says(d->db, d->a, &d->anna, &says, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->horizon, ==, told);
	g_assert_cmpint(desk_case(d, id)->horizon_why, ==, HORIZON_SUPPLIER);
	g_assert_cmpint(referral(d, r)->chase_due, ==, says.horizon);
	g_assert_cmpstr(desk_mails(d), ==, "receipt passed_on referred");
	says.horizon += MINUTES(1);
	must(referral_says(d->db, d->a, &d->anna, &says, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->horizon, ==, says.horizon);
	g_assert_cmpstr(desk_mails(d), ==, "receipt passed_on referred horizon");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("passing-on-is-word-from-which-the-next-one-is-owed",
	    passing_on_is_word_from_which_the_next_one_is_owed);
	desk_add_story("a-word-within-the-margin-is-kept-and-nobody-is-told",
	    a_word_within_the_margin_is_kept_and_nobody_is_told);
	return g_test_run();
}
