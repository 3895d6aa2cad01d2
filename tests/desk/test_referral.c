/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What is passed on to a supplier, and what comes back. It is Tuesday 3 February 2026,
 * nine o'clock; the supplier is there on working days from 8 to 16. */
#include <string.h>

#include "base/err.h"
#include "referred.h"

static Instant
at(const char *rfc3339)
{
	Instant i;

	g_assert_true(clock_parse_rfc3339(rfc3339, &i));
	return i;
}

/* The job of a referral, as the runner would do it; when it is due, or 0. */
static Instant
chase_due(Desk *d, int64_t id)
{
	return referral(d, id)->chase_due;
}

static void
wait_until(Desk *d, Instant when)
{
	desk_wait(d, when - d->now);
}

/* --- passing on --- */

static void
a_draft_says_what_the_supplier_needs_and_nothing_internal(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t id = desk_open_case(d);
	CaseWrite note = { .case_id = id, .kind = ENTRY_NOTE, .text = "Hun er sur." };
	ReferralDraft draft;

	must(case_note(d->db, d->a, &d->anna, &note, ERR_HERE));
	must(referral_draft(d->db, d->a, id, supplier, &draft, ERR_HERE));
	g_assert_nonnull(strstr(draft.text, "Byens Bager A/S"));
	g_assert_nonnull(strstr(draft.text, "Den blinker bare."));
	g_assert_nonnull(strstr(draft.text, "Linjenummer: [?]"));
	g_assert_nonnull(strstr(draft.text, "Ida Holm, tlf. +45 20 30 40 50"));
	g_assert_null(strstr(draft.text, "sur"));

	const SupplierServes serves = { .supplier_id = supplier,
		.customer_id = d->baker,
		.number = "K-77",
		.facts = "linjenummer: 4711\nSerienummer :" };
	must(supplier_serve(d->db, d->a, &d->anna, &serves, ERR_HERE));
	must(referral_draft(d->db, d->a, id, supplier, &draft, ERR_HERE));
	g_assert_nonnull(strstr(draft.text, "kundenummer K-77"));
	g_assert_nonnull(strstr(draft.text, "Linjenummer: 4711"));
	g_assert_nonnull(strstr(draft.text, "Serienummer: [?]"));

	const ReferralSend w = { .case_id = id,
		.supplier_id = supplier,
		.text = draft.text };
	int64_t referral_id;
	refused(referral_send(d->db, d->a, &d->anna, &w, &referral_id, &must_err),
	    "referral.missing");
	g_assert_cmpstr(desk_mails(d), ==, "receipt");
}

static void
what_is_passed_on_waits_and_its_reporter_knows(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t id = desk_open_case(d), r = pass_on(d, supplier, id);
	size_t n;
	Entry *e = desk_entries(d, id, &n);

	g_assert_cmpstr(desk_mails(d), ==, "receipt passed_on referred");
	g_assert_cmpstr(last_mail(d)->to_mail, ==, "fejl@net.example");
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_WAITING_SUPPLIER);
	g_assert_cmpint(e[n - 1].kind, ==, ENTRY_REFERRED);
	g_assert_false(e[n - 1].is_public);
	g_assert_cmpint(chase_due(d, r), ==, d->now + HOURS(4));
	g_assert_cmpint(referral(d, r)->state, ==, REFERRAL_OPEN);
}

static void
what_was_believed_to_be_solved_is_not_when_it_is_passed_on(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t id = desk_open_case(d);
	const CaseWrite w = { .case_id = id,
		.text = "Den er oppe.",
		.status = STATUS_SOLVED };

	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
	pass_on(d, supplier, id);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_WAITING_SUPPLIER);
	g_assert_cmpint(desk_case(d, id)->solved_at, ==, 0);
}

static void
one_without_a_mail_is_told_by_telephone(Desk *d)
{
	int64_t supplier = add_supplier(d, NULL, false), id = desk_open_case(d), made;
	ReferralSend w = { .case_id = id,
		.supplier_id = supplier,
		.text = "Talte med Bo.",
		.reference = "INC0012345" };

	refused(referral_send(d->db, d->a, &d->anna, &w, &made, &must_err),
	    "supplier.no_mail");
	w.by_phone = true;
	must(referral_send(d->db, d->a, &d->anna, &w, &made, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "receipt passed_on");
	g_assert_cmpstr(referral(d, made)->reference, ==, "INC0012345");
}

static void
who_is_not_of_the_staff_passes_nothing_on(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false), made;
	const ReferralSend w = { .case_id = desk_open_case(d),
		.supplier_id = supplier,
		.text = "Hej" };

	refused(referral_send(d->db, d->a, &d->ida, &w, &made, &must_err), "staff.only");
	refused(referral_end(d->db, d->a, &d->ida, 1, 0, REFERRAL_DONE, "", &must_err),
	    "staff.only");
}

