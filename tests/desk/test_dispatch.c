/* SPDX-License-Identifier: AGPL-3.0-or-later
 * An answer goes a moment after it was sent, and can be taken back until then: stories,
 * on each engine. */
#include "base/err.h"
#include "desk.h"
#include "desk/dispatch.h"
#include "desk/draft.h"
#include "job/runner.h"
#include "store/dispatch_store.h"
#include "store/draft_store.h"

#define WAIT SECONDS(10)

static void
run_due(Desk *d)
{
	size_t n;

	must(runner_run_due(d->store, d->blobs, d->now, &n, ERR_HERE));
}

static CaseWrite
words(int64_t case_id, const char *text)
{
	return (CaseWrite){ .case_id = case_id, .text = text, .minutes = 7 };
}

static int64_t
sends(Desk *d, int64_t case_id, const char *text)
{
	const CaseWrite w = words(case_id, text);
	int64_t id;

	must(dispatch_answer(d->db, d->a, &d->anna, &w, WAIT, &id, ERR_HERE));
	return id;
}

static const Draft *
draft_of(Desk *d, const Actor *who, int64_t case_id)
{
	Draft *found;

	must(draft_store_find(d->db, d->a, case_id, who->staff_id, &found, ERR_HERE));
	return found;
}

static size_t
files_of(Desk *d, int64_t case_id)
{
	const DraftOf of = { case_id, d->anna.staff_id, 0 };
	DraftFile *files;
	size_t n;

	must(draft_store_files(d->db, d->a, &of, &files, &n, ERR_HERE));
	return n;
}

static void
add_file(Desk *d, int64_t case_id, const char *name, int64_t size)
{
	Attachment at = { .name = name, .content_type = "image/png", .size = size };

	memset(at.sha256, 'a', 64);
	must(draft_add_files(d->db, d->a, &d->anna, case_id, &at, 1, ERR_HERE));
}

static Entry
last_entry(Desk *d, int64_t case_id)
{
	size_t n;
	const Entry *e = desk_entries(d, case_id, &n);

	return e[n - 1];
}

/* --- it goes --- */

static void
nothing_happens_until_it_goes(Desk *d)
{
	int64_t id = desk_open_case(d);
	Instant sent = d->now;

	g_assert_cmpint(sends(d, id, "Sluk og tænd."), !=, 0);
	run_due(d);
	g_assert_cmpint(last_entry(d, id).kind, ==, ENTRY_MAIL_IN);
	g_assert_cmpstr(desk_mails(d), ==, "receipt");
	g_assert_cmpint(desk_case(d, id)->responded_at, ==, 0);

	desk_wait(d, WAIT);
	run_due(d);
	Entry e = last_entry(d, id);
	g_assert_cmpint(e.kind, ==, ENTRY_ANSWER);
	g_assert_cmpstr(e.text, ==, "Sluk og tænd.");
	g_assert_cmpint(e.staff_id, ==, d->anna.staff_id);
	g_assert_cmpint(e.minutes, ==, 7);
	g_assert_cmpint(e.at, ==, d->now);
	g_assert_cmpstr(desk_mails(d), ==, "receipt answer");
	/* he was answered when it was sent */
	g_assert_cmpint(desk_case(d, id)->responded_at, ==, sent);

	desk_wait(d, HOURS(1));
	run_due(d);
	g_assert_cmpstr(desk_mails(d), ==, "receipt answer");
}

static void
it_takes_draft_and_files_along(Desk *d)
{
	int64_t id = desk_open_case(d);
	const Draft n = { .case_id = id,
		.kind = ENTRY_ANSWER,
		.text = "Sluk",
		.minutes = "" };
	Attachment own = { .name = "log.txt", .content_type = "text/plain", .size = 3 };
	CaseWrite w = words(id, "Sluk og tænd.");
	int64_t dispatch;

	memset(own.sha256, 'b', 64);
	w.attachments = &own;
	w.n_attachments = 1;
	must(draft_save(d->db, d->a, &d->anna, &n, d->now, ERR_HERE));
	add_file(d, id, "skærm.png", 10);
	must(dispatch_answer(d->db, d->a, &d->anna, &w, WAIT, &dispatch, ERR_HERE));
	g_assert_null(draft_of(d, &d->anna, id));
	g_assert_cmpuint(files_of(d, id), ==, 0);
	desk_wait(d, WAIT);
	run_due(d);
	Entry e = last_entry(d, id);
	g_assert_cmpuint(e.n_attachments, ==, 2);
	g_assert_cmpstr(e.attachments[0].name, ==, "skærm.png");
	g_assert_cmpstr(e.attachments[1].name, ==, "log.txt");
}

