/* SPDX-License-Identifier: AGPL-3.0-or-later
 * A use case that fails at any statement has done nothing. */
#include "desk.h"

static bool
open_one(Desk *d, void *arg G_GNUC_UNUSED, GError **err)
{
	const CaseOpen o = {
		.kind = ENTRY_MAIL_IN,
		.channel = CHANNEL_MAIL,
		.subject = "Printeren virker ikke",
		.text = "Den blinker bare.",
		.person_id = d->ida.person_id,
	};
	int64_t id;

	return case_open(d->db, d->a, &d->ida, &o, &id, err);
}

static void
a_report_is_registered_whole_or_not_at_all(Desk *d)
{
	/* the case, its entry, its mail and the job of it at least */
	g_assert_cmpint(desk_fails_whole(d, open_one, NULL), >=, 4);
	g_assert_cmpstr(desk_mails(d), ==, "receipt");
}

static bool
answer_it(Desk *d, void *arg, GError **err)
{
	const CaseWrite w = { .case_id = *(int64_t *)arg, .text = "Sluk den." };

	return case_answer(d->db, d->a, &d->anna, &w, err);
}

static void
an_answer_is_whole_or_not_at_all(Desk *d)
{
	int64_t id = desk_open_case(d);

	g_assert_cmpint(desk_fails_whole(d, answer_it, &id), >=, 4);
	g_assert_cmpstr(desk_mails(d), ==, "receipt answer");
}

static bool
close_it(Desk *d, void *arg, GError **err)
{
	const CaseWrite w = { .case_id = *(int64_t *)arg,
		.text = "Rullen er skiftet.",
		.status = STATUS_SOLVED };

	return case_close(d->db, d->a, &d->anna, &w, err);
}

static void
a_solution_is_whole_or_not_at_all(Desk *d)
{
	int64_t id = desk_open_case(d);

	g_assert_cmpint(desk_fails_whole(d, close_it, &id), >=, 4);
	g_assert_cmpstr(desk_mails(d), ==, "receipt solved");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("anomaly/a-report-is-registered-whole-or-not-at-all",
	    a_report_is_registered_whole_or_not_at_all);
	desk_add_story("anomaly/an-answer-is-whole-or-not-at-all",
	    an_answer_is_whole_or_not_at_all);
	desk_add_story("anomaly/a-solution-is-whole-or-not-at-all",
	    a_solution_is_whole_or_not_at_all);
	return g_test_run();
}
