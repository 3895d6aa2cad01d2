/* SPDX-License-Identifier: AGPL-3.0-or-later
 * A case that waits for its reporter: what he is told, and what becomes of it if he does
 * not answer. It begins on a Tuesday at nine; the standard agreement is open on weekdays
 * from eight to four. */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/waiting.h"
#include "job/runner.h"

static void
run_due(Desk *d)
{
	size_t n = 0;

	must(runner_run_due(d->store, d->blobs, d->now, &n, ERR_HERE));
}

static int64_t
asked(Desk *d, Status status)
{
	int64_t id = desk_open_case(d);
	const CaseWrite w = { .case_id = id,
		.text = "Hvad står der på skærmen?",
		.status = status };

	must(case_answer(d->db, d->a, &d->anna, &w, ERR_HERE));
	return id;
}

static WaitingAhead
ahead(Desk *d, int64_t id)
{
	WaitingAhead w;

	must(waiting_ahead(d->db, d->a, desk_case(d, id), &w, ERR_HERE));
	return w;
}

/* What every mail so far came to. */
static bool
become(Db *db, void *arg, GError **err)
{
	OutMailState state = (OutMailState)GPOINTER_TO_INT(arg);
	g_autoptr(Arena) a = arena_new();
	OutMail *mails;
	size_t n;

	if (!mail_store_list(db, a, 0, 50, &mails, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!mail_store_set_state(db, mails[i].id, state, 1, NULL, err))
			return false;
	return true;
}

static void
mails_are(Desk *d, OutMailState state)
{
	must(db_transact(d->db, become, GINT_TO_POINTER(state), ERR_HERE));
}

static void
he_is_reminded_and_then_his_case_is_closed(Desk *d)
{
	int64_t id = asked(d, STATUS_WAITING_REPORTER);
	Instant began = d->now;

	g_assert_cmpstr(desk_mails(d), ==, "receipt waiting");
	/* Friday; and the Friday after that. */
	g_assert_cmpint(ahead(d, id).remind_at, ==, began + DAYS(3));
	g_assert_cmpint(ahead(d, id).close_at, ==, began + DAYS(10));

	desk_wait(d, DAYS(3) - 1);
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_REMINDED), ==, 0);
	desk_wait(d, 1);
	run_due(d);
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_REMINDED), ==, 1);
	g_assert_cmpint(ahead(d, id).remind_at, ==, 0);
	g_assert_cmpint(ahead(d, id).close_at, ==, began + DAYS(10));
	g_assert_cmpstr(desk_mails(d), ==, "receipt waiting reminded");

	mails_are(d, MAIL_SENT);
	desk_wait(d, DAYS(7) - 1);
	run_due(d);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_WAITING_REPORTER);
	desk_wait(d, 1);
	run_due(d);
	run_due(d);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_CLOSED);
	g_assert_cmpint(desk_case(d, id)->solved_at, ==, 0);
	g_assert_cmpstr(desk_mails(d), ==, "receipt waiting reminded unanswered");
	g_assert_null(ahead(d, id).row);
}