/* --- answers --- */

static void
an_answer_is_internal_and_proposes_what_it_says(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t id = desk_open_case(d), r = pass_on(d, supplier, id);
	size_t n;

	desk_wait(d, HOURS(1));
	MailReceived done = answer(d, r, FROM_NET,
	    "Tak. Vores sagsnr. 4711-22.\nVi forventer at den er løst på fredag kl. 12.");
	Entry *e = desk_entries(d, id, &n);
	ReferralWord *w = proposal(d, r);

	g_assert_cmpint(done.case_id, ==, id);
	g_assert_cmpint(e[n - 1].kind, ==, ENTRY_SUPPLIER_MAIL);
	g_assert_false(e[n - 1].is_public);
	g_assert_cmpstr(desk_mails(d), ==, "receipt passed_on referred");
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_OPEN);
	g_assert_cmpint(referral(d, r)->state, ==, REFERRAL_ANSWERED);
	g_assert_cmpint(chase_due(d, r), ==, d->now + HOURS(4));
	g_assert_nonnull(w);
	g_assert_cmpstr(w->reference, ==, "4711-22");
	g_assert_cmpstr(w->words, ==, "på fredag kl. 12");
	g_assert_cmpint(w->horizon, ==, at("2026-02-06T12:00:00+01:00"));
	/* nothing of it holds before somebody says so */
	g_assert_cmpstr(referral(d, r)->reference, ==, "");
}

static void
a_word_that_is_taken_moves_every_horizon_and_each_reporter_hears_once(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t one = desk_open_case(d), two = desk_open_case(d);
	int64_t r = pass_on(d, supplier, one);
	Instant friday = at("2026-02-06T15:00:00+01:00");

	must(referral_link(d->db, d->a, &d->anna, r, 0, two, ERR_HERE));
	refused(referral_link(d->db, d->a, &d->anna, r, 0, two, &must_err),
	    "referral.linked_already");
	answer(d, r, FROM_NET, "Vi forventer at den er løst på fredag kl. 15.");
	const ReferralSays says = { .referral_id = r,
		.seen = referral(d, r)->version,
		.word_id = proposal(d, r)->id };
	must(referral_says(d->db, d->a, &d->anna, &says, ERR_HERE));

	g_assert_cmpint(desk_case(d, one)->horizon, ==, friday);
	g_assert_cmpint(desk_case(d, one)->horizon_why, ==, HORIZON_SUPPLIER);
	g_assert_cmpint(desk_case(d, two)->horizon, ==, friday);
	g_assert_cmpint(desk_case(d, one)->status, ==, STATUS_WAITING_SUPPLIER);
	g_assert_cmpint(chase_due(d, r), ==, friday);
	g_assert_cmpint(referral(d, r)->horizon_by, ==, d->anna.staff_id);
	/* both cases are Ida's: she hears of the supplier once, and of the time once */
	g_assert_cmpstr(desk_mails(d), ==, "receipt receipt passed_on referred horizon");
	g_assert_null(proposal(d, r));
	refused(referral_says(d->db, d->a, &d->anna, &says, &must_err),
	    "referral.changed");
}

static void
what_was_typed_is_his_word_too(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t id = desk_open_case(d), r = pass_on(d, supplier, id);
	ReferralSays says = { .referral_id = r, .horizon = d->now };

	refused(referral_says(d->db, d->a, &d->anna, &says, &must_err),
	    "referral.horizon.past");
	says.horizon = 0;
	refused(referral_says(d->db, d->a, &d->anna, &says, &must_err),
	    "referral.says.nothing");
	says.horizon = d->now + DAYS(1);
	says.reference = "INC0012345";
	must(referral_says(d->db, d->a, &d->anna, &says, ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->horizon, ==, d->now + DAYS(1));
	g_assert_cmpstr(referral(d, r)->reference, ==, "INC0012345");
	/* the same again tells nobody again */
	must(referral_says(d->db, d->a, &d->anna, &says, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "receipt passed_on referred horizon");
}

static void
a_machine_s_receipt_only_proposes_its_number(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t id = desk_open_case(d), r = pass_on(d, supplier, id);
	InMail m = mail_from("noreply@net.example", "Re: Printeren [Sag#1001]",
	    "Your ticket #88123 has been created.");
	Instant due = chase_due(d, r);

	m.kind = MAIL_AUTO_GENERATED;
	receive(d, m);
	g_assert_cmpint(referral(d, r)->state, ==, REFERRAL_OPEN);
	g_assert_cmpint(chase_due(d, r), ==, due);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_WAITING_SUPPLIER);
	g_assert_cmpstr(proposal(d, r)->reference, ==, "88123");
}

static void
where_it_is_agreed_the_answer_goes_on_unread(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", true);
	int64_t id = desk_open_case(d), r = pass_on(d, supplier, id);
	size_t n;

	answer(d, r, FROM_NET, "Den er løst.");
	Entry *e = desk_entries(d, id, &n);
	g_assert_true(e[n - 1].is_public);
	g_assert_cmpstr(desk_mails(d), ==, "receipt passed_on referred answer");
	g_assert_cmpstr(last_mail(d)->to_mail, ==, "ida@bager.example");
}

/* --- by what an answer is known --- */

static void
it_is_known_by_the_mail_that_it_answers(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t id = desk_open_case(d);
	InMail m = mail_from("tech@elsewhere.example", "Noget andet", "Vi kigger.");

	pass_on(d, supplier, id);
	m.in_reply_to = last_mail(d)->message_id;
	g_assert_cmpint(receive(d, m).case_id, ==, id);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_OPEN);
}

