/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What was written now, apart from what is quoted and from the signature. */
#include "mail/mail_split.h"

#include <string.h>

#include "base/str.h"

/* --- introductions, by every mail program and language, in every place --- */

static const struct {
	const char *name, *intro;
} intros[] = {
	{ "gmail-en",
	    "On Tue, Jan 2, 2024 at 12:00 PM Anna Bo <anna@bo.example> wrote:" },
	{ "gmail-en-folded", "On Tue, Jan 2, 2024 at 12:00 PM Anna Bo\n"
	                     "<anna@bo.example> wrote:" },
	{ "apple-en", "On 2 Jan 2024, at 12:00, Anna Bo <anna@bo.example> wrote:" },
	{ "thunderbird-en", "On 02/01/2024 12:00, Anna Bo wrote:" },
	{ "apple-da", "Den 2. jan. 2024 kl. 12.00 skrev Anna Bo <anna@bo.example>:" },
	{ "gmail-da-folded", "Den tirs. 2. jan. 2024 kl. 12.00 skrev Anna Bo\n"
	                     "<anna@bo.example>:" },
	{ "gmail-da", "tirs. 2. jan. 2024 kl. 12.00 skrev Anna Bo <anna@bo.example>:" },
	{ "name-first-da",
	    "Anna Bo <anna@bo.example> skrev den 2. jan. 2024 kl. 12.00:" },
	{ "thunderbird-da", "Den 02-01-2024 kl. 12:00 skrev Anna Bo:" },
	{ "gmail-sv", "Den tis 2 jan. 2024 kl 12:00 skrev Anna Bo <anna@bo.example>:" },
	{ "apple-sv", "2 jan. 2024 kl. 12:00 skrev Anna Bo <anna@bo.example>:" },
	{ "thunderbird-de", "Am 02.01.2024 um 12:00 schrieb Anna Bo <anna@bo.example>:" },
	{ "gmail-de-folded", "Am Di., 2. Jan. 2024 um 12:00 Uhr schrieb Anna Bo <\n"
	                     "anna@bo.example>:" },
	{ "name-first-de-folded",
	    "Anna Bo <anna@bo.example> schrieb am Di., 2. Jan. 2024 um\n"
	    "12:00 Uhr:" },
	{ "gmail-fr",
	    "Le mar. 2 janv. 2024 à 12:00, Anna Bo <anna@bo.example> a écrit :" },
	{ "apple-fr-folded", "Le 2 janv. 2024 à 12:00, Anna Bo <anna@bo.example> a\n"
	                     "écrit :" },
	{ "thunderbird-fr", "Le 02/01/2024 à 12:00, Anna Bo a écrit :" },
	{ "gmail-nl", "Op di 2 jan. 2024 om 12:00 schreef Anna Bo <anna@bo.example>:" },
	{ "apple-nl", "Op 2 jan. 2024 om 12:00 heeft Anna Bo <anna@bo.example> het "
	              "volgende geschreven:" },
	{ "gmail-es-folded",
	    "El mar, 2 ene 2024 a las 12:00, Anna Bo (<anna@bo.example>)\n"
	    "escribió:" },
	{ "apple-es",
	    "El 2 ene. 2024, a las 12:00, Anna Bo <anna@bo.example> escribió:" },
	{ "gmail-it-folded",
	    "Il giorno mar 2 gen 2024 alle ore 12:00 Anna Bo <anna@bo.example>\n"
	    "ha scritto:" },
	{ "apple-it",
	    "Il 2 gen 2024, alle ore 12:00, Anna Bo <anna@bo.example> ha scritto:" },
	{ "gmail-pt-folded",
	    "Em ter., 2 de jan. de 2024 às 12:00, Anna Bo <anna@bo.example>\n"
	    "escreveu:" },
	{ "thunderbird-pl", "W dniu 02.01.2024 o 12:00, Anna Bo pisze:" },
	{ "gmail-pl", "wt., 2 sty 2024 o 12:00 Anna Bo <anna@bo.example> napisał(a):" },
	{ "webmail-pl",
	    "Dnia 2 stycznia 2024 12:00 Anna Bo <anna@bo.example> napisał(a):" },
	{ "gmail-fi",
	    "ti 2. tammik. 2024 klo 12.00 Anna Bo (anna@bo.example) kirjoitti:" },
	{ "name-first-fi", "Anna Bo <anna@bo.example> kirjoitti 2.1.2024 kello 12.00:" },
	{ "gmail-cs",
	    "út 2. 1. 2024 v 12:00 odesílatel Anna Bo <anna@bo.example> napsal:" },
	{ "gmail-ru", "вт, 2 янв. 2024 г. в 12:00, Anna Bo <anna@bo.example>:" },
	{ "thebat-ru", "2 января 2024 г., 12:00:30, вы писали:\n" },
	{ "yandex-ru", "02.01.2024, 12:00, \"Anna Bo\" <anna@bo.example>:" },
	{ "gmail-ja", "2024年1月2日(火) 12:00 Anna Bo <anna@bo.example>:" },
	{ "gmail-zh", "Anna Bo <anna@bo.example> 于2024年1月2日周二 12:00写道：" },
	{ "apple-zh", "在 2024年1月2日，12:00，Anna Bo <anna@bo.example> 写道：" },
	{ "gmail-ko",
	    "2024년 1월 2일 (화) 오후 12:00, Anna Bo <anna@bo.example>님이 작성:" },
	{ "gmail-iso", "2024-01-02 12:00 GMT+01:00 Anna Bo <anna@bo.example>:" },
	{ "zoho", "---- On Tue, 02 Jan 2024 12:00:00 +0100 Anna Bo <anna@bo.example> "
	          "wrote ----" },
	{ "horde-en", "Quoting Anna Bo <anna@bo.example>:" },
	{ "horde-de", "Zitat von Anna Bo <anna@bo.example>:" },
	{ "mutt", "* Anna Bo <anna@bo.example> [2024-01-02 12:00]:" },
	{ "emacs", "In message <abc@bo.example>, Anna Bo writes:" },
	{ "eudora", "At 1/2/2024 12:00 PM, you wrote:" },
	{ "thunderbird-short", "Anna Bo <anna@bo.example> wrote:" },
	{ "samsung", "-------- Original message --------\n"
	             "From: Anna Bo <anna@bo.example>\n"
	             "Date: 02/01/2024 12:00 (GMT+01:00)\n"
	             "To: x@y.example\n"
	             "Subject: Re: Printer\n" },
	{ "outlook-express-da", "-----Oprindelig meddelelse-----\n"
	                        "Fra: Anna Bo [mailto:anna@bo.example]\n"
	                        "Sendt: 2. januar 2024 12:00\n"
	                        "Til: Ida\n"
	                        "Emne: SV: Printer\n" },
	{ "outlook-da", "Fra: Anna Bo <anna@bo.example>\n"
	                "Sendt: 2. januar 2024 12:00\n"
	                "Til: Ida <ida@x.example>\n"
	                "Emne: SV: Printer\n" },
	{ "outlook-mobile-da", "________________________________\n"
	                       "Fra: Anna Bo <anna@bo.example>\n"
	                       "Sendt: 2. januar 2024 12:00\n"
	                       "Til: Ida <ida@x.example>\n"
	                       "Emne: SV: Printer\n" },
	{ "outlook-mobile-de", "________________________________________\n"
	                       "Von: Anna Bo\n"
	                       "Gesendet: Dienstag, 2. Januar 2024 12:00\n"
	                       "An: Ida\n"
	                       "Betreff: AW: Drucker\n" },
	{ "outlook-fr", "De : Anna Bo <anna@bo.example>\n"
	                "Envoyé : mardi 2 janvier 2024 12:00\n"
	                "À : Ida <ida@x.example>\n"
	                "Objet : RE: Imprimante\n" },
	{ "outlook-bold-en", "*From:* Anna Bo <anna@bo.example>\n"
	                     "*Sent:* Tuesday, January 2, 2024 12:00 PM\n"
	                     "*To:* Ida\n"
	                     "*Subject:* Printer\n" },
	{ "outlook-zh", "发件人: Anna Bo <anna@bo.example>\n"
	                "发送时间: 2024年1月2日 12:00\n"
	                "收件人: Ida\n"
	                "主题: 回复: 打印机\n" },
	{ "outlook-ja", "差出人: Anna Bo <anna@bo.example>\n"
	                "日時: 2024年1月2日 12:00\n"
	                "宛先: Ida\n"
	                "件名: Re: printer\n" },
	{ "clock-with-dots-folded-da",
	    "Den tirsdag den 2. januar 2024 12.00.05 CET skrev Anna Bo\n"
	    "<anna@bo.example>:" },
	{ "clock-with-dots-without-kl-da",
	    "Den tir. d. 2. jan. 2024 12.00 skrev Anna Bo\n"
	    "<anna@bo.example>:" },
	{ "clock-with-dots-fi", "2.1.2024 12.00, Anna Bo kirjoitti:" },
	{ "apple-pl-folded", "Wiadomość napisana przez Anna Bo <anna@bo.example> w\n"
	                     "dniu 2 sty 2024, o godz. 12:00:" },
	{ "zoho-folded", "---- On Tue, 02 Jan 2024 12:00:00 +0100 Anna Bo\n"
	                 "<anna@bo.example> wrote ----" },
	{ "horde-da", "Citat af Anna Bo <anna@bo.example>:" },
	{ "outlook-ko", "2024. 1. 2. 12:00에 Anna Bo 이(가) 쓴 글:" },
	{ "outlook-nn", "Frå: Anna Bo <anna@bo.example>\n"
	                "Sendt: tysdag 2. januar 2024 12:00\n"
	                "Til: Ida\n"
	                "Emne: Printer\n" },
	{ "outlook-ca", "De: Anna Bo <anna@bo.example>\n"
	                "Enviat: dimarts, 2 de gener de 2024 12:00\n"
	                "Per a: Ida\n"
	                "Tema: Impressora\n" },
	{ "zendesk-marker", "##- Please type your reply above this line -##" },
	{ "outlook-fi", "Lähettäjä: Anna Bo <anna@bo.example>\n"
	                "Lähetetty: tiistai 2. tammikuuta 2024 12:00\n"
	                "Vastaanottaja: Ida\n"
	                "Aihe: VS: Tulostin\n" },
	{ "lotus-notes", "-----\"Anna Bo\" <anna@bo.example> wrote: -----\n"
	                 "To: ida@x.example\n"
	                 "From: \"Anna Bo\" <anna@bo.example>\n"
	                 "Date: 02/01/2024 12:00\n"
	                 "Subject: Re: Printer\n" },
	{ "qq", "------------------ 原始邮件 ------------------\n"
	        "发件人: \"Anna Bo\" <anna@bo.example>;\n"
	        "发送时间: 2024年1月2日(星期二) 中午12:00\n"
	        "收件人: \"Ida\"<ida@x.example>;\n"
	        "主题: Re: x\n" },
};

