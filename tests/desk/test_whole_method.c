/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Each use case of time, hand-ins, visits and remote sessions is done wholly or not at
 * all: whichever statement of it fails, every row of every table is as it was. */
#include "desk.h"
#include "desk/ledger.h"
#include "store/ledger_store.h"

/* What they are done to. */
typedef struct {
	int64_t one, line;
} On;

#define ON (*(const On *)arg)

USE(book)
{
	const LedgerBook w = { .case_id = ON.one,
		.minutes = 5,
		.kind = LEDGER_WORK,
		.text = "Set efter",
		.reason = "" };

	return ledger_book(d->db, d->a, &d->anna, &w, err);
}

USE(correct)
{
	const LedgerCorrect w = { .line_id = ON.line,
		.minutes = 3,
		.reason = "Talte pausen med" };

	return ledger_correct(d->db, d->a, &d->anna, &w, err);
}

static const WholeUse uses[] = {
	{ "book", book, 3 },
	{ "correct", correct, 4 },
};

static void
prepare(Desk *d, On *on)
{
	const CaseWrite call = { .kind = ENTRY_CALL,
		.case_id = on->one = desk_open_case(d),
		.text = "Ringet.",
		.minutes = 9 };
	LedgerLine *lines;
	size_t n;

	must(case_note(d->db, d->a, &d->anna, &call, ERR_HERE));
	must(ledger_store_of_case(d->db, d->a, on->one, &lines, &n, ERR_HERE));
	on->line = lines[0].id;
}

static void
each_is_done_wholly_or_not_at_all(Desk *d)
{
	On on = { 0 };

	prepare(d, &on);
	desk_fail_whole(d, uses, G_N_ELEMENTS(uses), &on);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("whole/methods", each_is_done_wholly_or_not_at_all);
	return g_test_run();
}
