/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Each use case that a person starts in a case, an outage or a referral is done wholly
 * or not at all: whichever statement of it fails, every row of every table is as it was.
 * What has more to say of itself does so in its own story; the house is set up in
 * test_whole_house.c, what happens by itself in test_whole_job.c. */
#include "base/err.h"
#include "desk/decision.h"
#include "desk/draft.h"
#include "desk/outage.h"
#include "mailed.h"
#include "store/escalation_store.h"
#include "store/outage_store.h"

/* What they are done to. */
typedef struct {
	int64_t one, other;  /* cases, the first escalated by hand */
	int64_t closed, old; /* cases, the second longer than its agreement reopens it */
	int64_t referral, outage, proposal, parked;
} On;

#define ON (*(const On *)arg)

USE(note)
{
	const CaseWrite w = { .case_id = ON.one, .kind = ENTRY_CALL, .text = "Ringet." };

	return case_note(d->db, d->a, &d->anna, &w, err);
}

USE(draft)
{
	const Draft n = { .case_id = ON.one,
		.kind = ENTRY_NOTE,
		.text = "Kablet",
		.minutes = "" };

	return draft_save(d->db, d->a, &d->bent, &n, d->now, err);
}

USE(note_of_draft)
{
	const CaseWrite w = { .case_id = ON.one,
		.kind = ENTRY_NOTE,
		.text = "Kablet",
		.is_drafted = true };

	return case_note(d->db, d->a, &d->anna, &w, err);
}

USE(reply)
{
	const CaseWrite w = { .case_id = ON.one, .kind = ENTRY_FORM, .text = "Nu igen." };

	return case_reply(d->db, d->a, &d->ida, &w, NULL, err);
}

USE(reply_late)
{
	const CaseWrite w = { .case_id = ON.old, .kind = ENTRY_FORM, .text = "Nu igen." };
	int64_t into = 0;

	return case_reply(d->db, d->a, &d->ida, &w, &into, err);
}

static bool
click(Desk *d, int64_t id, int mark, GError **err)
{
	const CaseEvaluation w = { .case_id = id, .scores = { mark }, .is_click = true };

	return case_evaluate(d->db, d->a, &d->ida, &w, err);
}

USE(evaluate)
{
	const CaseEvaluation w = { .case_id = ON.closed,
		.scores = { 5, 4 },
		.comment = "Tak." };

	return case_evaluate(d->db, d->a, &d->ida, &w, err);
}

USE(evaluate_low)
{
	const CaseEvaluation w = { .case_id = ON.closed, .scores = { 1 } };

	return case_evaluate(d->db, d->a, &d->ida, &w, err);
}

/* The third mark in no time: what was clicked first is withdrawn. */
USE(click_as_scanner)
{
	return click(d, ON.closed, 3, err);
}

USE(reopen)
{
	return case_reopen(d->db, d->a, &d->anna, ON.closed, 0, "Ikke løst", err);
}

USE(split)
{
	int64_t id;
	size_t n;
	const Entry *e = desk_entries(d, ON.one, &n);

	return case_split(d->db, d->a, &d->anna, ON.one, 0, e[0].id, "En anden", &id,
	    err);
}

USE(take_back)
{
	return case_take_back(d->db, d->a, &d->anna, ON.one, 0, "", err);
}

USE(set_horizon)
{
	const HorizonSet w = { .case_id = ON.one,
		.at = d->now + DAYS(9),
		.why = HORIZON_BY_HAND,
		.reason = "Delen kommer på mandag." };

	return case_horizon_set(d->db, d->a, &d->anna, &w, err);
}

USE(ask)
{
	int64_t id;

	return decision_ask(d->db, d->a, &d->anna, ON.other, 0, "Må vi?", &id, err);
}

USE(park)
{
	return parked_add(d->db, d->a, &d->anna, ON.one, 0, "Flere timer?", err);
}

USE(take_up)
{
	return parked_take(d->db, d->a, &d->bent, ON.parked, PARKED_AGREED, "Ja", err);
}

USE(write_again)
{
	const ReferralWrite w = { .referral_id = ON.referral, .text = "Er I i gang?" };

	return referral_write(d->db, d->a, &d->anna, &w, err);
}

USE(link_case)
{
	return referral_link(d->db, d->a, &d->anna, ON.referral, 0, ON.other, err);
}

USE(put_aside)
{
	return referral_put_aside(d->db, d->a, &d->anna, ON.referral, 0, err);
}

USE(say_works)
{
	return case_works(d->db, d->a, &d->ida, ON.other, err);
}

USE(declare)
{
	const OutageDeclare what = { .title = "Internettet",
		.say = { .da = "Nede.",
		    .en = "Down.",
		    .next_update_at = d->now + HOURS(1) },
		.customers = &d->smith,
		.n_customers = 1,
		.cases = &ON.other,
		.n_cases = 1 };
	int64_t id = 0;

	return outage_declare(d->db, d->a, &d->anna, &what, &id, err);
}