#define SAID "Jeg har genstartet nu."

static const struct {
	const char *place, *form;
} places[] = {
	{ "above-without-signs", SAID "\n\n%s\n\nHar du genstartet?\nHilsen Anna\n" },
	{ "above-with-signs", SAID "\n\n%s\n> Har du genstartet?\n>\n> Hilsen Anna\n" },
	{ "above-without-a-space", SAID "\n%s\nHar du genstartet?\nHilsen Anna\n" },
	{ "below", "%s\n> Har du genstartet?\n> Hilsen Anna\n\n" SAID "\n" },
	{ "with-carriage-returns", SAID "\r\n\r\n%s\r\n> Har du genstartet?\r\n" },
};

static void
test_intro(const void *data)
{
	const typeof(intros[0]) *t = data;
	g_autoptr(Arena) a = arena_new();

	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		g_auto(GStrv) form = g_strsplit(places[i].form, "%s", 2);
		MailSplit s;

		mail_split_text(a, arena_printf(a, "%s%s%s", form[0], t->intro, form[1]),
		    &s);
		g_test_message("%s", places[i].place);
		g_assert_cmpstr(s.text, ==, SAID);
		g_assert_cmpstr(s.reply, ==, SAID);
		g_assert_nonnull(strstr(s.quoted, "Har du genstartet?"));
	}
}