static void
nobody_is_late_by_it(Desk *d)
{
	int64_t id = desk_open_case(d);
	Instant due = desk_case(d, id)->response_due;
	Dispatch *on;

	/* four seconds are left: half of them are for changing one's mind */
	desk_wait(d, due - d->now - SECONDS(4));
	must(dispatch_store_find(d->db, d->a, sends(d, id, "Sluk."), &on, ERR_HERE));
	g_assert_cmpint(on->goes_at, ==, d->now + SECONDS(2));
	/* one is left: it goes at once */
	int64_t other = desk_open_case(d);
	desk_wait(d, desk_case(d, other)->response_due - d->now - SECONDS(1));
	g_assert_cmpint(sends(d, other, "Tænd."), ==, 0);
	g_assert_cmpint(last_entry(d, other).kind, ==, ENTRY_ANSWER);
	/* and who is late already may change his mind as others do */
	int64_t late = desk_open_case(d);
	desk_wait(d, DAYS(9));
	must(dispatch_store_find(d->db, d->a, sends(d, late, "Sluk."), &on, ERR_HERE));
	g_assert_cmpint(on->goes_at, ==, d->now + WAIT);
	desk_wait(d, WAIT);
	run_due(d);
}

static void
without_waiting_it_goes_at_once(Desk *d)
{
	int64_t id = desk_open_case(d), dispatch;
	const CaseWrite w = words(id, "Sluk.");

	must(dispatch_answer(d->db, d->a, &d->anna, &w, 0, &dispatch, ERR_HERE));
	g_assert_cmpint(dispatch, ==, 0);
	g_assert_cmpint(last_entry(d, id).kind, ==, ENTRY_ANSWER);
}

/* --- it is taken back --- */

static void
what_is_taken_back_is_a_draft_again(Desk *d)
{
	int64_t id = desk_open_case(d), dispatch, where;

	add_file(d, id, "skærm.png", 10);
	dispatch = sends(d, id, "Sluk og tænd.");
	refused(dispatch_take_back(d->db, d->a, &d->bent, dispatch, &where, &must_err),
	    "dispatch.others");
	must(dispatch_take_back(d->db, d->a, &d->anna, dispatch, &where, ERR_HERE));
	g_assert_cmpint(where, ==, id);
	g_assert_cmpstr(draft_of(d, &d->anna, id)->text, ==, "Sluk og tænd.");
	g_assert_cmpstr(draft_of(d, &d->anna, id)->minutes, ==, "7");
	g_assert_cmpuint(files_of(d, id), ==, 1);
	desk_wait(d, WAIT);
	run_due(d);
	g_assert_cmpstr(desk_mails(d), ==, "receipt");
	refused(dispatch_take_back(d->db, d->a, &d->anna, dispatch, &where, &must_err),
	    "dispatch.gone");
}

static void
what_was_begun_meanwhile_is_not_lost(Desk *d)
{
	int64_t id = desk_open_case(d), dispatch = sends(d, id, "Sluk."), where;
	const Draft n = { .case_id = id,
		.kind = ENTRY_NOTE,
		.text = "Husk",
		.minutes = "" };

	desk_wait(d, SECONDS(2));
	must(draft_save(d->db, d->a, &d->anna, &n, d->now, ERR_HERE));
	must(dispatch_take_back(d->db, d->a, &d->anna, dispatch, &where, ERR_HERE));
	g_assert_cmpstr(draft_of(d, &d->anna, id)->text, ==, "Sluk.\n\nHusk");
}

static void
what_went_cannot_be_taken_back(Desk *d)
{
	int64_t dispatch = sends(d, desk_open_case(d), "Sluk."), where;

	desk_wait(d, WAIT);
	run_due(d);
	refused(dispatch_take_back(d->db, d->a, &d->anna, dispatch, &where, &must_err),
	    "dispatch.gone");
}

/* --- the case became another meanwhile --- */

static void
a_closed_case_gives_it_back_and_says_why(Desk *d)
{
	int64_t id = desk_open_case(d);
	const CaseWrite end = { .case_id = id, .text = "Løst.", .status = STATUS_CLOSED };

	add_file(d, id, "skærm.png", 10);
	sends(d, id, "Sluk.");
	must(case_close(d->db, d->a, &d->bent, &end, ERR_HERE));
	desk_wait(d, WAIT);
	run_due(d);
	g_assert_cmpstr(draft_of(d, &d->anna, id)->text, ==, "Sluk.");
	g_assert_cmpstr(draft_of(d, &d->anna, id)->problem, ==, "case.closed");
	g_assert_cmpuint(files_of(d, id), ==, 1);
}

