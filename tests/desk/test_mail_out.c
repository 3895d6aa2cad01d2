/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What we send: each kind of mail held to a file, in both languages. UPDATE_GOLDEN=1
 * writes the files anew. */
#include <string.h>

#include "base/err.h"
#include "desk.h"
#include "desk/decision.h"
#include "desk/handin.h"
#include "desk/meeting.h"
#include "desk/person_sign_in.h"
#include "desk/referral.h"
#include "desk/remote.h"
#include "desk/supplier.h"
#include "desk/visit.h"
#include "desk/waiting.h"
#include "desk/wording.h"
#include "mail/render.h"

static bool
set_house(Db *db, void *arg G_GNUC_UNUSED, GError **err)
{
	static const char *settings[][2] = {
		{ "secret", "00112233445566778899aabbccddeeff" },
		{ "name", "Nordlys IT" },
		{ "mail", "desk@nordlys.example" },
		{ "url", "https://desk.nordlys.example" },
		{ "phone", "+45 70 10 20 30" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(settings); i++)
		if (!setting_store_set(db, settings[i][0], settings[i][1], err))
			return false;
	return true;
}

/* The last mail that was queued but so many, as the bytes that go out but with plain line
 * feeds. */
static char *
mail_back(Desk *d, size_t back, Lang lang, RenderedMail *r)
{
	OutMail *mails = NULL;
	size_t n = 0;
	House house;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	must(mail_store_list(d->db, d->a, 0, (int)back + 1, &mails, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, back + 1);
	mails[back].lang = lang;
	const RenderSource source = { d->db, d->blobs, &house };
	must(render_mail(&source, d->a, &mails[back], r, ERR_HERE));
	return arena_strndup(d->a, r->bytes, r->n_bytes);
}

static char *
last_mail(Desk *d, Lang lang, RenderedMail *r)
{
	return mail_back(d, 0, lang, r);
}

/* The random part of our Message-IDs, which is the same in no two runs; and how it is
 * signed. */
static char *
without_chance(const char *mail)
{
	g_autoptr(GRegex) chance = g_regex_new("<sag\\.(\\d+)\\.[a-z2-7]+@", 0, 0, NULL);
	g_autoptr(GString) lf = g_string_new(mail);

	g_autoptr(GRegex) mark = g_regex_new("(X-Skranke:)[^\n]*(\n[ \t][^\n]*)*", 0, 0,
	    NULL);

	g_string_replace(lf, "\r\n", "\n", 0);
	g_autofree char *unmarked = g_regex_replace(mark, lf->str, -1, 0, "\\1 ID TAG", 0,
	    NULL);
	return g_regex_replace(chance, unmarked, -1, 0, "<sag.\\1.chance@", 0, NULL);
}

static void
is_golden_back(Desk *d, size_t back, const char *name)
{
	static const char *const codes[] = { "da", "en" };

	for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
		RenderedMail r;
		g_autofree char *made = without_chance(
		    mail_back(d, back, lang_from_code(codes[i]), &r));
		g_autofree char *path = g_strdup_printf("%s/%s.%s.txt",
		    g_getenv("GOLDEN_MAILS"), name, codes[i]);
		g_autofree char *golden = NULL;

		if (g_getenv("UPDATE_GOLDEN"))
			g_assert_true(g_file_set_contents(path, made, -1, NULL));
		g_assert_true(g_file_get_contents(path, &golden, NULL, NULL));
		g_assert_cmpstr(made, ==, golden);
	}
}

static void
is_golden(Desk *d, const char *name)
{
	is_golden_back(d, 0, name);
}

static CaseWrite
written(Desk *d, int64_t id, const char *text)
{
	return (CaseWrite){ .case_id = id,
		.seen = desk_case(d, id)->version,
		.kind = ENTRY_NOTE,
		.text = text };
}

static void
a_case_is_told_from_its_receipt_to_its_evaluation(Desk *d)
{
	must(db_transact(d->db, set_house, NULL, ERR_HERE));
	int64_t id = desk_open_case(d);
	is_golden(d, "receipt");

	desk_wait(d, HOURS(1));
	CaseWrite w = written(d, id, "Prøv at **slukke** den.\n\n- vent\n- tænd igen");
	must(case_answer(d->db, d->a, &d->anna, &w, ERR_HERE));
	is_golden(d, "answer");

	desk_wait(d, HOURS(1));
	w = written(d, id, "Rullen <A> er skiftet.");
	w.status = STATUS_SOLVED;
	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
	is_golden(d, "solved");

	desk_wait(d, DAYS(30));
	must(case_close_solved(d->db, d->a, &d->desk, id, ERR_HERE));
	is_golden(d, "closed");

	must(case_reopen(d->db, d->a, &d->anna, id, desk_case(d, id)->version,
	    "Den blinker igen.", ERR_HERE));
	is_golden(d, "reopened");
}

static bool
all_are_sent(Db *db, void *arena, GError **err)
{
	OutMail *mails;
	size_t n;

	if (!mail_store_list(db, arena, 0, 20, &mails, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!mail_store_set_state(db, mails[i].id, MAIL_SENT, 1, NULL, err))
			return false;
	return true;
}

static void
who_does_not_answer_is_reminded_and_his_case_closed(Desk *d)
{
	CaseChange wait = { .status = STATUS_WAITING_REPORTER };

	must(db_transact(d->db, set_house, NULL, ERR_HERE));
	int64_t id = desk_open_case(d);
	CaseWrite w = written(d, id, "Hvad står der **på skærmen**?");
	w.status = STATUS_WAITING_REPORTER;
	must(case_answer(d->db, d->a, &d->anna, &w, ERR_HERE));
	is_golden(d, "waiting");

	desk_wait(d, DAYS(3));
	must(waiting_pass(d->db, d->a, &d->desk, id, ERR_HERE));
	is_golden(d, "reminded");

	must(db_transact(d->db, all_are_sent, d->a, ERR_HERE));
	desk_wait(d, DAYS(7));
	must(waiting_pass(d->db, d->a, &d->desk, id, ERR_HERE));
	is_golden(d, "unanswered");

	wait.case_id = desk_open_case(d);
	must(case_change(d->db, d->a, &d->anna, &wait, ERR_HERE));
	is_golden(d, "waiting-by-hand");
}

static void
a_merged_case_names_the_one_that_goes_on(Desk *d)
{
	must(db_transact(d->db, set_house, NULL, ERR_HERE));
	int64_t first = desk_open_case(d), second = desk_open_case(d);

	must(case_merge(d->db, d->a, &d->anna, second, desk_case(d, second)->version,
	    first, ERR_HERE));
	is_golden(d, "merged");
}

/* To the supplier what he needs, in a conversation of its own; to the reporter, who has
 * his case and what to expect. */
static void
a_case_is_passed_on_chased_and_answered(Desk *d)
{
	SupplierSave s = { .supplier = { .name = "Nettet A/S",
		               .mail = "fejl@net.example",
		               .hours_words = "",
		               .time_zone = "Europe/Copenhagen",
		               .answer = HOURS(4),
		               .templates = { "", "" },
		               .unread = true,
		               .active = true } };
	House house;
	MailReceived done;
	int64_t r;

	must(db_transact(d->db, set_house, NULL, ERR_HERE));
	must(supplier_save(d->db, d->a, &d->anna, &s, ERR_HERE));
	const ReferralSend send = { .case_id = desk_open_case(d),
		.supplier_id = s.supplier.id,
		.text =
		    "Printeren på **linje 4711** svarer ikke.\n\nHvornår er den oppe?",
		.reference = "INC0012345" };
	must(referral_send(d->db, d->a, &d->anna, &send, &r, ERR_HERE));
	is_golden(d, "referred");
	is_golden_back(d, 1, "passed_on");

	desk_wait(d, HOURS(4));
	must(referral_chase(d->db, d->a, &d->desk, r, ERR_HERE));
	is_golden(d, "chased");

	must(house_load(d->db, d->a, &house, ERR_HERE));
	desk_wait(d, HOURS(1));
	const InMail m = { .from = { "Bo", "bo@net.example" },
		.envelope_from = "bo@net.example",
		.envelope_to = house_supplier_address(d->a, &house, r),
		.subject = "Re: Printeren virker ikke [Sag#1001] INC0012345",
		.text = "Den er oppe igen.\n\nDen tirsdag skrev Nordlys IT:\n> Hvornår?",
		.raw = "",
		.may_answer = true };
	must(mail_receive(d->db, d->blobs, d->a, &d->desk, &m, &done, ERR_HERE));
	is_golden(d, "supplier_answer");
}

/* The last mail of that kind, which may not be the last of all. */
static void
is_golden_of(Desk *d, OutMailKind kind, bool to_staff, const char *name)
{
	OutMail *mails = NULL;
	size_t n = 0;

	must(mail_store_list(d->db, d->a, 0, 20, &mails, &n, ERR_HERE));
	for (size_t i = 0; i < n; i++)
		if (mails[i].kind == kind && (mails[i].staff_id != 0) == to_staff) {
			is_golden_back(d, i, name);
			return;
		}
	g_assert_not_reached();
}

static void
an_escalation_is_told_in_words_that_calm(Desk *d)
{
	const int64_t bent[] = { d->bent.staff_id };
	CustomerSave baker = { .consultants = bent, .n_consultants = 1 };
	DecisionAnswer instead = { .outcome = DECISION_INSTEAD,
		.answer = "Giv dem en **låneprinter** med det samme.",
		.tell = "Du får en låneprinter i dag." };
	Customer *c;

	must(db_transact(d->db, set_house, NULL, ERR_HERE));
	must(customer_store_find(d->db, d->a, d->baker, &c, ERR_HERE));
	baker.customer = *c;
	must(customer_save(d->db, d->a, &d->anna, &baker, ERR_HERE));
	int64_t id = desk_open_case(d);
	must(case_escalate(d->db, d->a, &d->anna, id, 0, 0, "Kræver **adgang**.",
	    ERR_HERE));
	is_golden_of(d, MAIL_ESCALATED, false, "escalated-consultant");
	is_golden_of(d, MAIL_ESCALATED, true, "passed-consultant");

	desk_wait(d, HOURS(1));
	must(case_escalate(d->db, d->a, &d->anna, id, 0, d->bent.staff_id,
	    "Må vi give dem en ny printer?", ERR_HERE));
	is_golden_of(d, MAIL_ESCALATED, false, "escalated-partner");
	is_golden_of(d, MAIL_DECISION_ASKED, true, "decision-asked");

	desk_wait(d, MINUTES(5));
	instead.id = 1;
	must(decision_answer(d->db, d->a, &d->bent, &instead, ERR_HERE));
	is_golden_of(d, MAIL_DECIDED, true, "decided-instead");
}

static void
a_link_to_sign_in_is_told_by_itself(Desk *d)
{
	must(db_transact(d->db, set_house, NULL, ERR_HERE));
	must(person_ask_link(d->db, d->a, d->now, "ida@bager.example", "192.0.2.1",
	    ERR_HERE));
	is_golden_of(d, MAIL_SIGN_IN, false, "sign-in");
}

static void
a_visit_is_told_with_what_calendars_read(Desk *d)
{
	int64_t id, case_id;

	must(db_transact(d->db, set_house, NULL, ERR_HERE));
	case_id = desk_open_case(d);
	VisitPlan w = { .case_id = case_id,
		.staff_id = d->bent.staff_id,
		.begins = d->now + DAYS(1),
		.ends = d->now + DAYS(1) + HOURS(2),
		.travel = 30,
		.address = "Strandvejen 12, 5300 Kerteminde",
		.phone = "",
		.what = "Den **nye** switch sættes op.",
		.site = "" };
	must(visit_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	is_golden_of(d, MAIL_VISIT, false, "visit");
	is_golden_of(d, MAIL_VISIT, true, "visit-staff");

	desk_wait(d, HOURS(1));
	w.id = id;
	w.begins += DAYS(1);
	w.ends += DAYS(1);
	must(visit_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	is_golden_of(d, MAIL_VISIT, false, "visit-moved");

	desk_wait(d, HOURS(1));
	must(visit_cancel(d->db, d->a, &d->anna, id, 0, "Bent er syg.", ERR_HERE));
	is_golden_of(d, MAIL_VISIT, false, "visit-cancelled");
}

static void
a_status_meeting_is_told_with_what_calendars_read(Desk *d)
{
	Person *ida;
	MeetingPlan w = { .customer_id = d->baker,
		.led_by = d->bent.staff_id,
		.begins = d->now + DAYS(1),
		.ends = d->now + DAYS(1) + HOURS(1),
		.place = "https://møde.example/7",
		.agenda = "1. Siden sidst\n2. Prisen" };
	int64_t id;

	must(db_transact(d->db, set_house, NULL, ERR_HERE));
	must(person_store_find(d->db, d->a, d->ida.person_id, &ida, ERR_HERE));
	ida->contact = true;
	must(person_save(d->db, d->a, &d->anna, ida, ERR_HERE));
	must(meeting_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	is_golden_of(d, MAIL_MEETING, false, "meeting");

	desk_wait(d, DAYS(1));
	must(meeting_hold(d->db, d->a, &d->anna, id, 0, "- Vi talte om **ovnen**.",
	    ERR_HERE));
	is_golden_of(d, MAIL_MEETING, false, "meeting-minutes");

	w.begins += DAYS(30);
	w.ends += DAYS(30);
	must(meeting_plan(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	desk_wait(d, HOURS(1));
	must(meeting_cancel(d->db, d->a, &d->anna, id, 0, ERR_HERE));
	is_golden_of(d, MAIL_MEETING, false, "meeting-cancelled");
}

static void
a_computer_is_received_ready_and_waited_for(Desk *d)
{
	HandinMove ready = { .state = HANDIN_READY, .note = "Disken er **skiftet**." };
	Instant again;

	must(db_transact(d->db, set_house, NULL, ERR_HERE));
	const HandinReceive w = { .case_id = desk_open_case(d),
		.what = "Lenovo T14",
		.serial = "PF-3X",
		.accessories = "strømforsyning",
		.shelf = "B2",
		.loan = "Lån 3",
		.code = "hund1234",
		.note = "Den starter ikke.",
		.mail = true };
	must(handin_receive(d->db, d->a, &d->anna, &w, &ready.id, ERR_HERE));
	is_golden_of(d, MAIL_HANDIN, false, "handin");
	must(handin_move(d->db, d->a, &d->anna, &ready, ERR_HERE));
	is_golden_of(d, MAIL_HANDIN_READY, false, "handin-ready");
	desk_wait(d, HANDIN_REMIND_AFTER);
	const Actor desk = { .now = d->now };
	must(handin_remind(d->db, d->a, &desk, ready.id, &again, ERR_HERE));
	is_golden_of(d, MAIL_HANDIN_FETCH, false, "handin-fetch");
}

static void
a_user_is_asked_before_his_computer_is_looked_at(Desk *d)
{
	int64_t id;

	must(db_transact(d->db, set_house, NULL, ERR_HERE));
	const RemoteAsk w = { .case_id = desk_open_case(d),
		.what = "Vi skifter printerens **driver**." };
	must(remote_ask(d->db, d->a, &d->anna, &w, &id, ERR_HERE));
	is_golden_of(d, MAIL_REMOTE, false, "remote");
	must(remote_answer(d->db, d->a, &d->desk, id, true, ERR_HERE));
	is_golden_of(d, MAIL_REMOTE, true, "remote-agreed");
}

/* In words of the house's own, whatever they hold, from when they were saved. */
static void
a_mail_is_in_the_words_that_were_in_force_when_it_was_queued(Desk *d)
{
	const Wording own = {
		.parts = { [WORDING_SUBJECT] = "{case.subject}! {case.tag}",
		    [WORDING_TITLE] = "Tak, <b>{person.first_name}</b>",
		    [WORDING_LEAD] = "Nr. {case.number}.\n\nNr. {case.follows}.\n"
		                     "Senest {horizon}.",
		    [WORDING_CLOSE] = "" }
	};
	const Wording none = { 0 }, wrong_one = { .parts = { [WORDING_LEAD] = "{x.y}" } };
	WordingVersion *versions;
	WordingWrong wrong;
	RenderedMail r;
	size_t n;

	must(db_transact(d->db, set_house, NULL, ERR_HERE));
	desk_open_case(d);
	char *before = last_mail(d, LANG_DA, &r);
	desk_wait(d, 1);
	refused(wording_save(d->db, d->a, &d->anna, WORDING_RECEIPT, LANG_DA, &wrong_one,
	            &wrong, ERR_HERE),
	    "wording.wrong");
	g_assert_cmpstr(wrong.field, ==, "x.y");
	refused(wording_save(d->db, d->a, &d->bent, WORDING_RECEIPT, LANG_DA, &own,
	            &wrong, ERR_HERE),
	    "admin.only");
	must(wording_save(d->db, d->a, &d->anna, WORDING_RECEIPT, LANG_DA, &own, &wrong,
	    ERR_HERE));
	g_assert_cmpstr(last_mail(d, LANG_DA, &r), ==, before);

	desk_open_case(d);
	last_mail(d, LANG_DA, &r);
	g_assert_cmpstr(r.subject, ==, "Printeren virker ikke! [Sag#1002]");
	g_assert_nonnull(strstr(r.html, "Tak, &lt;b&gt;Ida&lt;/b&gt;"));
	g_assert_true(g_str_has_prefix(r.text, "Hej Ida\n\nNr. 1002.\n\nSenest "));
	g_assert_null(strstr(r.text, "Har du mere"));
	g_assert_nonnull(strstr(r.text, "Se sagen: https://"));
	last_mail(d, LANG_EN, &r);
	g_assert_nonnull(strstr(r.text, "is now case no. 1002"));

	desk_wait(d, 1);
	must(wording_save(d->db, d->a, &d->anna, WORDING_RECEIPT, LANG_DA, &none, &wrong,
	    ERR_HERE));
	must(wording_save(d->db, d->a, &d->anna, WORDING_RECEIPT, LANG_DA, &none, &wrong,
	    ERR_HERE));
	must(wording_store_versions(d->db, d->a, WORDING_RECEIPT, &versions, &n,
	    ERR_HERE));
	g_assert_cmpuint(n, ==, 2);
	desk_open_case(d);
	last_mail(d, LANG_DA, &r);
	g_assert_nonnull(strstr(r.text, "Har du mere"));
}

static void
the_same_row_gives_the_same_bytes(Desk *d)
{
	RenderedMail r;

	desk_open_case(d);
	char *first = last_mail(d, LANG_DA, &r);
	desk_wait(d, DAYS(1));
	g_assert_cmpstr(last_mail(d, LANG_DA, &r), ==, first);
}

static void
a_bounce_would_come_to_the_address_of_the_case(Desk *d)
{
	RenderedMail r;
	int64_t id = desk_open_case(d);
	House house;

	must(house_load(d->db, d->a, &house, ERR_HERE));
	last_mail(d, LANG_DA, &r);
	g_assert_cmpstr(r.from, ==, house_reply_address(d->a, &house, id));
	g_assert_cmpstr(r.to, ==, "ida@bager.example");
	g_assert_nonnull(strstr(r.subject, "[Sag#1001]"));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	desk_add_story("a-case-is-told-from-its-receipt-to-its-evaluation",
	    a_case_is_told_from_its_receipt_to_its_evaluation);
	desk_add_story("who-does-not-answer-is-reminded-and-his-case-closed",
	    who_does_not_answer_is_reminded_and_his_case_closed);
	desk_add_story("a-merged-case-names-the-one-that-goes-on",
	    a_merged_case_names_the_one_that_goes_on);
	desk_add_story("a-case-is-passed-on-chased-and-answered",
	    a_case_is_passed_on_chased_and_answered);
	desk_add_story("an-escalation-is-told-in-words-that-calm",
	    an_escalation_is_told_in_words_that_calm);
	desk_add_story("a-link-to-sign-in-is-told-by-itself",
	    a_link_to_sign_in_is_told_by_itself);
	desk_add_story("a-status-meeting-is-told-with-what-calendars-read",
	    a_status_meeting_is_told_with_what_calendars_read);
	desk_add_story("a-visit-is-told-with-what-calendars-read",
	    a_visit_is_told_with_what_calendars_read);
	desk_add_story("a-computer-is-received-ready-and-waited-for",
	    a_computer_is_received_ready_and_waited_for);
	desk_add_story("a-user-is-asked-before-his-computer-is-looked-at",
	    a_user_is_asked_before_his_computer_is_looked_at);
	desk_add_story("a-mail-is-in-the-words-that-were-in-force-when-it-was-queued",
	    a_mail_is_in_the_words_that_were_in_force_when_it_was_queued);
	desk_add_story("the-same-row-gives-the-same-bytes",
	    the_same_row_gives_the_same_bytes);
	desk_add_story("a-bounce-would-come-to-the-address-of-the-case",
	    a_bounce_would_come_to_the_address_of_the_case);
	return g_test_run();
}