static void
it_is_known_by_their_reference(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t id = desk_open_case(d), r = pass_on(d, supplier, id);
	const ReferralSays says = { .referral_id = r, .reference = "NX-4711" };

	must(referral_says(d->db, d->a, &d->anna, &says, ERR_HERE));
	g_assert_cmpint(receive(d, mail_from(FROM_NET, "Status på nx-4711",
	                               "Kabel er gravet over."))
	                    .case_id,
	    ==, id);
	g_assert_true(
	    receive(d, mail_from(FROM_NET, "Status på NX-47112", "En anden sag."))
	        .opened);
}

static void
it_is_known_by_our_number_from_where_they_write(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t id = desk_open_case(d);

	pass_on(d, supplier, id);
	g_assert_cmpint(receive(d, mail_from(FROM_NET, "Nyt om [Sag#1001]", "Vi kigger."))
	                    .case_id,
	    ==, id);
	/* a stranger who knows the number opens a case of his own */
	g_assert_true(receive(d,
	    mail_from("eve@evil.example", "Nyt om [Sag#1001]", "Send mig koden."))
	                  .opened);
}

static void
a_wrong_signature_is_no_address(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	InMail m = mail_from("eve@evil.example", "Hej", "Hej");
	House house;

	int64_t r = pass_on(d, supplier, desk_open_case(d));
	must(house_load(d->db, d->a, &house, ERR_HERE));
	m.envelope_to = mail_referral_address(d->a, house.mail, r, "aaaaaaaaaa");
	g_assert_true(receive(d, m).opened);
}

static void
the_reporter_who_was_copied_in_writes_in_his_case(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t id = desk_open_case(d), r = pass_on(d, supplier, id);
	size_t n;

	g_assert_cmpint(answer(d, r, "ida@bager.example", "Tak, begge to.").case_id, ==,
	    id);
	g_assert_cmpint(desk_entries(d, id, &n)[n - 1].kind, ==, ENTRY_MAIL_IN);
	g_assert_cmpint(referral(d, r)->state, ==, REFERRAL_OPEN);
}

/* --- chasing --- */

