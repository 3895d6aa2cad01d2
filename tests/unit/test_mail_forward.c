/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Forwarded mails, as mail programs write them: whose they were, what they said, and what
 * was written above. */
#include <string.h>

#include "mail/mail_parse.h"

static const struct {
	const char *name, *subject, *body;
	const char *mail, *from, *was, *note, *text; /* mail NULL: it is no forward */
} forwards[] = {
	{ "outlook-danish", "VS: Skærmen",
	    "Kan I hjælpe Ida?\n\nVenlig hilsen\nBo\n\n________________________________\n"
	    "Fra: Ida Holm <Ida@bager.example>\nSendt: 3. februar 2026 09:12\n"
	    "Til: Bo Berg <bo@bager.example>\nEmne: Skærmen\n\nDen er sort.\n\nIda\n",
	    "ida@bager.example", "Ida Holm", "Skærmen",
	    "Kan I hjælpe Ida?\n\nVenlig hilsen\nBo", "Den er sort.\n\nIda" },
	{ "outlook-english", "FW: The screen",
	    "From: Ida Holm <ida@bager.example>\nSent: Tuesday, February 3, 2026 9:12 "
	    "AM\n"
	    "To: Bo Berg <bo@bager.example>\nSubject: The screen\n\nIt is black.\n",
	    "ida@bager.example", "Ida Holm", "The screen", "", "It is black." },
	{ "outlook-german", "WG: Der Bildschirm",
	    "Bitte um Hilfe.\n\nVon: Ida Holm <ida@bager.example>\n"
	    "Gesendet: Dienstag, 3. Februar 2026 09:12\nAn: Bo Berg <bo@bager.example>\n"
	    "Betreff: Der Bildschirm\n\nEr ist schwarz.\n",
	    "ida@bager.example", "Ida Holm", "Der Bildschirm", "Bitte um Hilfe.",
	    "Er ist schwarz." },
	{ "outlook-old", "VS: Skærmen",
	    "-----Oprindelig meddelelse-----\nFra: Ida Holm [mailto:ida@bager.example]\n"
	    "Sendt: 3. februar 2026 09:12\nTil: Bo\nEmne: Skærmen\n\nDen er sort.\n",
	    "ida@bager.example", "Ida Holm", "Skærmen", "", "Den er sort." },
	{ "outlook-bold", "VS: Skærmen",
	    "*Fra:* Ida Holm <ida@bager.example>\n*Sendt:* 3. februar 2026 09:12\n"
	    "*Til:* Bo <bo@bager.example>\n*Emne:* Skærmen\n\nDen er sort.\n",
	    "ida@bager.example", "Ida Holm", "Skærmen", "", "Den er sort." },
	{ "outlook-loose", "VS: Skærmen",
	    "Fra: Ida Holm <ida@bager.example>\n\nSendt: 3. februar 2026 09:12\n\n"
	    "Til: Bo <bo@bager.example>\n\nEmne: Skærmen\n\n\nDen er sort.\n",
	    "ida@bager.example", "Ida Holm", "Skærmen", "", "Den er sort." },
	{ "gmail", "Fwd: Skærmen",
	    "Hjælp!\n\n---------- Forwarded message ---------\n"
	    "Fra: Ida Holm <ida@bager.example>\nDate: tirs. 3. feb. 2026 kl. 09.12\n"
	    "Subject: Skærmen\nTo: Bo <bo@bager.example>\n\n\nDen er sort.\n",
	    "ida@bager.example", "Ida Holm", "Skærmen", "Hjælp!", "Den er sort." },
	{ "gmail-other-subject", "Noget andet",
	    "---------- Forwarded message ---------\nFrom: Ida Holm <ida@bager.example>\n"
	    "Date: Tue, Feb 3, 2026 at 9:12 AM\nSubject: Skærmen\n"
	    "To: <bo@bager.example>\n\nDen er sort.\n",
	    "ida@bager.example", "Ida Holm", "Skærmen", "", "Den er sort." },
	{ "apple", "Fwd: Skærmen",
	    "Se her.\n\n> Begin forwarded message:\n> \n"
	    "> From: Ida Holm <ida@bager.example>\n> Subject: Skærmen\n"
	    "> Date: 3. februar 2026 kl. 09.12.00 CET\n> To: Bo <bo@bager.example>\n> \n"
	    "> Den er sort.\n> Helt.\n",
	    "ida@bager.example", "Ida Holm", "Skærmen", "Se her.",
	    "Den er sort.\nHelt." },
	{ "apple-danish", "Fwd: Skærmen",
	    "Start på videresendt besked:\n\nFra: Ida Holm <ida@bager.example>\n"
	    "Emne: Skærmen\nDato: 3. februar 2026 kl. 09.12.00 CET\n"
	    "Til: Bo <bo@bager.example>\n\nDen er sort.\n",
	    "ida@bager.example", "Ida Holm", "Skærmen", "", "Den er sort." },
	{ "thunderbird", "Fwd: Skærmen",
	    "\n\n\n-------- Videresendt meddelelse --------\nEmne: \tSkærmen\n"
	    "Dato: \tTue, 3 Feb 2026 09:12:00 +0100\n"
	    "Fra: \tIda Holm <ida@bager.example>\nTil: \tbo@bager.example\n\n\n\n"
	    "Den er sort.\n",
	    "ida@bager.example", "Ida Holm", "Skærmen", "", "Den er sort." },
	{ "the-outermost-counts", "VS: VS: Skærmen",
	    "Fra: Bo Berg <bo@bager.example>\nSendt: 3. februar 2026 10:00\n"
	    "Til: Anna <anna@nordlys.example>\nEmne: VS: Skærmen\n\nSe nedenfor\n\n"
	    "Fra: Ida Holm <ida@bager.example>\nSendt: 3. februar 2026 09:12\n"
	    "Til: Bo\nEmne: Skærmen\n\nDen er sort.\n",
	    "bo@bager.example", "Bo Berg", "VS: Skærmen", "", NULL },
	{ "a-reply-is-none", "SV: Skærmen",
	    "Tak.\n\nFra: Ida Holm <ida@bager.example>\nSendt: 3. februar 2026 09:12\n"
	    "Til: Bo <bo@bager.example>\nEmne: Skærmen\n\nDen er sort.\n" },
	{ "without-an-address", "VS: Skærmen",
	    "Fra: Ida Holm\nSendt: 3. februar 2026 09:12\nTil: Bo\nEmne: "
	    "Skærmen\n\nX\n" },
	{ "no-address-at-all", "VS: Skærmen",
	    "Fra: \"><script>@\nSendt: 3. februar 2026 09:12\nTil: Bo\nEmne: S\n\nX\n" },
	{ "in-his-own-words", "VS: Skærmen",
	    "Ida (ida@bager.example) skriver, at skærmen er sort.\n" },
	{ "plain", "Skærmen", "Den er sort.\n" },
	{ "nothing", "VS:", "" },
};

