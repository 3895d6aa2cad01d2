/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What is written to suppliers, and by what their answers are known. */
#include "model/referral.h"
#include "model/week_text.h"

static const struct {
	const char *subject, *text, *reference;
} mails[] = {
	{ "INC0012345 opdateret", "", "INC0012345" },
	{ "Re: Printeren [Sag#1001] INC0012345", "", "INC0012345" },
	{ "Re: Printeren [Sag#1001]", "Jeres sag har fået nr. 4711", NULL },
	{ "Re: Printeren [Sag#1001]", "Vores sagsnr. 4711-22.", "4711-22" },
	{ "Re: Printeren [Sag#1001]", "Sagsnummer: 88123", "88123" },
	{ "Svar", "Your ticket #88123 has been created.", "88123" },
	{ "Svar", "Ticket ID: ABC-12345", "ABC-12345" },
	{ "Svar", "Reference: NX-4711", "NX-4711" },
	{ "Svar", "Ref. 20260203-17", "20260203-17" },
	{ "Svar", "Case number 00123456 was opened", "00123456" },
	{ "[#45678] Printeren", "", "45678" },
	{ "Svar", "Din henvendelse er oprettet som #45678.", "45678" },
	{ "SR-123456 er lukket", "", "SR-123456" },
	{ "Svar", "Ordrenr. 1234567", "1234567" },
	{ "Svar", "Fejlmelding nr. 998877", "998877" },
	{ "VS: Sag#1001", "", NULL },
	{ "Svar", "Vi ser på sag #1001 hos jer: [Sag#1001]", NULL },
	{ "Svar", "Ring på 70 10 20 30", NULL },
	{ "Svar", "Sagen er vigtig", NULL },
	{ "Svar", "Vi kommer i 2026", NULL },
	{ "", "", NULL },
};

static void
a_reference_is_found(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(mails); i++) {
		g_autoptr(Arena) a = arena_new();

		g_test_message("%s / %s", mails[i].subject, mails[i].text);
		g_assert_cmpstr(reference_find(a, mails[i].subject, mails[i].text), ==,
		    mails[i].reference);
	}
}

static void
a_reference_is_named_as_a_word(void)
{
	g_assert_true(reference_is_named("Status på nx-4711.", "NX-4711"));
	g_assert_true(reference_is_named("(NX-4711)", "NX-4711"));
	g_assert_false(reference_is_named("NX-47112", "NX-4711"));
	g_assert_false(reference_is_named("ANX-4711", "NX-4711"));
	g_assert_true(reference_is_named("ANX-4711, NX-4711", "NX-4711"));
	g_assert_false(reference_is_named("I alt 123", "123"));
	g_assert_true(reference_is_named("I alt 1234", "1234"));
	g_assert_false(reference_is_named("", "NX-4711"));
}

static void
our_number_is_read(void)
{
	g_assert_cmpint(case_number_named("Re: Printeren [Sag#1001]"), ==, 1001);
	g_assert_cmpint(case_number_named("sag #1001"), ==, 1001);
	g_assert_cmpint(case_number_named("Sag 1001"), ==, 0);
	g_assert_cmpint(case_number_named("Besag#1001"), ==, 0);
	g_assert_cmpint(case_number_named("Sag#"), ==, 0);
}

static void
a_template_is_filled(void)
{
	static const char *const needs[] = { "Linje", "Serienummer" };
	const ReferralFacts f = { .customer = "Bageren",
		.subject = "Ovnen [kunde]",
		.case_id = 1001,
		.needs = needs,
		.n_needs = 2,
		.facts = "Note\nlinje :  4711 \n: 7" };
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(referral_fill(a, "[kunde] [Customer] [emne]/[sag]", &f), ==,
	    "Bageren Bageren Ovnen [kunde]/1001");
	g_assert_cmpstr(referral_fill(a, "[oplysninger]", &f), ==,
	    "Linje: 4711\nSerienummer: [?]");
	g_assert_cmpstr(referral_fill(a, "[kundenummer] [kontrakt]", &f), ==, "[?] -");
	g_assert_cmpstr(referral_fill(a, "[andet] [ [kunde", &f), ==, "[andet] [ [kunde");
	g_assert_cmpstr(referral_fill(a, "", &f), ==, "");
}

static void
details_come_back_as_they_were_written(void)
{
	g_autoptr(Arena) a = arena_new();
	const ReferralDetails d = { .referral = 7,
		.supplier = 3,
		.name = "Net \"A/S\"",
		.from = "Bo <bo@net.example>",
		.mail = true,
		.answer_due = 5,
		.thing = "referral 7" };
	ReferralDetails r = referral_details_read(a, referral_details(a, &d));

	g_assert_cmpint(r.referral, ==, 7);
	g_assert_cmpint(r.supplier, ==, 3);
	g_assert_cmpstr(r.name, ==, d.name);
	g_assert_cmpstr(r.from, ==, d.from);
	g_assert_true(r.mail);
	g_assert_false(r.first);
	g_assert_cmpint(r.answer_due, ==, 5);
	g_assert_cmpstr(r.thing, ==, "referral 7");
	r = referral_details_read(a, NULL);
	g_assert_cmpint(r.referral, ==, 0);
	g_assert_null(r.thing);
	r = referral_details_read(a, "{\"from\":7}");
	g_assert_cmpstr(r.from, ==, "");
	r = referral_details_read(a, "[");
	g_assert_cmpint(r.supplier, ==, 0);
}

static const struct {
	const char *typed, *shown; /* NULL: refused */
} weeks[] = {
	{ "8-16", "8-16" },
	{ "08:00 - 12:00, 12.30-16.00", "8-12, 12.30-16" },
	{ "8-12 13-16", "8-12, 13-16" },
	{ "0-24", "0-24" },
	{ "8\u201316", "8-16" },
	{ "", "" },
	{ "  ", "" },
	{ "8-24.01", NULL },
	{ "16-8", NULL },
	{ "8-8", NULL },
	{ "8-12, 11-16", NULL },
	{ "8-12, 12-16", "8-12, 12-16" },
	{ "8", NULL },
	{ "8-", NULL },
	{ "8.5-12", NULL },
	{ "8-12.60", NULL },
	{ "lukket", NULL },
	{ "008-16", NULL },
};

static void
hours_are_read_as_they_are_typed(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(weeks); i++) {
		g_autoptr(Arena) a = arena_new();
		HoursSpan *spans = NULL;
		size_t n = 0;
		bool ok = week_text_read(a, 3, weeks[i].typed, &spans, &n);

		g_test_message("%s", weeks[i].typed);
		g_assert_cmpint(ok, ==, weeks[i].shown != NULL);
		if (ok)
			g_assert_cmpstr(week_text(a, 3, spans, n), ==, weeks[i].shown);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/referral/a-reference-is-found", a_reference_is_found);
	g_test_add_func("/referral/a-reference-is-named-as-a-word",
	    a_reference_is_named_as_a_word);
	g_test_add_func("/referral/our-number-is-read", our_number_is_read);
	g_test_add_func("/referral/a-template-is-filled", a_template_is_filled);
	g_test_add_func("/referral/details-come-back-as-they-were-written",
	    details_come_back_as_they_were_written);
	g_test_add_func("/referral/hours-are-read-as-they-are-typed",
	    hours_are_read_as_they_are_typed);
	return g_test_run();
}