/* --- what is no quotation --- */

static const struct {
	const char *name, *body;
} wholes[] = {
	{ "a-persons-journey", "Hi,\n"
	                       "From: Copenhagen\n"
	                       "To: Aarhus\n"
	                       "Date: 2 January\n"
	                       "\n"
	                       "Please book it." },
	{ "a-sentence-that-ends-with-wrote", "On Monday he wrote:\n"
	                                     "The printer is on fire.\n"
	                                     "Can you help?" },
	{ "what-he-wrote-himself-yesterday", "Hej\n"
	                                     "\n"
	                                     "I går skrev jeg:\n"
	                                     "at printeren er nede.\n"
	                                     "\n"
	                                     "Hilsen Ida" },
	{ "what-he-wrote-himself-with-a-date", "Den 3. maj 2024 skrev jeg til jer:\n"
	                                       "Printeren er nede.\n"
	                                       "\n"
	                                       "Det er den stadig." },
	{ "words-that-look-like-fields", "From: the moon\n"
	                                 "To: the stars\n"
	                                 "It is far." },
	{ "danish-words-that-look-like-fields", "Fra: i dag\n"
	                                        "Til: i morgen\n"
	                                        "Der er lukket." },
	{ "between-fences", "Her er fejlen:\n"
	                    "\n"
	                    "```\n"
	                    "> node index.js\n"
	                    "> fejl\n"
	                    "```\n"
	                    "\n"
	                    "Hvad nu?" },
	{ "the-prompt-of-python", ">>> import os\n"
	                          ">>> os.getcwd()\n"
	                          "'/home'\n"
	                          "\n"
	                          "Det virker ikke." },
	{ "more-than-a-hundred", "Vi har\n"
	                         "> 100 brugere\n"
	                         "der ikke kan logge på." },
	{ "a-bracket-of-html", "<div\n"
	                       "  class=\"x\"\n"
	                       ">\n"
	                       "tekst\n"
	                       "</div>" },
	{ "a-sign-within-a-line", "5 > 3 og 3 < 5" },
	{ "arrows", "a -> b\n"
	            "b => c" },
	{ "thanks", "Tak" },
	{ "thanks-with-a-shout", "Tak!" },
	{ "only-a-closing", "Mvh Anna" },
	{ "only-what-a-telephone-adds", "Sent from my iPhone" },
	{ "a-time-and-somebody-wrote", "Kl. 12:00 fik vi en fejl, og Anna skrev:\n"
	                               "den er nede." },
	{ "an-agenda-with-an-address",
	    "Agenda 2024-05-03 kl. 10:00 med anna@bo.example:\n"
	    "- punkt 1\n"
	    "- punkt 2" },
	{ "rules-of-the-writers", "-----\n"
	                          "En streg\n"
	                          "-----\n"
	                          "Mere tekst" },
	{ "a-form-below-a-rule", "_____________________________\n"
	                         "Formular\n"
	                         "Navn: Ida\n"
	                         "Sag: x" },
	{ "a-contact-form", "Ny besked fra formularen:\n"
	                    "\n"
	                    "Fra: Ida Holm\n"
	                    "Emne: Printer\n"
	                    "Besked: Den er nede." },
	{ "forwarded-by-gmail", "FYI\n"
	                        "\n"
	                        "---------- Forwarded message ---------\n"
	                        "From: Anna <anna@bo.example>\n"
	                        "Date: Tue, Jan 2, 2024 at 12:00\n"
	                        "Subject: x\n"
	                        "To: ida@x.example\n"
	                        "\n"
	                        "The printer is down." },
	{ "forwarded-by-apple", "Kan I se på denne?\n"
	                        "\n"
	                        "Start på videresendt besked:\n"
	                        "\n"
	                        "> Fra: Anna <anna@bo.example>\n"
	                        "> Emne: x\n"
	                        "> Dato: 2. januar 2024 kl. 12.00\n"
	                        "> Til: ida@x.example\n"
	                        ">\n"
	                        "> Printeren er nede." },
	{ "forwarded-by-thunderbird", "-------- Videresendt meddelelse --------\n"
	                              "Emne: x\n"
	                              "Dato: Tue, 2 Jan 2024 12:00\n"
	                              "Fra: Anna\n"
	                              "Til: Ida\n"
	                              "\n"
	                              "Hej" },
	{ "for-information", "Til orientering\n"
	                     "\n"
	                     "Fra: Anna Bo <anna@bo.example>\n"
	                     "Sendt: 2. januar 2024 12:00\n"
	                     "Til: Ida <ida@x.example>\n"
	                     "Emne: Printer\n"
	                     "\n"
	                     "Hej" },
	{ "two-fields-and-prose", "Date: 2024-01-02\n"
	                          "Subject: the test\n"
	                          "From what I see it works." },
	{ "nothing-but-quoted-lines", "> only a quote\n"
	                              "> and more" },
	{ "nothing-but-an-introduced-quotation",
	    "On Tue, Jan 2, 2024 at 12:00 PM Anna Bo <anna@bo.example> wrote:\n"
	    "> hi" },
	{ "nothing-but-outlooks-quotation", "Fra: Anna Bo <anna@bo.example>\n"
	                                    "Sendt: 2. januar 2024 12:00\n"
	                                    "Til: Ida\n"
	                                    "Emne: SV: Printer\n"
	                                    "\n"
	                                    "Hej" },
	{ "nothing", "" },
	{ "nothing-but-space", "   \n"
	                       "\n" },
	{ "a-list", "- a\n"
	            "- b\n"
	            "-- c" },
	{ "a-diff", "diff:\n"
	            "--- a/x\n"
	            "+++ b/x\n"
	            "@@ -1 +1 @@\n"
	            "-a\n"
	            "+b" },
	{ "he-wrote-within-a-line", "He wrote: \"the printer is down\"." },
	{ "the-user-writes", "Brugeren skriver:\n"
	                     "\"Jeg kan ikke logge på\"\n"
	                     "\n"
	                     "Kan I hjælpe?" },
	{ "a-line-of-a-log",
	    "Fejlen er fra 2024-01-02 12:00:00 ERROR <root@host>: disk full\n"
	    "og kommer igen." },
};