static InMail
parse(Arena *a, const char *raw)
{
	InMail m = { 0 };

	mail_parse(a, arena_strdup(a, raw), strlen(raw), &m);
	return m;
}

static void
test_inline(const void *data)
{
	const typeof(forwards[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	const InMail m = parse(a,
	    arena_printf(a,
	        "From: Bo <bo@bager.example>\nTo: desk@nordlys.example\nSubject: %s\n"
	        "Content-Type: text/plain; charset=utf-8\n\n%s",
	        t->subject, t->body));

	g_assert_cmpstr(m.forward.from.mail, ==, t->mail);
	if (!t->mail)
		return;
	g_assert_cmpstr(m.forward.from.name, ==, t->from);
	g_assert_cmpstr(m.forward.subject, ==, t->was);
	g_assert_cmpstr(m.forward.note, ==, t->note);
	if (t->text)
		g_assert_cmpstr(m.forward.text, ==, t->text);
}

static const char inner[] =
    "From: Ida Holm <Ida@bager.example>\nSubject: =?utf-8?q?Sk=C3=A6rmen?=\n"
    "Content-Type: text/html; charset=utf-8\n\n<p>Den er <b>sort</b>."
    "<script>x()</script></p>\n";

static const struct {
	const char *name, *subject, *text;
	int messages;
	bool is;
} attached[] = {
	{ "as-a-file", "VS: Skærmen", "Se her", 1, true },
	{ "in-an-empty-mail", "Skærmen", "", 1, true },
	{ "with-a-question", "Er det her ægte?", "Se her", 1, false },
	{ "several", "VS: Skærmen", "Se her", 2, false },
};

static void
test_attached(const void *data)
{
	const typeof(attached[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) raw = g_string_new(NULL);

	g_string_printf(raw,
	    "From: Bo <bo@bager.example>\nSubject: %s\n"
	    "Content-Type: multipart/mixed; boundary=x\n\n--x\n\n%s\n",
	    t->subject, t->text);
	for (int i = 0; i < t->messages; i++)
		g_string_append_printf(raw,
		    "--x\nContent-Type: message/rfc822\n"
		    "Content-Disposition: attachment\n\n%s\n",
		    inner);
	g_string_append(raw, "--x--\n");
	const InMail m = parse(a, raw->str);
	g_assert_cmpstr(m.forward.from.mail, ==, t->is ? "ida@bager.example" : NULL);
	if (!t->is)
		return;
	g_assert_cmpstr(m.forward.from.name, ==, "Ida Holm");
	g_assert_cmpstr(m.forward.subject, ==, "Skærmen");
	g_assert_cmpstr(m.forward.text, ==, "Den er sort.");
	g_assert_cmpstr(m.forward.note, ==, t->text);
	g_assert_nonnull(strstr(m.forward.html.html, "<b>sort</b>"));
	g_assert_null(strstr(m.forward.html.html, "script"));
}

static void
a_machine_passes_nothing_on(void)
{
	g_autoptr(Arena) a = arena_new();
	const InMail m = parse(a,
	    "From: Bo <bo@bager.example>\nSubject: VS: X\nAuto-Submitted: "
	    "auto-generated\n\n"
	    "---------- Forwarded message ---------\nFrom: Ida <ida@bager.example>\n"
	    "Date: Tue, Feb 3, 2026 at 9:12 AM\nSubject: X\n\nText\n");

	g_assert_null(m.forward.from.mail);
}

/* What was written now is told apart from what is quoted. */
static void
a_reply_is_without_quotation_and_signature(void)
{
	g_autoptr(Arena) a = arena_new();
	const InMail m = parse(a,
	    "From: Ida <ida@bager.example>\nSubject: SV: X\n\nDen er sort.\n\nVenlig "
	    "hilsen\nIda\n\n"
	    "Den 3. feb. 2026 kl. 09.12 skrev Anna <anna@nordlys.example>:\n"
	    "> Virker det ikke nu?\n");

	g_assert_cmpstr(m.reply, ==, "Den er sort.");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	mail_parse_prepare();
	for (size_t i = 0; i < G_N_ELEMENTS(forwards); i++) {
		g_autofree char *path = g_strconcat("/forward/inline/", forwards[i].name,
		    NULL);
		g_test_add_data_func(path, &forwards[i], test_inline);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(attached); i++) {
		g_autofree char *path = g_strconcat("/forward/attached/",
		    attached[i].name, NULL);
		g_test_add_data_func(path, &attached[i], test_attached);
	}
	g_test_add_func("/forward/a-machine-passes-nothing-on",
	    a_machine_passes_nothing_on);
	g_test_add_func("/forward/a-reply-is-without-quotation-and-signature",
	    a_reply_is_without_quotation_and_signature);
	return g_test_run();
}
