/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What sets the house up (people, customers, agreements, roster, mailboxes, suppliers) is
 * done wholly or not at all: whichever statement of it fails, every row of every table is
 * as it was. */
#include "base/err.h"
#include "desk/address_test.h"
#include "desk/agreement.h"
#include "desk/contact_form.h"
#include "desk/duty.h"
#include "desk/escalation.h"
#include "desk/mailbox.h"
#include "desk/meeting.h"
#include "desk/person_sign_in.h"
#include "desk/question.h"
#include "desk/roster.h"
#include "desk/wording.h"
#include "referred.h"
#include "store/mailbox_store.h"

/* What they are done to. */
typedef struct {
	int64_t supplier, mailbox, carla;
	int64_t next, last; /* versions of the baker's agreement */
	int64_t shift, extra, swap;
	int64_t meeting, next_meeting;
	EscalationRule rule;
	const char *token; /* of a session */
} On;

#define ON (*(const On *)arg)

/* --- people --- */

USE(save_staff)
{
	Staff s = { .name = "Ny", .mail = "ny@nordlys.example", .role = ROLE_AGENT };

	return staff_save(d->db, d->a, &d->anna, &s, "correct horse battery", err);
}

USE(new_password)
{
	Staff *s;

	return staff_store_find(d->db, d->a, ON.carla, &s, err) &&
	       staff_save(d->db, d->a, &d->anna, s, "another horse battery", err);
}

USE(lang)
{
	return staff_choose_lang(d->db, d->a, &d->anna, LANG_EN, err);
}

USE(enter)
{
	char *token;

	return sign_in(d->db, d->a, d->now, "anna@nordlys.example",
	    "correct horse battery", "192.0.2.7", &token, err);
}

/* The link of the mail that was queued last. */
static PersonLink
link_of_ida(Desk *d)
{
	House house;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	char *link = house_person_link(d->a, &house, d->ida.person_id, d->now);
	return (PersonLink){ d->ida.person_id, d->now, strrchr(link, '/') + 1 };
}

USE(ask_link)
{
	return person_ask_link(d->db, d->a, d->now, "ida@bager.example", "192.0.2.7",
	    err);
}

USE(enter_by_link)
{
	const PersonLink link = link_of_ida(d);
	char *token;

	return person_sign_in(d->db, d->a, d->now, &link, &token, err);
}

USE(company_person)
{
	Person p = { .name = "Ny", .mail = "ny2@bager.example", .active = true };

	return company_person_save(d->db, d->a, &d->ida, &p, err);
}

USE(leave)
{
	return sign_out(d->db, d->a, ON.token, err);
}

USE(save_person)
{
	Person p = { .name = "Ny",
		.mail = "ny@bager.example",
		.customer_id = d->baker,
		.active = true };

	return person_save(d->db, d->a, &d->anna, &p, err);
}

/* --- customers and suppliers --- */

USE(save_customer)
{
	static const CustomerAddress addresses[] = {
		{ ADDRESS_DOMAIN, "slagter.example", false },
		{ ADDRESS_RECIPIENT, "it@slagter.example", true },
	};
	CustomerSave w = { .customer = { .name = "Byens Slagter", .active = true },
		.addresses = addresses,
		.n_addresses = G_N_ELEMENTS(addresses),
		.consultants = &ON.carla,
		.n_consultants = 1 };

	return customer_save(d->db, d->a, &d->anna, &w, err);
}

/* It loses its addresses and its consultants. */
USE(change_customer)
{
	CustomerSave w = { 0 };
	Customer *c;

	if (!customer_store_find(d->db, d->a, d->baker, &c, err))
		return false;
	w.customer = *c;
	w.customer.name = "Bageren";
	return customer_save(d->db, d->a, &d->anna, &w, err);
}