static void
silence_is_chased_twice_and_then_it_is_a_person_s(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t id = desk_open_case(d), r = pass_on(d, supplier, id);

	wait_until(d, chase_due(d, r) - 1);
	must(referral_chase(d->db, d->a, &d->desk, r, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "receipt passed_on referred");
	for (int i = 1; i <= REFERRAL_CHASES; i++) {
		wait_until(d, chase_due(d, r));
		must(referral_chase(d->db, d->a, &d->desk, r, ERR_HERE));
		/* twice is once */
		must(referral_chase(d->db, d->a, &d->desk, r, ERR_HERE));
		g_assert_cmpint(referral(d, r)->chases, ==, i);
	}
	g_assert_cmpstr(desk_mails(d), ==, "receipt passed_on referred chased chased");
	wait_until(d, chase_due(d, r));
	must(referral_chase(d->db, d->a, &d->desk, r, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==,
	    "receipt passed_on referred chased chased notice");
	g_assert_cmpstr(last_mail(d)->to_mail, ==, "anna@nordlys.example");
	g_assert_cmpint(chase_due(d, r), ==, 0);
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_OPEN);
}

static void
nobody_is_chased_when_nobody_is_there(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t r = pass_on(d, supplier, desk_open_case(d));

	/* the desk was off for the night: it is 20 o'clock */
	wait_until(d, at("2026-02-03T20:00:00+01:00"));
	must(referral_chase(d->db, d->a, &d->desk, r, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "receipt passed_on referred");
	g_assert_cmpint(chase_due(d, r), ==, at("2026-02-04T08:00:00+01:00"));
	wait_until(d, chase_due(d, r));
	must(referral_chase(d->db, d->a, &d->desk, r, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "receipt passed_on referred chased");
}

static void
what_was_told_by_telephone_is_a_person_s_at_once(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false), r;
	const ReferralSend w = { .case_id = desk_open_case(d),
		.supplier_id = supplier,
		.text = "Talte med Bo.",
		.by_phone = true };

	must(referral_send(d->db, d->a, &d->anna, &w, &r, ERR_HERE));
	wait_until(d, chase_due(d, r));
	must(referral_chase(d->db, d->a, &d->desk, r, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "receipt passed_on notice");
}

static void
nobody_is_chased_for_a_case_that_is_solved(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t id = desk_open_case(d), r = pass_on(d, supplier, id);
	const CaseWrite w = { .case_id = id,
		.text = "Den er oppe.",
		.status = STATUS_SOLVED };

	must(case_close(d->db, d->a, &d->anna, &w, ERR_HERE));
	wait_until(d, chase_due(d, r));
	must(referral_chase(d->db, d->a, &d->desk, r, ERR_HERE));
	g_assert_cmpstr(desk_mails(d), ==, "receipt passed_on referred solved");
	g_assert_cmpint(referral(d, r)->state, ==, REFERRAL_DONE);
}

/* --- the end --- */

static void
what_is_taken_back_is_the_desk_s_again(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t id = desk_open_case(d), r = pass_on(d, supplier, id);
	int64_t other = pass_on(d, supplier, id);
	size_t n;

	must(referral_end(d->db, d->a, &d->anna, r, 0, REFERRAL_TAKEN_BACK, "Forkert.",
	    ERR_HERE));
	const Entry *e = desk_entries(d, id, &n);
	g_assert_cmpint(last_mail(d)->kind, ==, MAIL_REFERRED);
	g_assert_cmpint(e[n - 1].kind, ==, ENTRY_REFERRED);
	g_assert_nonnull(strstr(e[n - 1].text, "tilbage"));
	g_assert_null(strstr(e[n - 1].text, "Forkert."));
	/* it waits for the other one still */
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_WAITING_SUPPLIER);
	must(referral_end(d->db, d->a, &d->anna, other, 0, REFERRAL_DONE, "", ERR_HERE));
	g_assert_cmpint(desk_case(d, id)->status, ==, STATUS_OPEN);
	refused(referral_end(d->db, d->a, &d->anna, r, 0, REFERRAL_DONE, "", &must_err),
	    "referral.ended");
	g_assert_cmpint(chase_due(d, r), ==, 0);
	/* what he says afterwards is still filed */
	g_assert_cmpint(answer(d, r, FROM_NET, "Vi så på det.").case_id, ==, id);
}

static void
a_case_that_goes_on_in_another_takes_its_referral_along(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	int64_t one = desk_open_case(d), two = desk_open_case(d);
	int64_t r = pass_on(d, supplier, one);
	Referral *of_two;
	size_t n;

	must(case_merge(d->db, d->a, &d->anna, one, 0, two, ERR_HERE));
	must(referral_store_of_case(d->db, d->a, two, &of_two, &n, ERR_HERE));
	g_assert_cmpuint(n, ==, 1);
	g_assert_cmpint(answer(d, r, FROM_NET, "Løst.").case_id, ==, two);
}

static void
their_record_counts_the_words_that_held(Desk *d)
{
	int64_t supplier = add_supplier(d, "fejl@net.example", false);
	SupplierRecord record;

	for (int i = 0; i < 2; i++) {
		int64_t r = pass_on(d, supplier, desk_open_case(d));
		const ReferralSays says = { .referral_id = r,
			.horizon = d->now + HOURS(2) };

		must(referral_says(d->db, d->a, &d->anna, &says, ERR_HERE));
		desk_wait(d, HOURS(2) + i);
		must(referral_end(d->db, d->a, &d->anna, r, 0, REFERRAL_DONE, "",
		    ERR_HERE));
	}
	pass_on(d, supplier, desk_open_case(d));
	must(supplier_store_record(d->db, d->a, supplier, d->now, &record, ERR_HERE));
	g_assert_cmpint(record.n, ==, 3);
	g_assert_cmpint(record.waiting, ==, 1);
	g_assert_cmpint(record.promises, ==, 2);
	g_assert_cmpint(record.kept, ==, 1);
	g_assert_cmpuint(record.n_done, ==, 2);
}

/* --- nothing is half done --- */

typedef struct {
	int64_t supplier, case_id, referral;
	InMail mail;
} Whole;

static bool
whole_send(Desk *d, void *arg, GError **err)
{
	const Whole *w = arg;
	const ReferralSend send = { .case_id = w->case_id,
		.supplier_id = w->supplier,
		.text = "Linjen er nede." };
	int64_t id;

	return referral_send(d->db, d->a, &d->anna, &send, &id, err);
}

static bool
whole_answer(Desk *d, void *arg, GError **err)
{
	const Whole *w = arg;
	MailReceived done;

	return mail_receive(d->db, d->blobs, d->a, &d->desk, &w->mail, &done, err);
}

static bool
whole_says(Desk *d, void *arg, GError **err)
{
	const ReferralSays says = { .referral_id = ((Whole *)arg)->referral,
		.horizon = d->now + DAYS(1) };

	return referral_says(d->db, d->a, &d->anna, &says, err);
}

static bool
whole_chase(Desk *d, void *arg, GError **err)
{
	return referral_chase(d->db, d->a, &d->desk, ((Whole *)arg)->referral, err);
}

static bool
whole_end(Desk *d, void *arg, GError **err)
{
	return referral_end(d->db, d->a, &d->anna, ((Whole *)arg)->referral, 0,
	    REFERRAL_TAKEN_BACK, "", err);
}

static void
whatever_fails_is_not_half_done(Desk *d)
{
	Whole w = { .supplier = add_supplier(d, "fejl@net.example", false),
		.case_id = desk_open_case(d) };
	House house;

	g_assert_cmpint(desk_fails_whole(d, whole_send, &w), >=, 8);
	w.referral = pass_on(d, w.supplier, w.case_id);
	must(house_load(d->db, d->a, &house, ERR_HERE));
	w.mail = mail_from(FROM_NET, "Svar", "Vi forventer den løst på fredag.");
	w.mail.envelope_to = house_supplier_address(d->a, &house, w.referral);
	g_assert_cmpint(desk_fails_whole(d, whole_answer, &w), >=, 8);
	g_assert_cmpint(desk_fails_whole(d, whole_says, &w), >=, 6);
	wait_until(d, chase_due(d, w.referral));
	g_assert_cmpint(desk_fails_whole(d, whole_chase, &w), >=, 5);
	g_assert_cmpint(desk_fails_whole(d, whole_end, &w), >=, 5);
}

static const struct {
	const char *name;
	DeskStory story;
} stories[] = {
#define STORY(name)                                                                      \
	{                                                                                \
#name, name                                                              \
	}
	STORY(a_draft_says_what_the_supplier_needs_and_nothing_internal),
	STORY(what_is_passed_on_waits_and_its_reporter_knows),
	STORY(what_was_believed_to_be_solved_is_not_when_it_is_passed_on),
	STORY(one_without_a_mail_is_told_by_telephone),
	STORY(who_is_not_of_the_staff_passes_nothing_on),
	STORY(an_answer_is_internal_and_proposes_what_it_says),
	STORY(a_word_that_is_taken_moves_every_horizon_and_each_reporter_hears_once),
	STORY(what_was_typed_is_his_word_too),
	STORY(a_machine_s_receipt_only_proposes_its_number),
	STORY(where_it_is_agreed_the_answer_goes_on_unread),
	STORY(it_is_known_by_the_mail_that_it_answers),
	STORY(it_is_known_by_their_reference),
	STORY(it_is_known_by_our_number_from_where_they_write),
	STORY(a_wrong_signature_is_no_address),
	STORY(the_reporter_who_was_copied_in_writes_in_his_case),
	STORY(silence_is_chased_twice_and_then_it_is_a_person_s),
	STORY(nobody_is_chased_when_nobody_is_there),
	STORY(what_was_told_by_telephone_is_a_person_s_at_once),
	STORY(nobody_is_chased_for_a_case_that_is_solved),
	STORY(what_is_taken_back_is_the_desk_s_again),
	STORY(a_case_that_goes_on_in_another_takes_its_referral_along),
	STORY(their_record_counts_the_words_that_held),
	STORY(whatever_fails_is_not_half_done),
};

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(stories); i++) {
		g_autofree char *name = g_strdelimit(g_strdup(stories[i].name), "_", '-');
		g_autofree char *path = g_strconcat("referral/", name, NULL);

		desk_add_story(path, stories[i].story);
	}
	return g_test_run();
}
