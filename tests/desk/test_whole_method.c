/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Each use case of time, hand-ins, visits and remote sessions is done wholly or not at
 * all: whichever statement of it fails, every row of every table is as it was. */
#include "desk.h"
#include "desk/handin.h"
#include "desk/ledger.h"
#include "desk/remote.h"
#include "desk/visit.h"
#include "store/ledger_store.h"

/* What they are done to. */
typedef struct {
	int64_t one, line, handin, other, visit, next_visit, asked, taken_back, agreed,
	    running, left, visited, hers, third_visit;
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

USE(receive)
{
	const HandinReceive w = { .case_id = ON.one,
		.what = "Lenovo T14",
		.code = "hund",
		.loan = "Lån 3",
		.mail = true };
	int64_t id;

	return handin_receive(d->db, d->a, &d->anna, &w, &id, err);
}

static bool
move_to(Desk *d, int64_t id, HandinState state, GError **err)
{
	const HandinMove w = { .id = id, .state = state, .minutes = 5 };

	return handin_move(d->db, d->a, &d->anna, &w, err);
}

USE(ready)
{
	return move_to(d, ON.handin, HANDIN_READY, err);
}

USE(take_loan_back)
{
	return handin_lend(d->db, d->a, &d->anna, ON.handin, 0, "", err);
}

USE(remind)
{
	const Actor later = { .now = d->now + HANDIN_REMIND_AFTER };
	Instant again;

	return handin_remind(d->db, d->a, &later, ON.handin, &again, err);
}

USE(fetch)
{
	return move_to(d, ON.handin, HANDIN_FETCHED, err);
}

USE(wipe)
{
	return handin_wipe(d->db, d->a, &d->anna, ON.other, 0, err);
}

static VisitPlan
visit_in(Desk *d, int64_t case_id, Duration later)
{
	return (VisitPlan){ .case_id = case_id,
		.staff_id = d->bent.staff_id,
		.begins = d->now + later,
		.ends = d->now + later + HOURS(1),
		.travel = 20,
		.address = "Strandvejen 12",
		.phone = "",
		.what = "Ny switch",
		.site = "Butikken" };
}

USE(plan_visit)
{
	const VisitPlan w = visit_in(d, ON.one, DAYS(9));
	int64_t id;

	return visit_plan(d->db, d->a, &d->anna, &w, &id, err);
}

USE(move_visit)
{
	VisitPlan w = visit_in(d, 0, DAYS(2));
	int64_t id;

	w.id = ON.visit;
	return visit_plan(d->db, d->a, &d->anna, &w, &id, err);
}

USE(hand_over_visit)
{
	VisitPlan w = visit_in(d, 0, DAYS(3));
	int64_t id;

	w.id = ON.visit;
	w.staff_id = d->anna.staff_id;
	return visit_plan(d->db, d->a, &d->anna, &w, &id, err);
}

/* Of another reporter, who is invited in the place of the first. */
USE(merge_visited)
{
	return case_merge(d->db, d->a, &d->anna, ON.visited, 0, ON.hers, err);
}

USE(close_visited)
{
	const CaseWrite w = { .case_id = ON.hers,
		.text = "Klaret",
		.status = STATUS_CLOSED };

	return case_close(d->db, d->a, &d->anna, &w, err);
}

USE(report_visit)
{
	const VisitReport w = { .id = ON.visit,
		.text = "Sat op.",
		.minutes = 45,
		.travel = 40,
		.signed_by = "Ida" };

	return visit_report(d->db, d->a, &d->bent, &w, err);
}

USE(cancel_visit)
{
	return visit_cancel(d->db, d->a, &d->anna, ON.next_visit, 0, "Syg", err);
}

USE(make_feed)
{
	const char *url;

	return visit_feed_make(d->db, d->a, &d->bent, &url, err);
}

USE(end_feed)
{
	return visit_feed_end(d->db, d->a, &d->bent, err);
}

USE(keep_site)
{
	const Site w = { .name = "Lageret", .address = "Havnen 3" };

	return site_save(d->db, d->a, &d->anna, d->baker, &w, err);
}

USE(remove_site)
{
	return site_remove(d->db, &d->anna, d->baker, 1, err);
}

USE(ask_remote)
{
	const RemoteAsk w = { .case_id = ON.one, .what = "Vi ser på den." };
	int64_t id;

	return remote_ask(d->db, d->a, &d->anna, &w, &id, err);
}

USE(note_remote)
{
	return remote_agreed(d->db, d->a, &d->anna, ON.asked, 0, err);
}

USE(take_remote_back)
{
	return remote_withdraw(d->db, d->a, &d->anna, ON.taken_back, 0, err);
}

USE(start_remote)
{
	return remote_start(d->db, d->a, &d->anna, ON.agreed, 0, "77", err);
}

USE(end_remote)
{
	const RemoteEnd w = { .id = ON.agreed, .text = "Gjort.", .minutes = 7 };

	return remote_end(d->db, d->a, &d->anna, &w, err);
}

USE(stop_remote)
{
	const Actor later = { .now = d->now + MINUTES(9) };

	return remote_answer(d->db, d->a, &later, ON.running, false, err);
}

USE(close_remote)
{
	const Actor later = { .now = d->now + REMOTE_LONGEST };
	Instant again;

	return remote_watch(d->db, d->a, &later, ON.left, &again, err);
}

static const WholeUse uses[] = {
	{ "book", book, 3 },
	{ "correct", correct, 4 },
	{ "receive", receive, 6 },
	{ "ready", ready, 6 },
	{ "take loan back", take_loan_back, 4 },
	{ "remind", remind, 4 },
	{ "fetch", fetch, 6 },
	{ "wipe", wipe, 4 },
	{ "plan visit", plan_visit, 20 },
	{ "move visit", move_visit, 20 },
	{ "hand over visit", hand_over_visit, 24 },
	{ "merge visited", merge_visited, 40 },
	{ "close visited", close_visited, 30 },
	{ "report visit", report_visit, 18 },
	{ "cancel visit", cancel_visit, 17 },
	{ "ask remote", ask_remote, 17 },
	{ "note remote", note_remote, 9 },
	{ "take remote back", take_remote_back, 9 },
	{ "start remote", start_remote, 10 },
	{ "end remote", end_remote, 15 },
	{ "stop remote", stop_remote, 13 },
	{ "close remote", close_remote, 7 },
	{ "keep site", keep_site, 3 },
	{ "remove site", remove_site, 1 },
	{ "make feed", make_feed, 1 },
	{ "end feed", end_feed, 1 },
};

/* One of a case of its own; by telephone, so that it is agreed. */
static int64_t
remote_in(Desk *d, bool by_phone, bool runs)
{
	const RemoteAsk w = { .case_id = desk_open_case(d), .by_phone = by_phone };
	int64_t id;

	must(remote_ask(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	if (runs)
		must(remote_start(d->db, d->a, &d->anna, id, 0, "", ERR_HERE));
	return id;
}

static int64_t
case_of_lis(Desk *d)
{
	Person lis = { .customer_id = d->baker,
		.name = "Lis",
		.mail = "lis@bager.example",
		.lang = LANG_DA,
		.active = true };
	int64_t id;

	must(person_save(d->db, d->a, &d->anna, &lis, ERR_HERE));
	const CaseOpen hers = { .kind = ENTRY_CALL,
		.channel = CHANNEL_PHONE,
		.subject = "Switchen",
		.text = "Den blinker",
		.customer_id = d->baker,
		.person_id = lis.id };
	must(case_open(d->db, d->a, &d->anna, &hers, &id, ERR_HERE));
	return id;
}

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
	const HandinReceive w = { .case_id = on->one,
		.what = "Lenovo T14",
		.code = "hund",
		.loan = "Lån 3" };
	must(handin_receive(d->db, d->a, &d->anna, &w, &on->handin, ERR_HERE));
	must(handin_receive(d->db, d->a, &d->anna, &w, &on->other, ERR_HERE));
	VisitPlan visit = visit_in(d, on->one, DAYS(1));
	must(visit_plan(d->db, d->a, &d->anna, &visit, &on->visit, ERR_HERE));
	visit = visit_in(d, on->one, DAYS(5));
	must(visit_plan(d->db, d->a, &d->anna, &visit, &on->next_visit, ERR_HERE));
	visit = visit_in(d, on->visited = desk_open_case(d), DAYS(7));
	must(visit_plan(d->db, d->a, &d->anna, &visit, &on->third_visit, ERR_HERE));
	on->hers = case_of_lis(d);
	on->asked = remote_in(d, false, false);
	on->taken_back = remote_in(d, false, false);
	on->agreed = remote_in(d, true, false);
	on->running = remote_in(d, true, true);
	on->left = remote_in(d, true, true);
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