static void
his_answer_stops_it_whenever_it_comes(Desk *d)
{
	int64_t id = asked(d, STATUS_WAITING_REPORTER);
	const CaseWrite answer = { .case_id = id, .kind = ENTRY_FORM, .text = "E13." };

	desk_wait(d, DAYS(1));
	must(case_reply(d->db, d->a, &d->ida, &answer, NULL, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_OPEN);
	desk_wait(d, DAYS(30));
	run_due(d);
	g_assert_cmpint(desk_count(d, id, ENTRY_REMINDED), ==, 0);
	g_assert_cmpint(desk_count(d, id, ENTRY_CLOSED), ==, 0);
}

static void
his_answer_opens_again_what_was_closed_for_now(Desk *d)
{
	int64_t id = asked(d, STATUS_WAITING_REPORTER);
	const CaseWrite answer = { .case_id = id, .kind = ENTRY_FORM, .text = "E13." };

	desk_wait(d, DAYS(3));
	run_due(d);
	mails_are(d, MAIL_SENT);
	desk_wait(d, DAYS(7));
	run_due(d);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_CLOSED);
	desk_wait(d, DAYS(1));
	must(case_reply(d->db, d->a, &d->ida, &answer, NULL, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_OPEN);
}

/* Thanks are no answer, but he is there; and what is asked anew is asked from then. */
static void
whatever_is_said_it_counts_from_then(Desk *d)
{
	int64_t id = asked(d, STATUS_WAITING_REPORTER);
	const CaseWrite thanks = { .case_id = id, .kind = ENTRY_FORM, .text = "Tak!" };
	const CaseWrite again = { .case_id = id, .text = "Og hvad er klokken?" };

	desk_wait(d, DAYS(1));
	must(case_reply(d->db, d->a, &d->ida, &thanks, NULL, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_WAITING_REPORTER);
	g_assert_cmpint(ahead(d, id).remind_at, ==, d->now + DAYS(5)); /* Monday */
	desk_wait(d, DAYS(1));
	must(case_answer(d->db, d->a, &d->anna, &again, ERR_HERE));
	g_assert_cmpint(ahead(d, id).remind_at, ==, d->now + DAYS(5)); /* Tuesday */
}

static void
the_staff_put_it_off_or_stop_it(Desk *d)
{
	int64_t id = asked(d, STATUS_WAITING_REPORTER);
	Instant later = d->now + DAYS(20);

	refused(waiting_put_off(d->db, d->a, &d->ida, id, 0, later, ERR_HERE),
	    "staff.only");
	refused(waiting_put_off(d->db, d->a, &d->anna, id, 0, d->now, ERR_HERE),
	    "waiting.past");
	refused(waiting_put_off(d->db, d->a, &d->anna, id, 1, later, ERR_HERE),
	    "case.changed");
	must(waiting_put_off(d->db, d->a, &d->anna, id, 0, later, ERR_HERE));
	g_assert_cmpint(ahead(d, id).remind_at, ==, later);
	desk_wait(d, DAYS(19));
	run_due(d);
	g_assert_cmpstr(desk_mails(d), ==, "receipt waiting");

	must(waiting_put_off(d->db, d->a, &d->anna, id, 0, 0, ERR_HERE));
	desk_wait(d, DAYS(60));
	run_due(d);
	g_assert_cmpstr(desk_mails(d), ==, "receipt waiting");
	g_assert_nonnull(ahead(d, id).row);
	g_assert_cmpint(ahead(d, id).remind_at, ==, 0);
	g_assert_cmpint(ahead(d, id).close_at, ==, 0);

	const CaseChange open = { .case_id = id, .status = STATUS_OPEN };
	must(case_change(d->db, d->a, &d->anna, &open, ERR_HERE));
	refused(waiting_put_off(d->db, d->a, &d->anna, id, 0, d->now + 1, ERR_HERE),
	    "waiting.not");
}

static void
nobody_is_closed_out_for_a_mail_that_he_did_not_get(Desk *d)
{
	int64_t id = asked(d, STATUS_WAITING_REPORTER);

	desk_wait(d, DAYS(3));
	run_due(d);
	desk_wait(d, DAYS(7)); /* it has not gone yet: Monday */
	run_due(d);
	g_assert_cmpint(ahead(d, id).close_at, ==, d->now + DAYS(3));
	mails_are(d, MAIL_BOUNCED);
	desk_wait(d, DAYS(3));
	run_due(d);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_WAITING_REPORTER);
	g_assert_cmpint(ahead(d, id).close_at, ==, 0);
}

/* No mail twice: who was asked by an answer is not told of the status that follows. */
static void
who_was_not_asked_in_writing_is_told_that_it_is_his_turn(Desk *d)
{
	int64_t told = asked(d, STATUS_OPEN), untold = desk_open_case(d);
	CaseChange wait = { .case_id = told, .status = STATUS_WAITING_REPORTER };

	must(case_change(d->db, d->a, &d->anna, &wait, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "receipt answer receipt");
	g_assert_cmpint(ahead(d, told).row->asked, !=, 0);

	wait.case_id = untold;
	must(case_change(d->db, d->a, &d->anna, &wait, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "receipt answer receipt waiting");
	g_assert_cmpint(ahead(d, untold).row->asked, ==, 0);
}

static void
a_house_may_do_without(Desk *d)
{
	const Setting never[] = { { "remind_days", "0" } };
	const Setting no_end[] = { { "remind_days", "1" }, { "unanswered_days", "0" } };
	size_t wrong;

	must(house_set(d->db, d->a, never, 1, &wrong, ERR_HERE));
	int64_t id = asked(d, STATUS_WAITING_REPORTER);
	g_assert_cmpint(ahead(d, id).remind_at, ==, 0);

	must(house_set(d->db, d->a, no_end, 2, &wrong, ERR_HERE));
	id = asked(d, STATUS_WAITING_REPORTER);
	g_assert_cmpint(ahead(d, id).remind_at, ==, d->now + DAYS(1));
	g_assert_cmpint(ahead(d, id).close_at, ==, 0);
	desk_wait(d, DAYS(1));
	run_due(d);
	mails_are(d, MAIL_SENT);
	desk_wait(d, DAYS(60));
	run_due(d);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_WAITING_REPORTER);

	const Setting odd[] = { { "remind_days", "61" } };
	refused(house_set(d->db, d->a, odd, 1, &wrong, ERR_HERE), "setting.days");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("waiting/reminded-and-closed",
	    he_is_reminded_and_then_his_case_is_closed);
	desk_add_story("waiting/answered", his_answer_stops_it_whenever_it_comes);
	desk_add_story("waiting/opened-again",
	    his_answer_opens_again_what_was_closed_for_now);
	desk_add_story("waiting/from-then", whatever_is_said_it_counts_from_then);
	desk_add_story("waiting/put-off", the_staff_put_it_off_or_stop_it);
	desk_add_story("waiting/no-mail",
	    nobody_is_closed_out_for_a_mail_that_he_did_not_get);
	desk_add_story("waiting/his-turn",
	    who_was_not_asked_in_writing_is_told_that_it_is_his_turn);
	desk_add_story("waiting/without", a_house_may_do_without);
	return g_test_run();
}
