/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Introductions, headers and signatures as they are seldom written. */
#include "mail/html_sanitize.h"
#include "mail/mail_split.h"

static const struct {
	const char *name, *body, *reply;
} mails[] = {
	{ "below-a-lists-footer",
	    "Hi all\n"
	    "\n"
	    "How do I clear it?\n"
	    "\n"
	    "-Abel Kone\n"
	    "\n"
	    "\n"
	    "_______________________________________________\n"
	    "users mailing list\n"
	    "users@lists.example\n"
	    "http://lists.example/x\n",
	    "Hi all\n"
	    "\n"
	    "How do I clear it?" },
	{ "a-verb-that-is-not-known-above-a-quotation",
	    "Yes\n"
	    "\n"
	    "Anna Bo (anna@bo.example) said:\n"
	    "> Is it on?\n",
	    "Yes" },
	{ "an-introduction-that-is-quoted-and-folded",
	    "Yes\n"
	    "\n"
	    "> On 2 Jan 2024, at 12:00, Anna Bo\n"
	    "<anna@bo.example>:\n"
	    "> \n"
	    "> Is it on?\n",
	    "Yes" },
	{ "a-telephones-long-name",
	    "Yes\n"
	    "\n"
	    "Sent via the Samsung Galaxy S21, an AT&T 5G smartphone\n",
	    "Yes" },
	{ "a-sentence-that-begins-as-a-telephones",
	    "Here is it\n"
	    "\n"
	    "Sent from my desk, which is much easier than my telephone.",
	    "Here is it\n"
	    "\n"
	    "Sent from my desk, which is much easier than my telephone." },
	{ "the-second-line-is-quoted",
	    "Test reply\n"
	    "On Fri, May 6, 2011 at 6:03 PM, Rolf Tam from Hacker News\n"
	    "> <rolf@x.example> wrote:\n"
	    "\n"
	    "> Test quotation\n"
	    ">\n",
	    "Test reply" },
	{ "two-fields-with-a-date-and-an-address",
	    "8.45am-1pm\n"
	    "\n"
	    "From: somebody@x.example\n"
	    "Date: Wed, 16 May 2012 00:15:02 -0600\n"
	    "\n"
	    "Old",
	    "8.45am-1pm" },
	{ "two-fields-that-begin-with-the-date",
	    "Blah\n"
	    "\n"
	    "Date: Wed, 16 May 2012 00:15:02 -0600\n"
	    "To: kl@x.example\n"
	    "\n"
	    "old",
	    "Blah" },
	{ "dashes-around-the-introduction",
	    "Blah\n"
	    "\n"
	    "Hi\n"
	    "------On 12/29/1987 17:32 PM, Julius wrote-----\n"
	    "\n"
	    "old",
	    "Blah\n"
	    "\n"
	    "Hi" },
	{ "signs-that-are-none",
	    "Visit us\n"
	    ">>> >>>  http://www.x.example <<<\n"
	    "by clicking above",
	    "Visit us\n"
	    ">>> >>>  http://www.x.example <<<\n"
	    "by clicking above" },
	{ "folded-over-three-lines",
	    "Oh\n"
	    "\n"
	    "On Dec 16, 2011, at 12:47 PM, Cora\n"
	    "<reply@x.example>\n"
	    "wrote:\n"
	    "\n"
	    "> Was this?",
	    "Oh" },
	{ "no-space-before-wrote",
	    ":+1:\n"
	    "\n"
	    "On Tue, Sep 25, 2012 at 8:59 AM, Chris W\n"
	    "<n@x.example>wrote:\n"
	    "\n"
	    "> Steven",
	    ":+1:" },
	{ "prose-that-begins-as-one",
	    "On your remote host you can run:\n"
	    "\n"
	    "     telnet 127.0.0.1 52698\n"
	    "\n"
	    "This should work.\n"
	    "\n"
	    "On 9 Jan 2014, at 2:47, George P wrote:\n"
	    "\n"
	    "> odd",
	    "On your remote host you can run:\n"
	    "\n"
	    "     telnet 127.0.0.1 52698\n"
	    "\n"
	    "This should work." },
	{ "polish-webmail",
	    "Lorem\n"
	    "\n"
	    "W dniu 28 stycznia 2015 01:53 użytkownik Zoe xxx <zoe@x.example>\n"
	    "napisał:\n"
	    "\n"
	    "Blah!",
	    "Lorem" },
	{ "norwegian",
	    "Lorem\n"
	    "På 14 september 2015 på 02:23:18, Valentino (v@x.example) skrev:\n"
	    "\n"
	    "Veniam",
	    "Lorem" },
	{ "vietnamese",
	    "Hello\n"
	    "\n"
	    "Vào 14:24 8 tháng 6, 2017, Hùng <h@x.example> đã viết:\n"
	    "\n"
	    "> Xin chào",
	    "Hello" },
	{ "russian",
	    "Понял\n"
	    "\n"
	    "Понедельник, 7 апреля 2014, 14:58 +04:00 от Alexander <a@x.example>:\n"
	    ">Привет",
	    "Понял" },
	{ "dutch-apple",
	    "Ja\n"
	    "\n"
	    "Op 17-feb.-2015, om 13:18 heeft Julius <p@x.example> het volgende "
	    "geschreven:\n"
	    "\n"
	    "Oud",
	    "Ja" },
	{ "spanish",
	    "El mensaje\n"
	    "\n"
	    "El 11/07/2012 06:13 p.m., XXX escribió:\n"
	    "viejo",
	    "El mensaje" },
	{ "name-first-german",
	    "Test\n"
	    "\n"
	    "John <j@x.example> schrieb am 15:46 Mittwoch, 8.Januar 2014:\n"
	    "\n"
	    "alt",
	    "Test" },
	{ "a-forward-in-what-is-quoted",
	    "Reply\n"
	    "\n"
	    "-----Original Message-----\n"
	    "\n"
	    "FYI\n"
	    "\n"
	    "---------- Forwarded message ----------\n"
	    "From: b@x.example\n"
	    "Subject: x",
	    "Reply" },
};

