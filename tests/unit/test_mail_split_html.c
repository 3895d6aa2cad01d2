/* SPDX-License-Identifier: AGPL-3.0-or-later
 * The same of HTML: by what each mail program puts around a quotation. */
#include "mail/mail_split.h"

#include <string.h>

#include "mail/html_sanitize.h"

static const struct {
	const char *name, *body;
	const char *text; /* NULL: it is given back whole */
	const char *html; /* of the reply; NULL: not looked at */
} mails[] = {
	{ "gmail",
	    "<div dir=\"ltr\">Det virker nu.<div><br></div><div>Hilsen "
	    "Ida</div></div><br><div class=\"gmail_quote\"><div dir=\"ltr\" "
	    "class=\"gmail_attr\">Den tirs. 2. jan. 2024 kl. 12.00 skrev Anna Bo &lt;<a "
	    "href=\"mailto:anna@bo.example\">anna@bo.example</a>&gt;:<br></"
	    "div><blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px "
	    "0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex\"><div>Virker "
	    "det?</div></blockquote></div>",
	    "Det virker nu.\n"
	    "\n"
	    "Hilsen Ida",
	    "<div dir=\"ltr\">Det virker nu.</div>" },
	{ "gmail-bottom",
	    "<div dir=\"ltr\"><div class=\"gmail_quote\"><div class=\"gmail_attr\">On "
	    "Tue, Jan 2, 2024 at 12:00 PM Anna Bo &lt;anna@bo.example&gt; "
	    "wrote:<br></div><blockquote class=\"gmail_quote\">Does "
	    "it?</blockquote></div><div>Yes it does.</div></div>",
	    "Yes it does.", "<div dir=\"ltr\"><div>Yes it does.</div></div>" },
	{ "gmail-inline",
	    "<div dir=\"ltr\"><div class=\"gmail_quote\"><div class=\"gmail_attr\">On "
	    "Tue, Jan 2, 2024 at 12:00 PM Anna Bo &lt;anna@bo.example&gt; "
	    "wrote:<br></div></div><blockquote class=\"gmail_quote\">Does "
	    "it?</blockquote><div>Yes it does.</div><blockquote "
	    "class=\"gmail_quote\">And this?</blockquote><div>No.</div></div>",
	    "Yes it does.\n"
	    "\n"
	    "No.",
	    "<div dir=\"ltr\"><div>Yes it does.</div><div>No.</div></div>" },
	{ "gmail-inline-within-the-box",
	    "<div dir=\"ltr\"><div class=\"gmail_quote\"><div class=\"gmail_attr\">On "
	    "Tue, Jan 2, 2024 at 12:00 PM Anna Bo &lt;anna@bo.example&gt; "
	    "wrote:<br></div><blockquote class=\"gmail_quote\">Does "
	    "it?</blockquote><div>Yes it does.</div><blockquote "
	    "class=\"gmail_quote\">And this?</blockquote><div>No.</div></div></div>",
	    "Yes it does.\n"
	    "\n"
	    "No.",
	    "<div dir=\"ltr\"><div class=\"gmail_quote\"><div>Yes it "
	    "does.</div><div>No.</div></div></div>" },
	{ "gmail-box-with-a-bare-quotation",
	    "<div>Yes.</div><div class=\"gmail_quote\">On Tue, Jan 2, 2024 at 12:00 PM "
	    "Anna &lt;anna@bo.example&gt; wrote:<blockquote>Does "
	    "it?</blockquote></div>",
	    "Yes.", "<div>Yes.</div>" },
	{ "gmail-old-box-without-a-quotation",
	    "Yes<div class=\"gmail_quote\">On 2 Jan 2024 Anna wrote:<br>Does it?</div>",
	    "Yes", "Yes" },
	{ "gmx-by-its-name",
	    "<div>Yes.</div><div name=\"quote\"><div><b>Gesendet:</b> Dienstag</div>"
	    "<div name=\"quoted-content\">Does it?</div></div>",
	    "Yes.", "<div>Yes.</div>" },
	{ "spark-by-its-names",
	    "<div name=\"messageBodySection\">Yes.</div><div "
	    "name=\"messageReplySection\">Anna sagt<br>Does it?</div>",
	    "Yes.", "<div name=\"mail-messageBodySection\">Yes.</div>" },
	{ "zimbra-by-its-rule",
	    "<div>Yes.</div><hr id=\"zwchr\"><div><b>From: </b>Anna<br></div>Does it?",
	    "Yes.", "<div>Yes.</div>" },
	{ "two-fields-below-a-rule",
	    "<div>Yes.</div><hr><div><b>From:</b> Anna<br><b>To:</b> Ida</div>Does it?",
	    "Yes.", "<div>Yes.</div>" },
	{ "a-rule-that-is-only-one", "<div>Yes.</div><hr><div>And something else.</div>",
	    NULL, NULL },
	{ "outlook",
	    "<div class=\"WordSection1\"><p class=\"MsoNormal\">Det virker "
	    "nu.<o:p></o:p></p><p class=\"MsoNormal\"><o:p>&nbsp;</o:p></p><p "
	    "class=\"MsoNormal\">Mvh Ida</p><div><div "
	    "style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm "
	    "0cm\"><p class=\"MsoNormal\"><b>Fra:</b> Anna Bo &lt;anna@bo.example&gt; "
	    "<br><b>Sendt:</b> 2. januar 2024 12:00<br><b>Til:</b> Ida<br><b>Emne:</b> "
	    "SV: x</p></div></div><p class=\"MsoNormal\">Virker det?</p></div>",
	    "Det virker nu.\n"
	    "\n"
	    "Mvh Ida",
	    "<div class=\"WordSection1\"><p class=\"MsoNormal\">Det virker nu.</p><p "
	    "class=\"MsoNormal\"> </p></div>" },
	{ "outlook-unknown-language",
	    "<div><p>Works.</p><div style=\"border:none;border-top:solid #B5C4DF "
	    "1.0pt;padding:3.0pt 0cm 0cm 0cm\"><p><b>Xx:</b> Anna "
	    "&lt;anna@bo.example&gt;<br><b>Yy:</b> 2024-01-02 12:00<br><b>Zz:</b> "
	    "Ida<br><b>Qq:</b> hej</p></div><p>Old</p></div>",
	    "Works.", "<div><p>Works.</p></div>" },
	{ "owa",
	    "<div>Det virker.</div><div id=\"appendonsend\"></div><hr "
	    "style=\"display:inline-block;width:98%\" tabindex=\"-1\"><div "
	    "id=\"divRplyFwdMsg\" dir=\"ltr\"><font><b>From:</b> Anna "
	    "&lt;anna@bo.example&gt;<br><b>Sent:</b> Tuesday, January 2, "
	    "2024<br><b>To:</b> Ida<br><b>Subject:</b> x</font></div><div>Virker "
	    "det?</div>",
	    "Det virker.", "<div>Det virker.</div>" },
	{ "apple",
	    "<html><body>Det virker.<br><div><br><blockquote type=\"cite\"><div>Den 2. "
	    "jan. 2024 kl. 12.00 skrev Anna "
	    "&lt;anna@bo.example&gt;:</div><br><div>Virker "
	    "det?</div></blockquote></div></body></html>",
	    "Det virker.", "Det virker." },
	{ "apple-intro-outside",
	    "<div>Det virker.</div><div><br></div><div>On 2 Jan 2024, at 12:00, Anna "
	    "&lt;anna@bo.example&gt; wrote:</div><br><blockquote "
	    "type=\"cite\"><div>Virker det?</div></blockquote>",
	    "Det virker.", "<div>Det virker.</div>" },
	{ "thunderbird",
	    "<p>Det virker.</p><div class=\"moz-cite-prefix\">Den 02.01.2024 kl. 12.00 "
	    "skrev Anna Bo:<br></div><blockquote type=\"cite\" "
	    "cite=\"mid:x@y\"><p>Virker det?</p></blockquote><br><pre "
	    "class=\"moz-signature\" cols=\"72\">-- \n"
	    "Ida</pre>",
	    "Det virker.\n"
	    "\n"
	    "--\n"
	    "Ida",
	    "<p>Det virker.</p>" },
	{ "yahoo",
	    "<div>Works.</div><br><div id=\"ydp123yahoo_quoted_1\" "
	    "class=\"yahoo_quoted\"><div>On Tuesday, January 2, 2024 at 12:00:00 PM "
	    "GMT+1, Anna &lt;anna@bo.example&gt; wrote:</div><div>Does it?</div></div>",
	    "Works.", "<div>Works.</div>" },
	{ "gmx",
	    "<div>Geht.</div><div name=\"quote\" style=\"margin:10px 5px 5px 10px; "
	    "border-left:2px solid #C3D9E5;\"><div><b>Gesendet:</b> Dienstag, 2. Januar "
	    "2024 um 12:00 Uhr<br><b>Von:</b> Anna<br><b>An:</b> Ida<br><b>Betreff:</b> "
	    "x</div><div>Geht es?</div></div>",
	    "Geht.", "<div>Geht.</div>" },
	{ "zimbra",
	    "<div>Works.</div><hr id=\"zwchr\" data-marker=\"__DIVIDER__\"><div "
	    "data-marker=\"__HEADERS__\"><b>From: </b>Anna<br><b>To: </b>Ida<br><b>Sent: "
	    "</b>Tuesday 2 January<br><b>Subject: </b>x</div><div>Does it?</div>",
	    "Works.", "<div>Works.</div>" },
	{ "proton",
	    "<div>Works.</div><div class=\"protonmail_quote\">------- Original Message "
	    "-------<br>On Tuesday, January 2nd, 2024 at 12:00, Anna "
	    "&lt;anna@bo.example&gt; wrote:<br><blockquote class=\"protonmail_quote\" "
	    "type=\"cite\">Does it?</blockquote></div>",
	    "Works.", "<div>Works.</div>" },
	{ "indent-is-no-quote",
	    "<div>Som her:</div><blockquote style=\"margin:0 0 0 "
	    "40px;border:none;padding:0px\"><div>Trin 1</div></blockquote><div>Virker "
	    "ikke.</div>",
	    NULL, NULL },
	{ "gmail-forward",
	    "<div dir=\"ltr\">Se denne<br><br><div class=\"gmail_quote\"><div "
	    "class=\"gmail_attr\">---------- Forwarded message ---------<br>Fra: "
	    "<b>Anna</b><br>Date: tirs. 2. jan. 2024 kl. 12.00<br>Subject: x<br>To: "
	    "Ida<br></div><br>Printeren er nede</div></div>",
	    NULL, NULL },
	{ "thunderbird-forward",
	    "<p>Se denne</p><div class=\"moz-forward-container\"><br>-------- "
	    "Videresendt meddelelse --------<table "
	    "class=\"moz-email-headers-table\"><tr><th>Emne: "
	    "</th><td>x</td></tr><tr><th>Fra:</th><td>Anna</td></tr></table><p>Nede</p></"
	    "div>",
	    NULL, NULL },
	{ "apple-forward",
	    "<div>Se denne</div><blockquote type=\"cite\"><div>Begin forwarded "
	    "message:</div><br><div><b>From: </b>Anna</div><div><b>Subject: "
	    "</b>x</div><br><div>Nede</div></blockquote>",
	    NULL, NULL },
	{ "only-quote", "<blockquote type=\"cite\">Virker det?</blockquote>", NULL,
	    NULL },
	{ "picture",
	    "<div><img src=\"cid:x\" alt=\"\"></div><blockquote type=\"cite\">Virker "
	    "det?</blockquote>",
	    "", "<div><img src=\"cid:x\" alt=\"\"></div>" },
	{ "outlook-mobile",
	    "<div>Ja</div><div id=\"ms-outlook-mobile-signature\"><div>Hent <a "
	    "href=\"https://aka.ms/o0ukef\">Outlook til iOS</a></div></div><hr><div "
	    "id=\"divRplyFwdMsg\"><b>Fra:</b> Anna<br><b>Sendt:</b> 2/1<br><b>Emne:</b> "
	    "x</div><div>gl</div>",
	    "Ja\n"
	    "Hent Outlook til iOS",
	    "<div>Ja</div>" },
	{ "plaintext-html", "Det virker.<br><br>&gt; Virker det?<br>&gt; Hilsen<br>",
	    "Det virker.", "Det virker." },
	{ "roundcube",
	    "<p>Det virker</p><p id=\"reply-intro\">Den 2024-01-02 12:00 skrev "
	    "Anna:</p><blockquote type=\"cite\">Virker det?</blockquote>",
	    "Det virker", "<p>Det virker</p>" },
	{ "lotus",
	    "<font face=\"sans-serif\">Works</font><br><br><br><table "
	    "width=100%><tr><td><font>From: </font></td><td><font>Anna "
	    "&lt;anna@bo.example&gt;</font></td></tr><tr><td><font>To: "
	    "</font></td><td>Ida</td></tr><tr><td>Date: </td><td>02-01-2024 "
	    "12:00</td></tr><tr><td>Subject: </td><td>x</td></tr></table><hr "
	    "noshade><br>Old text",
	    "Works", "<font face=\"sans-serif\">Works</font>" },
};

static void
test_html(const void *data)
{
	const typeof(mails[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	MailSplit s;
	SafeHtml safe = html_sanitize(a, t->body, NULL);

	mail_split_html(a, safe, &s);
	if (t->text)
		g_assert_cmpstr(s.text, ==, t->text);
	else
		g_assert_cmpstr(s.html.html, ==, safe.html);
	g_assert_true((s.quoted != NULL) == (t->text != NULL));
	if (t->html)
		g_assert_cmpstr(s.html.html, ==, t->html);
	/* What is left of the strict form is of the strict form. */
	g_assert_cmpstr(html_sanitize(a, s.html.html, NULL).html, ==, s.html.html);
	if (s.html_quoted.html)
		g_assert_cmpstr(html_sanitize(a, s.html_quoted.html, NULL).html, ==,
		    s.html_quoted.html);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(mails); i++) {
		g_autofree char *path = g_strconcat("/mail_split_html/", mails[i].name,
		    NULL);
		g_test_add_data_func(path, &mails[i], test_html);
	}
	return g_test_run();
}