static void
in_a_merged_case_it_goes_where_that_goes_on(Desk *d)
{
	int64_t id = desk_open_case(d), into = desk_open_case(d);

	sends(d, id, "Sluk.");
	must(case_merge(d->db, d->a, &d->bent, id, 0, into, ERR_HERE));
	desk_wait(d, WAIT);
	run_due(d);
	g_assert_cmpint(last_entry(d, into).kind, ==, ENTRY_ANSWER);
}

/* --- it is refused when it is sent, not later --- */

static void
what_an_answer_refuses_is_refused_at_once(Desk *d)
{
	int64_t id = desk_open_case(d), dispatch;
	CaseWrite w = words(id, " \n ");

	refused(dispatch_answer(d->db, d->a, &d->anna, &w, WAIT, &dispatch, &must_err),
	    "case.text.missing");
	w = words(id, "Sluk.");
	w.seen = 4711;
	refused(dispatch_answer(d->db, d->a, &d->anna, &w, WAIT, &dispatch, &must_err),
	    "case.changed");
	w = words(4711, "Sluk.");
	refused(dispatch_answer(d->db, d->a, &d->anna, &w, WAIT, &dispatch, &must_err),
	    "case.unknown");
	w = words(id, "Sluk.");
	refused(dispatch_answer(d->db, d->a, &d->ida, &w, WAIT, &dispatch, &must_err),
	    "staff.only");
}

static void
files_have_a_limit(Desk *d)
{
	int64_t id = desk_open_case(d);
	Attachment at = { .name = "a", .content_type = "text/plain", .size = 1 };

	memset(at.sha256, 'a', 64);
	add_file(d, id, "stor.iso", DRAFT_MOST_BYTES);
	refused(draft_add_files(d->db, d->a, &d->anna, id, &at, 1, &must_err),
	    "draft.files.too_large");
	must(draft_discard(d->db, d->a, &d->anna, id, ERR_HERE));
	for (int i = 0; i < DRAFT_MOST_FILES; i++)
		add_file(d, id, "a.txt", 1);
	refused(draft_add_files(d->db, d->a, &d->anna, id, &at, 1, &must_err),
	    "draft.files.too_many");
	g_assert_cmpuint(files_of(d, id), ==, DRAFT_MOST_FILES);
}

/* --- all or nothing --- */

static bool
send_it(Desk *d, void *arg, GError **err)
{
	const CaseWrite w = words(*(int64_t *)arg, "Sluk.");
	int64_t id;

	return dispatch_answer(d->db, d->a, &d->anna, &w, WAIT, &id, err);
}

static bool
take_it_back(Desk *d, void *arg, GError **err)
{
	int64_t where;

	return dispatch_take_back(d->db, d->a, &d->anna, *(int64_t *)arg, &where, err);
}

static bool
let_it_go(Desk *d, void *arg, GError **err)
{
	return dispatch_go(d->db, d->a, d->now, *(int64_t *)arg, err);
}

static void
each_is_done_wholly_or_not_at_all(Desk *d)
{
	int64_t one = desk_open_case(d), two = desk_open_case(d), on;

	add_file(d, one, "skærm.png", 10);
	g_assert_cmpint(desk_fails_whole(d, send_it, &one), >=, 5);
	on = sends(d, two, "Tænd.");
	g_assert_cmpint(desk_fails_whole(d, take_it_back, &on), >=, 5);
	add_file(d, two, "skærm.png", 10);
	on = sends(d, two, "Tænd.");
	desk_wait(d, WAIT);
	g_assert_cmpint(desk_fails_whole(d, let_it_go, &on), >=, 9);
	run_due(d);
}

#define STORY(name) desk_add_story("dispatch/" #name, name)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	STORY(nothing_happens_until_it_goes);
	STORY(it_takes_draft_and_files_along);
	STORY(nobody_is_late_by_it);
	STORY(without_waiting_it_goes_at_once);
	STORY(what_is_taken_back_is_a_draft_again);
	STORY(what_was_begun_meanwhile_is_not_lost);
	STORY(what_went_cannot_be_taken_back);
	STORY(a_closed_case_gives_it_back_and_says_why);
	STORY(in_a_merged_case_it_goes_where_that_goes_on);
	STORY(what_an_answer_refuses_is_refused_at_once);
	STORY(files_have_a_limit);
	STORY(each_is_done_wholly_or_not_at_all);
	return g_test_run();
}