USE(dismiss)
{
	return outage_dismiss(d->db, d->a, &d->anna, ON.proposal, err);
}

USE(edit)
{
	return outage_edit(d->db, d->a, &d->anna, ON.outage, 0, "Nettet i Aarhus",
	    "En gravemaskine", d->now - HOURS(1), err);
}

USE(say)
{
	const OutageSay word = { .da = "Stadig nede.",
		.en = "Still down.",
		.next_update_at = d->now + HOURS(1) };

	return outage_say(d->db, d->a, &d->anna, ON.outage, 0, &word, err);
}

USE(join)
{
	return outage_join(d->db, d->a, &d->anna, ON.other, ON.outage, err);
}

USE(leave)
{
	return outage_leave(d->db, d->a, &d->anna, ON.other, err);
}

/* --- in this order: what one leaves, the next begins with --- */

static const WholeUse uses[] = {
	{ "note", note, 5, NULL },
	{ "draft", draft, 1, NULL },
	{ "note of draft", note_of_draft, 5, NULL },
	{ "reply", reply, 5, NULL },
	{ "reply late", reply_late, 5, NULL },
	{ "click as scanner", click_as_scanner, 3, NULL },
	{ "evaluate", evaluate, 1, NULL },
	{ "evaluate low", evaluate_low, 3, NULL },
	{ "reopen", reopen, 5, NULL },
	{ "split", split, 8, NULL },
	{ "take back", take_back, 5, NULL },
	{ "set horizon", set_horizon, 6, NULL },
	{ "ask", ask, 6, NULL },
	{ "park", park, 3, NULL },
	{ "take up", take_up, 1, NULL },
	{ "write again", write_again, 6, NULL },
	{ "link case", link_case, 6, NULL },
	{ "put aside", put_aside, 1, NULL },
	{ "declare", declare, 5, NULL },
	{ "dismiss", dismiss, 1, NULL },
	{ "edit", edit, 1, NULL },
	{ "say", say, 3, NULL },
	{ "join", join, 5, NULL },
	{ "leave", leave, 3, NULL },
	{ "say it works", say_works, 3, NULL },
};

static int64_t
a_closed_case(Desk *d)
{
	const CaseWrite w = { .case_id = desk_open_case(d),
		.text = "Det er ordnet.",
		.status = STATUS_CLOSED };

	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
	return w.case_id;
}

/* Three people report the same. */
static int64_t
a_proposal(Desk *d)
{
	static const char *const mails[] = { "x@smed.example", "y@smed.example",
		"z@smed.example" };
	OutageProposal *proposals;
	size_t n;

	for (size_t i = 0; i < G_N_ELEMENTS(mails); i++)
		mail_comes(d, (MailAddress){ "Ole", mails[i] },
		    (InMail){ .subject = "Internettet er nede" });
	must(outage_store_proposals(d->db, d->a, &proposals, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	return proposals[0].id;
}

static void
prepare(Desk *d, On *on)
{
	ParkedQuestion *waiting;
	size_t n;

	on->old = a_closed_case(d);
	desk_wait(d, DAYS(90));
	on->closed = a_closed_case(d);
	must(click(d, on->closed, 1, ERR_HERE));
	must(click(d, on->closed, 2, ERR_HERE));
	on->proposal = a_proposal(d);
	on->one = desk_open_case(d);
	on->other = desk_open_case(d);
	must(case_escalate(d->db, d->a, &d->anna, on->one, 0, 0, "Adgang", ERR_HERE));
	must(parked_add(d->db, d->a, &d->anna, on->one, 0, "Pris?", ERR_HERE));
	must(parked_store_waiting(d->db, d->a, d->baker, &waiting, &n, ERR_HERE));
	on->parked = waiting[0].id;
	on->referral = pass_on(d, add_supplier(d, "fejl@net.example", false), on->one);
	answer(d, on->referral, FROM_NET, "Vi forventer at den er løst om to uger.");
	g_assert_nonnull(proposal(d, on->referral));
	const OutageDeclare what = { .title = "Nettet",
		.say = { .da = "Nede.",
		    .en = "Down.",
		    .next_update_at = d->now + HOURS(1) } };
	must(outage_declare(d->db, d->a, &d->anna, &what, &on->outage, ERR_HERE));
}

static void
each_is_done_wholly_or_not_at_all(Desk *d)
{
	On on;

	prepare(d, &on);
	desk_fail_whole(d, uses, G_N_ELEMENTS(uses), &on);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("whole/each-use-case", each_is_done_wholly_or_not_at_all);
	return g_test_run();
}
