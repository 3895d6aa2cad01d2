/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Each use case that a person starts is done wholly or not at all: whichever statement of
 * it fails, every row of every table is as it was. What has more to say of itself does so
 * in its own story. */
#include "base/err.h"
#include "desk/agreement.h"
#include "desk/decision.h"
#include "desk/draft.h"
#include "desk/escalation.h"
#include "desk/outage.h"
#include "desk/roster.h"
#include "referred.h"
#include "store/agreement_store.h"
#include "store/escalation_store.h"
#include "store/outage_store.h"

/* What they are done to. */
typedef struct {
	int64_t one, other; /* cases, the first escalated by hand and answered */
	int64_t supplier, referral, outage, parked;
} On;

#define USE(name) static bool name(Desk *d, void *arg G_GNUC_UNUSED, GError **err)
#define ON        (*(const On *)arg)

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

USE(rules)
{
	return rules_give_own(d->db, d->a, &d->anna, d->baker, err);
}

USE(agree)
{
	Agreement ag = agreement_standard();

	ag.customer_id = d->smith;
	ag.name = "Ny";
	ag.valid_from = d->now + DAYS(30);
	return agreement_save(d->db, d->a, &d->anna, &ag, err);
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

USE(save_supplier)
{
	SupplierSave s = { .supplier = { .name = "Ny A/S",
		               .hours_words = "",
		               .answer = HOURS(4),
		               .templates = { "", "" },
		               .active = true } };

	return supplier_save(d->db, d->a, &d->anna, &s, err);
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

USE(extra)
{
	const RosterAway w = { .staff_id = d->bent.staff_id,
		.span = { d->now + DAYS(1), d->now + DAYS(2) } };

	return roster_set_extra(d->db, d->a, &d->anna, ROLE_PARTNER, &w, err);
}

USE(save_staff)
{
	Staff s = { .name = "Ny", .mail = "ny@nordlys.example", .role = ROLE_AGENT };

	return staff_save(d->db, d->a, &d->anna, &s, "correct horse battery", err);
}

USE(save_person)
{
	Person p = { .name = "Ny",
		.mail = "ny@bager.example",
		.customer_id = d->baker,
		.active = true };

	return person_save(d->db, d->a, &d->anna, &p, err);
}

/* --- in this order: what one leaves, the next begins with --- */

static const struct {
	const char *name;
	DeskUse use;
	int least; /* statements that can fail */
} uses[] = {
	{ "note", note, 5 },
	{ "draft", draft, 1 },
	{ "split", split, 8 },
	{ "take back", take_back, 5 },
	{ "set horizon", set_horizon, 6 },
	{ "ask", ask, 6 },
	{ "park", park, 3 },
	{ "take up", take_up, 1 },
	{ "rules", rules, 2 },
	{ "agree", agree, 5 },
	{ "write again", write_again, 6 },
	{ "link case", link_case, 6 },
	{ "save supplier", save_supplier, 1 },
	{ "say", say, 3 },
	{ "join", join, 5 },
	{ "leave", leave, 3 },
	{ "extra", extra, 2 },
	{ "save staff", save_staff, 1 },
	{ "save person", save_person, 3 },
};

static void
prepare(Desk *d, On *on)
{
	ParkedQuestion *waiting;
	size_t n;

	on->one = desk_open_case(d);
	on->other = desk_open_case(d);
	must(case_escalate(d->db, d->a, &d->anna, on->one, 0, 0, "Adgang", ERR_HERE));
	must(parked_add(d->db, d->a, &d->anna, on->one, 0, "Pris?", ERR_HERE));
	must(parked_store_waiting(d->db, d->a, d->baker, &waiting, &n, ERR_HERE));
	on->parked = waiting[0].id;
	on->supplier = add_supplier(d, "fejl@net.example", false);
	on->referral = pass_on(d, on->supplier, on->one);
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
	for (size_t i = 0; i < G_N_ELEMENTS(uses); i++) {
		int failed = desk_fails_whole(d, uses[i].use, &on);

		g_test_message("%s: %d statements", uses[i].name, failed);
		g_assert_cmpint(failed, >=, uses[i].least);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("whole/each-use-case", each_is_done_wholly_or_not_at_all);
	return g_test_run();
}