static void
test_whole(const void *data)
{
	const typeof(wholes[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	char *body = arena_strdup(a, t->body);
	MailSplit s;

	mail_split_text(a, body, &s);
	g_assert_cmpstr(s.text, ==, g_strstrip(body));
	g_assert_null(s.quoted);
}

/* --- signatures --- */

static const struct {
	const char *name, *body, *reply;
} signatures[] = {
	{ "danish-closing",
	    "Hej\n"
	    "\n"
	    "Printeren er nede.\n"
	    "\n"
	    "Med venlig hilsen\n"
	    "\n"
	    "Ida Holm\n"
	    "Bager A/S\n"
	    "Tlf. 12 34 56 78\n",
	    "Hej\n"
	    "\n"
	    "Printeren er nede." },
	{ "dashes",
	    "Hej\n"
	    "\n"
	    "Printeren er nede.\n"
	    "\n"
	    "-- \n"
	    "Ida Holm\n"
	    "Bager A/S\n",
	    "Hej\n"
	    "\n"
	    "Printeren er nede." },
	{ "telephone",
	    "Printeren er nede.\n"
	    "\n"
	    "Sendt fra min iPhone",
	    "Printeren er nede." },
	{ "telephone-above-a-quotation",
	    "Printeren er nede.\n"
	    "\n"
	    "Sent from my iPhone\n"
	    "\n"
	    "On Tue, Jan 2, 2024 at 12:00 PM Anna Bo <anna@bo.example> wrote:\n"
	    "\n"
	    "> hi",
	    "Printeren er nede." },
	{ "english-closing",
	    "The printer is down.\n"
	    "\n"
	    "Best regards,\n"
	    "Ida",
	    "The printer is down." },
	{ "thanks-and-a-name",
	    "The printer is down.\n"
	    "\n"
	    "Thanks,\n"
	    "Ida",
	    "The printer is down." },
	{ "thanks-within-a-sentence",
	    "The printer is down. Thanks for the help yesterday.\n"
	    "\n"
	    "Ida",
	    "The printer is down. Thanks for the help yesterday.\n"
	    "\n"
	    "Ida" },
	{ "thanks-that-go-on",
	    "Tak for hjælpen i går\n"
	    "Men nu er den nede igen.",
	    "Tak for hjælpen i går\n"
	    "Men nu er den nede igen." },
	{ "thanks-and-then-more",
	    "Tak.\n"
	    "\n"
	    "Men nu er den nede igen, og vi kan ikke komme videre med lønkørslen. Hvad "
	    "gør vi?",
	    "Tak.\n"
	    "\n"
	    "Men nu er den nede igen, og vi kan ikke komme videre med lønkørslen. Hvad "
	    "gør vi?" },
	{ "closing-with-the-name",
	    "Printeren er nede\n"
	    "\n"
	    "Mvh Ida Holm",
	    "Printeren er nede" },
	{ "slash-and-name",
	    "Det virker\n"
	    "/Ida",
	    "Det virker" },
	{ "dash-and-name",
	    "Det virker\n"
	    "\n"
	    "-Ida",
	    "Det virker" },
	{ "german-closing",
	    "Det virker\n"
	    "\n"
	    "Mit freundlichen Grüßen\n"
	    "\n"
	    "i. A. Anna Bo\n"
	    "BO GmbH\n"
	    "Tel.: +49 1234",
	    "Det virker" },
	{ "german-telephone",
	    "Det virker.\n"
	    "\n"
	    "Von meinem iPhone gesendet",
	    "Det virker." },
	{ "french-closing",
	    "Det virker.\n"
	    "\n"
	    "Cordialement,\n"
	    "\n"
	    "Anna Bo\n"
	    "01 02 03 04 05",
	    "Det virker." },
	{ "outlook-for-ios",
	    "Det virker.\n"
	    "\n"
	    "Get Outlook for iOS<https://aka.ms/o0ukef>",
	    "Det virker." },
	{ "outlook-for-ios-above-a-header",
	    "Det virker.\n"
	    "\n"
	    "Hent Outlook til iOS\n"
	    "________________________________\n"
	    "Fra: Anna Bo <anna@bo.example>\n"
	    "Sendt: 2. januar 2024 12:00\n"
	    "Til: Ida\n"
	    "Emne: x\n"
	    "\n"
	    "Hej",
	    "Det virker." },
	{ "disclaimer",
	    "Det virker.\n"
	    "\n"
	    "CONFIDENTIALITY NOTICE: This e-mail is for the person to whom it is sent. "
	    "If you are not that person, delete it.\n",
	    "Det virker." },
	{ "polish-closing",
	    "Det virker.\n"
	    "\n"
	    "Pozdrawiam\n"
	    "Anna",
	    "Det virker." },
	{ "czech-closing",
	    "Det virker.\n"
	    "\n"
	    "S pozdravem\n"
	    "Anna",
	    "Det virker." },
	{ "closing-above-a-quotation",
	    "It works.\n"
	    "\n"
	    "Cheers\n"
	    "Anna\n"
	    "\n"
	    "> Does it work?\n"
	    "> Bo",
	    "It works." },
	{ "closing-below-answers",
	    "Hi,\n"
	    "\n"
	    "> Does it start?\n"
	    "\n"
	    "Yes.\n"
	    "\n"
	    "> Does it print?\n"
	    "\n"
	    "No.\n"
	    "\n"
	    "Regards\n"
	    "Anna",
	    "Hi,\n"
	    "\n"
	    "Yes.\n"
	    "\n"
	    "No." },
};

static void
test_signature(const void *data)
{
	const typeof(signatures[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	MailSplit s;

	mail_split_text(a, t->body, &s);
	g_assert_cmpstr(s.reply, ==, t->reply);
	g_assert_true((s.signature != NULL) == (strcmp(s.text, s.reply) != 0));
}

static void
test_parts(void)
{
	g_autoptr(Arena) a = arena_new();
	size_t n;
	const SplitPart *p = mail_split_parts(a,
	    "Hej\n\n> Starter den?\n\nJa.\n\n> Udskriver den?\n", &n);

	g_assert_cmpuint(n, ==, 4);
	g_assert_cmpstr(p[0].text, ==, "Hej");
	g_assert_false(p[0].quoted);
	g_assert_cmpstr(p[1].text, ==, "> Starter den?");
	g_assert_true(p[1].quoted && p[1].answered);
	g_assert_cmpstr(p[2].text, ==, "Ja.");
	g_assert_true(p[3].quoted && !p[3].answered);
	mail_split_parts(a, "", &n);
	g_assert_cmpuint(n, ==, 0);
}

/* A second for what would take hours if time grew with the square of the size. */
static void
test_hostile(void)
{
	static const char *const pieces[] = { "> ", "On 2024-01-02 12:00 ", "wrote:\n",
		"From: a\n", "-- \n", "________________________________\n", "\n", "Mvh\n",
		"```\n", ">", "@", "<a@b>:\n", "-----Original Message-----" };

	for (size_t i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(Arena) a = arena_new();
		g_autoptr(GString) body = g_string_new(NULL);
		MailSplit s;

		while (body->len < 200000)
			g_string_append(body, pieces[i]);
		mail_split_text(a, body->str, &s);
		g_assert_nonnull(s.text);
	}
}

#define ADD(group, table, test)                                                          \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                               \
		g_autofree char *path = g_strconcat("/mail_split/" group "/",            \
		    (table)[i].name, NULL);                                              \
		g_test_add_data_func(path, &(table)[i], test);                           \
	}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("intro", intros, test_intro)
	ADD("whole", wholes, test_whole)
	ADD("signature", signatures, test_signature)
	g_test_add_func("/mail_split/parts", test_parts);
	g_test_add_func("/mail_split/hostile", test_hostile);
	return g_test_run();
}