static void
test_text(const void *data)
{
	const typeof(mails[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	MailSplit s;

	mail_split_text(a, t->body, &s);
	g_assert_cmpstr(s.reply, ==, t->reply);
}

static const struct {
	const char *name, *body, *reply;
} htmls[] = {
	{ "introduction-outside",
	    "Reply\n"
	    "<div>\n"
	    " On 11-Apr-2011, at 6:54 PM, Bob &lt;bob@x.example&gt; wrote:\n"
	    "</div>\n"
	    "\n"
	    "<blockquote>\n"
	    " <div>Test</div>\n"
	    "</blockquote>",
	    "Reply" },
	{ "an-indentation-above",
	    "Reply\n"
	    "<blockquote>Regular</blockquote>\n"
	    "\n"
	    "<div>\n"
	    "On 11-Apr-2011, at 6:54 PM, Bob &lt;bob@x.example&gt; wrote:\n"
	    "</div>\n"
	    "\n"
	    "<blockquote>\n"
	    "<div>\n"
	    "<blockquote>Nested</blockquote>\n"
	    "</div></blockquote>",
	    "Reply\n"
	    "\n"
	    "Regular" },
	{ "a-rule-and-the-date-first",
	    "message<div><hr><br>\n"
	    "Date: Fri, 23 Mar 2012 12:35:31 -0600<br>To: a@x.example<br>From: "
	    "c@x.example<br>Subject: You<br><br>text</div>",
	    "message" },
	{ "a-rule-in-the-same-element",
	    "<body><div>Blah<br><br>\n"
	    "<hr>Date: Tue, 22 May 2012 18:29:16 -0600<br>To: xx@x.example<br>From: "
	    "y@x.example<br>Subject: z<br><br>old</div></body>",
	    "Blah" },
	{ "yandex",
	    "<div>Hej</div><div>&nbsp;</div><div>07.04.2014, 14:59, \"Alex\" "
	    "&lt;x@x.example&gt;:</div><blockquote type=\"cite\">alt</blockquote>",
	    "Hej" },
	{ "words-without-an-element",
	    "<div dir=\"ltr\">Hi<div>there</div></div><br><br>On Tue, Jan 2, 2024 at "
	    "12:00 PM Anna &lt;a@x.example&gt; wrote:<br>old<br>",
	    "Hi\n"
	    "there" },
};

static void
test_html(const void *data)
{
	const typeof(htmls[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	MailSplit s;

	mail_split_html(a, html_sanitize(a, t->body, NULL), &s);
	g_assert_cmpstr(s.reply, ==, t->reply);
}

#define ADD(group, table, test)                                                          \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                               \
		g_autofree char *path = g_strconcat("/mail_split_rare/" group "/",       \
		    (table)[i].name, NULL);                                              \
		g_test_add_data_func(path, &(table)[i], test);                           \
	}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("text", mails, test_text)
	ADD("html", htmls, test_html)
	return g_test_run();
}