USE(contact_form)
{
	ContactFormSave w = { .customer_id = d->baker,
		.host = "support.bager.example",
		.sites = "https://www.bager.example" };

	return contact_form_save(d->db, d->a, d->blobs, &d->anna, &w, err);
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

USE(serve)
{
	const SupplierServes w = { .supplier_id = ON.supplier,
		.customer_id = d->baker,
		.systems = "Linjen",
		.contract = "4711" };

	return supplier_serve(d->db, d->a, &d->anna, &w, err);
}

USE(serve_end)
{
	return supplier_serve_end(d->db, d->a, &d->anna, ON.supplier, d->baker, err);
}

/* --- what is agreed --- */

USE(agree)
{
	Agreement ag = agreement_standard();

	ag.customer_id = d->smith;
	ag.name = "Ny";
	ag.valid_from = d->now + DAYS(30);
	return agreement_save(d->db, d->a, &d->anna, &ag, err);
}

USE(agreement_ends)
{
	return agreement_end(d->db, d->a, &d->anna, ON.next, d->now + DAYS(50), err);
}

USE(agreement_goes)
{
	return agreement_remove(d->db, d->a, &d->anna, ON.last, err);
}

USE(rules)
{
	return rules_give_own(d->db, d->a, &d->anna, d->baker, err);
}

USE(save_rule)
{
	EscalationRule rule = { .trigger = RULE_WRITES, .amount = 4, .active = true };

	return rule_save(d->db, d->a, &d->anna, &rule, err);
}

USE(change_rule)
{
	EscalationRule rule = ON.rule;

	rule.active = false;
	return rule_save(d->db, d->a, &d->anna, &rule, err);
}

USE(remove_rule)
{
	return rule_remove(d->db, d->a, &d->anna, ON.rule.id, err);
}

/* --- the roster --- */

USE(pattern)
{
	RosterPattern p = { .shift = { .staff_id = ON.carla,
		                .role = ROLE_PARTNER,
		                .begins = 480,
		                .ends = 960,
		                .every = 1 },
		.weekdays = 1 << 1 | 1 << 3 };

	return roster_add_pattern(d->db, d->a, &d->anna, &p, NULL, err);
}

USE(end_shift)
{
	return roster_end_shift(d->db, d->a, &d->anna, ON.shift, 0, NULL, err);
}

USE(extra)
{
	const RosterAway w = { .staff_id = d->bent.staff_id,
		.span = { d->now + DAYS(1), d->now + DAYS(2) } };

	return roster_set_extra(d->db, d->a, &d->anna, ROLE_PARTNER, &w, err);
}

USE(withdraw)
{
	return roster_withdraw(d->db, d->a, &d->anna, ON.extra, NULL, err);
}

static RosterSwap
bents_day(const Desk *d, int64_t carla)
{
	return (RosterSwap){ .from_id = d->bent.staff_id,
		.to_id = carla,
		.role = ROLE_PARTNER,
		.span = { d->now + DAYS(3), d->now + DAYS(4) },
		.note = "" };
}

USE(offer)
{
	RosterSwap s = bents_day(d, ON.carla);
	int64_t id;

	return roster_offer_swap(d->db, d->a, &d->bent, &s, &id, err);
}

USE(decline)
{
	const Actor carla = { .staff_id = ON.carla, .role = ROLE_PARTNER, .now = d->now };

	return roster_answer_swap(d->db, d->a, &carla, ON.swap, SWAP_DECLINED, NULL, err);
}

/* --- mail, and the house itself --- */

static MailboxSave
a_mailbox(const char *mail)
{
	return (MailboxSave){ .mailbox = { .name = "Support",
		                  .mail = mail,
		                  .active = true,
		                  .imap = { "imap.nordlys.example", 993, TLS_WHOLE },
		                  .smtp = { "", 587, TLS_START },
		                  .auth = AUTH_PASSWORD,
		                  .filed = FILED_SEEN,
		                  .silence_hours = -1 },
		.password = "hemmeligt" };
}

USE(save_mailbox)
{
	MailboxSave w = a_mailbox("anden@nordlys.example");

	return mailbox_save(d->db, d->a, &d->anna, &w, err);
}

/* Another folder is read from its beginning. */
USE(change_mailbox)
{
	MailboxSave w = { 0 };
	Mailbox *m;

	if (!mailbox_store_find(d->db, d->a, ON.mailbox, &m, err))
		return false;
	w.mailbox = *m;
	w.mailbox.folder = "Support";
	w.password = "andet";
	return mailbox_save(d->db, d->a, &d->anna, &w, err);
}

USE(remove_mailbox)
{
	return mailbox_remove(d->db, d->a, &d->anna, ON.mailbox, err);
}

USE(settings)
{
	static const Setting two[] = { { "name", "Nordlys" },
		{ "phone", "70 11 22 33" } };
	size_t wrong;

	return house_set(d->db, d->a, two, G_N_ELEMENTS(two), &wrong, err);
}

USE(turn_calls)
{
	return house_turn_calls(d->db, d->a, &d->anna, err);
}

/* --- in this order: what one leaves, the next begins with --- */

USE(questions)
{
	QuestionSet w = { .customer_id = d->baker,
		.questions = { { { "En?", "One?" } }, { { "To?", "Two?" } } },
		.n = 2 };

	return question_save(d->db, d->a, &d->anna, &w, err);
}

USE(wording)
{
	const Wording w = { .parts = { [WORDING_TITLE] = "Tak" } };
	WordingWrong wrong;

	return wording_save(d->db, d->a, &d->anna, WORDING_RECEIPT, LANG_DA, &w, &wrong,
	    err);
}

USE(test_of_wording)
{
	return wording_test(d->db, d->a, &d->anna, "{\"mail\":\"receipt\"}", err);
}

/* --- a customer's own address --- */

#define IT "it@bager.example"

USE(try_address)
{
	return address_test_send(d->db, d->a, &d->anna, d->baker, IT, ADDRESS_TEST_IN,
	    err);
}

USE(write_as)
{
	return address_send_as(d->db, d->a, &d->anna, d->baker, IT, true, err);
}

static void
prepare_address(Desk *d)
{
	const Setting host = { "smtp_host", "mail.example" };
	size_t wrong;

	must(house_set(d->db, d->a, &host, 1, &wrong, ERR_HERE));
}

/* --- status meetings --- */

static MeetingPlan
meeting_in(Desk *d, Duration later)
{
	return (MeetingPlan){ .customer_id = d->baker,
		.led_by = d->bent.staff_id,
		.begins = d->now + later,
		.ends = d->now + later + HOURS(1),
		.place = "Hos jer",
		.agenda = "" };
}

USE(plan_meeting)
{
	MeetingPlan w = meeting_in(d, DAYS(7));
	int64_t id;

	return meeting_plan(d->db, d->a, &d->anna, &w, &id, err);
}

USE(move_meeting)
{
	MeetingPlan w = meeting_in(d, MINUTES(1));
	int64_t id;

	w.id = ON.meeting;
	return meeting_plan(d->db, d->a, &d->anna, &w, &id, err);
}

USE(hold_meeting)
{
	Actor later = d->anna;

	later.now += HOURS(1);
	return meeting_hold(d->db, d->a, &later, ON.meeting, 0, "Vi talte", err);
}

USE(cancel_meeting)
{
	return meeting_cancel(d->db, d->a, &d->anna, ON.next_meeting, 0, err);
}

static const WholeUse uses[] = {
	{ "try an address", try_address, 4, "attempt" },
	{ "write as it", write_as, 1, NULL },
	{ "questions", questions, 3, NULL },
	{ "wording", wording, 1, NULL },
	{ "wording test", test_of_wording, 2, NULL },
	{ "save staff", save_staff, 1, NULL },
	{ "new password", new_password, 2, NULL },
	{ "lang", lang, 1, NULL },
	{ "sign in", enter, 5, "attempt" },
	{ "sign out", leave, 1, NULL },
	{ "ask for a link", ask_link, 3, "attempt" },
	{ "sign in by it", enter_by_link, 2, NULL },
	{ "save person of company", company_person, 3, NULL },
	{ "save person", save_person, 3, NULL },
	{ "save customer", save_customer, 5, NULL },
	{ "change customer", change_customer, 3, NULL },
	{ "contact form", contact_form, 1, NULL },
	{ "save supplier", save_supplier, 1, NULL },
	{ "serve", serve, 1, NULL },
	{ "serve end", serve_end, 1, NULL },
	{ "agree", agree, 5, NULL },
	{ "agreement ends", agreement_ends, 1, NULL },
	{ "agreement goes", agreement_goes, 1, NULL },
	{ "rules", rules, 2, NULL },
	{ "save rule", save_rule, 1, NULL },
	{ "change rule", change_rule, 1, NULL },
	{ "remove rule", remove_rule, 1, NULL },
	{ "pattern", pattern, 4, NULL },
	{ "offer", offer, 3, NULL },
	{ "decline", decline, 3, NULL },
	{ "end shift", end_shift, 2, NULL },
	{ "extra", extra, 2, NULL },
	{ "withdraw", withdraw, 2, NULL },
	{ "save mailbox", save_mailbox, 3, NULL },
	{ "change mailbox", change_mailbox, 3, NULL },
	{ "remove mailbox", remove_mailbox, 1, NULL },
	{ "settings", settings, 2, NULL },
	{ "turn calls", turn_calls, 2, NULL },
	{ "plan meeting", plan_meeting, 3, NULL },
	{ "move meeting", move_meeting, 4, NULL },
	{ "hold meeting", hold_meeting, 3, NULL },
	{ "cancel meeting", cancel_meeting, 3, NULL },
};

static int64_t
a_version(Desk *d, Duration later)
{
	Agreement ag = agreement_standard();

	ag.customer_id = d->baker;
	ag.name = "Ny";
	ag.valid_from = d->now + later;
	must(agreement_save(d->db, d->a, &d->anna, &ag, ERR_HERE));
	return ag.id;
}

static void
prepare_roster(Desk *d, On *on)
{
	const RosterAway w = { .staff_id = on->carla,
		.span = { d->now + DAYS(5), d->now + DAYS(6) } };
	const Zone *zone;
	Roster r;

	desk_puts_on(d, d->bent.staff_id);
	on->shift = desk_puts_on(d, on->carla);
	must(roster_set_extra(d->db, d->a, &d->anna, ROLE_PARTNER, &w, ERR_HERE));
	must(duty_zone(d->db, d->a, &zone, ERR_HERE));
	must(roster_store_load(d->db, d->a, zone, ROLE_PARTNER, w.span, &r, ERR_HERE));
	g_assert_cmpuint(r.n_exceptions, ==, 1);
	on->extra = r.exceptions[0].id;
	RosterSwap s = bents_day(d, on->carla);
	must(roster_offer_swap(d->db, d->a, &d->bent, &s, &on->swap, ERR_HERE));
}

static int64_t
a_meeting(Desk *d, Duration later)
{
	MeetingPlan w = meeting_in(d, later);
	int64_t id = 0;

	must(meeting_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	return id;
}

static void
prepare(Desk *d, On *on)
{
	EscalationRule rule = { .trigger = RULE_ANGRY, .active = true };
	MailboxSave w = a_mailbox("support@nordlys.example");
	char *token;

	Person *ida;

	prepare_address(d);
	must(person_store_find(d->db, d->a, d->ida.person_id, &ida, ERR_HERE));
	ida->contact = true;
	must(person_save(d->db, d->a, &d->anna, ida, ERR_HERE));
	on->carla = desk_add_staff(d, "Carla Eg", "carla@nordlys.example", ROLE_PARTNER);
	on->supplier = add_supplier(d, "fejl@net.example", false);
	on->next = a_version(d, DAYS(30));
	on->last = a_version(d, DAYS(60));
	must(rule_save(d->db, d->a, &d->anna, &rule, ERR_HERE));
	on->rule = rule;
	on->rule.version = 1;
	must(mailbox_save(d->db, d->a, &d->anna, &w, ERR_HERE));
	on->mailbox = w.mailbox.id;
	must(sign_in(d->db, d->a, d->now, "carla@nordlys.example",
	    "correct horse battery", "192.0.2.7", &token, ERR_HERE));
	on->token = token;
	prepare_roster(d, on);
	on->meeting = a_meeting(d, DAYS(1));
	on->next_meeting = a_meeting(d, DAYS(90));
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
	desk_add_story("whole/the-house", each_is_done_wholly_or_not_at_all);
	return g_test_run();
}
