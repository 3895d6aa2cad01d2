/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What somebody has begun to write: stories, on each engine. */
#include "base/err.h"
#include "desk.h"
#include "desk/draft.h"
#include "store/draft_store.h"

static const Draft *
draft_of(Desk *d, const Actor *who, int64_t id)
{
	Draft *found;

	must(draft_store_find(d->db, d->a, id, who->staff_id, &found, ERR_HERE));
	return found;
}

static Draft
note(int64_t id, const char *text)
{
	return (Draft){ .case_id = id, .kind = ENTRY_NOTE, .text = text, .minutes = "5" };
}

static void
keep(Desk *d, int64_t id, const char *text)
{
	const Draft n = note(id, text);

	must(draft_save(d->db, d->a, &d->anna, &n, d->now, ERR_HERE));
}

static void
send_note(Desk *d, int64_t id, bool is_drafted)
{
	const CaseWrite w = { .case_id = id,
		.kind = ENTRY_NOTE,
		.text = "Sendt.",
		.is_drafted = is_drafted };

	must(case_note(d->db, d->a, &d->anna, &w, ERR_HERE));
}

static void
each_has_one_of_each_case_and_the_last_holds(Desk *d)
{
	int64_t one = desk_open_case(d), two = desk_open_case(d);

	keep(d, one, "Først");
	keep(d, one, "Kablet er løst.");
	keep(d, two, "Noget andet");
	g_assert_cmpstr(draft_of(d, &d->anna, one)->text, ==, "Kablet er løst.");
	g_assert_cmpstr(draft_of(d, &d->anna, one)->minutes, ==, "5");
	g_assert_cmpint(draft_of(d, &d->anna, one)->kind, ==, ENTRY_NOTE);
	g_assert_cmpstr(draft_of(d, &d->anna, two)->text, ==, "Noget andet");
	g_assert_null(draft_of(d, &d->bent, one));
}

static void
without_text_there_is_none(Desk *d)
{
	int64_t id = desk_open_case(d);

	keep(d, id, "Kablet er løst.");
	keep(d, id, " \n ");
	g_assert_null(draft_of(d, &d->anna, id));
}

static void
what_was_sent_of_it_ends_it(Desk *d)
{
	int64_t id = desk_open_case(d);

	keep(d, id, "Kablet er løst.");
	send_note(d, id, false); /* something else, from somewhere else */
	g_assert_nonnull(draft_of(d, &d->anna, id));
	send_note(d, id, true);
	g_assert_null(draft_of(d, &d->anna, id));
}

static void
what_comes_late_does_not_bring_it_back(Desk *d)
{
	int64_t id = desk_open_case(d);
	Instant fetched = d->now;
	const Draft n = note(id, "Kablet er løst.");

	desk_wait(d, MINUTES(1));
	send_note(d, id, true);
	refused(draft_save(d->db, d->a, &d->anna, &n, fetched, &must_err), "draft.sent");
	g_assert_null(draft_of(d, &d->anna, id));
	/* another's word is none of his */
	must(draft_save(d->db, d->a, &d->bent, &n, fetched, ERR_HERE));
}

static void
it_is_for_the_staff_and_for_cases_that_are(Desk *d)
{
	Draft n = note(desk_open_case(d), "Kablet er løst.");

	refused(draft_save(d->db, d->a, &d->ida, &n, d->now, &must_err), "staff.only");
	n.kind = ENTRY_SOLVED;
	refused(draft_save(d->db, d->a, &d->anna, &n, d->now, &must_err),
	    "case.entry.kind");
	n = note(4711, "Kablet er løst.");
	refused(draft_save(d->db, d->a, &d->anna, &n, d->now, &must_err), "case.unknown");
}

static bool
answer_it(Desk *d, void *arg, GError **err)
{
	const CaseWrite w = { .case_id = *(int64_t *)arg,
		.text = "Sendt.",
		.is_drafted = true };

	return case_answer(d->db, d->a, &d->anna, &w, err);
}

static void
an_answer_that_fails_leaves_it(Desk *d)
{
	int64_t id = desk_open_case(d);

	keep(d, id, "Kablet er løst.");
	g_assert_cmpint(desk_fails_whole(d, answer_it, &id), >=, 8);
	g_assert_null(draft_of(d, &d->anna, id));
}

#define STORY(name) desk_add_story("draft/" #name, name)

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	STORY(each_has_one_of_each_case_and_the_last_holds);
	STORY(without_text_there_is_none);
	STORY(what_was_sent_of_it_ends_it);
	STORY(what_comes_late_does_not_bring_it_back);
	STORY(it_is_for_the_staff_and_for_cases_that_are);
	STORY(an_answer_that_fails_leaves_it);
	return g_test_run();
}
