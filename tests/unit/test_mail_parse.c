/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Mails as people and machines send them, and as nobody should: what is read of each. */
#include "mail/mail_parse.h"
#include "mail/mime.h"

#include <string.h>

#define FROM "From: Ida Holm <Ida@Bager.Example>\n"
#define BODY "\n\nHej\n"

static InMail
parse(Arena *a, const char *raw)
{
	InMail m = { .envelope_from = "e@x.example" };

	mail_parse(a, raw, strlen(raw), &m);
	g_assert_cmpstr(m.envelope_from, ==, "e@x.example");
	return m;
}

static const struct {
	const char *name, *raw, *subject;
} subjects[] = {
	{ "plain", FROM "Subject: Printeren virker ikke" BODY, "Printeren virker ikke" },
	{ "none", FROM BODY, "" },
	{ "folded", FROM "Subject: Printeren\n virker" BODY, "Printeren virker" },
	{ "utf8-word", FROM "Subject: =?utf-8?Q?R=C3=B8d?=" BODY, "Rød" },
	{ "word-split-in-a-character",
	    FROM "Subject: =?utf-8?Q?R=C3?= =?utf-8?Q?=B8d?=" BODY, "Rød" },
	{ "windows-called-latin1", FROM "Subject: =?iso-8859-1?Q?=93R=F8d=94?=" BODY,
	    "\u201cRød\u201d" },
	{ "raw-utf8", FROM "Subject: Rød" BODY, "Rød" },
	{ "raw-windows",
	    FROM "Subject: R\xf8"
	         "d" BODY,
	    "Rød" },
	{ "no-controls", FROM "Subject: =?utf-8?Q?a=0D=0AX:_b=07c?=" BODY, "a X: bc" },
	{ "crlf", "Subject: Rød\r\n\r\nHej\r\n", "Rød" },
	{ "after-an-mbox-line", "From ida Mon Feb  2 09:00:00 2026\nSubject: Rød" BODY,
	    "Rød" },
};

static void
test_subject(const void *data)
{
	const typeof(subjects[0]) *t = data;
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(parse(a, t->raw).subject, ==, t->subject);
}

static const struct {
	const char *name, *raw, *address, *person;
} senders[] = {
	{ "usual", FROM BODY, "ida@bager.example", "Ida Holm" },
	{ "bare", "From: ida@bager.example" BODY, "ida@bager.example", "" },
	{ "comment", "From: ida@bager.example (Ida Holm)" BODY, "ida@bager.example",
	    "Ida Holm" },
	{ "encoded", "From: =?iso-8859-1?Q?S=F8ren?= <s@x.example>" BODY, "s@x.example",
	    "Søren" },
	{ "quoted", "From: \"Holm, Ida\" <ida@x.example>" BODY, "ida@x.example",
	    "Holm, Ida" },
	{ "sender-if-no-from", "Sender: s@x.example" BODY, "s@x.example", "" },
	{ "nobody", "Subject: x" BODY, NULL, "" },
	{ "no-address", "From: Ida" BODY, NULL, "" },
	{ "controls-are-taken-out", "From: <ida@x.example\x01>" BODY, "ida@x.example",
	    "" },
};

static void
test_sender(const void *data)
{
	const typeof(senders[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	InMail m = parse(a, t->raw);

	g_assert_cmpstr(m.from.mail, ==, t->address);
	g_assert_cmpstr(m.from.name, ==, t->person);
}

#define TYPE(type) FROM "MIME-Version: 1.0\nContent-Type: " type "\n"

static const struct {
	const char *name, *raw, *text;
} texts[] = {
	{ "no-type", FROM "\nHej\r\nIda\r\n", "Hej\nIda" },
	{ "utf8", TYPE("text/plain; charset=utf-8") "\nRød\n", "Rød" },
	{ "latin1",
	    TYPE("text/plain; charset=iso-8859-1") "\nR\xf8"
	                                           "d\n",
	    "Rød" },
	{ "windows-called-latin1",
	    TYPE("text/plain; charset=iso-8859-1") "\n\x93"
	                                           "a\x94\n",
	    "\u201ca\u201d" },
	{ "windows-called-ascii",
	    TYPE("text/plain; charset=us-ascii") "\nR\xf8"
	                                         "d\n",
	    "Rød" },
	{ "utf8-called-latin1", TYPE("text/plain; charset=iso-8859-1") "\nRød\n", "Rød" },
	{ "no-charset",
	    TYPE("text/plain") "\nR\xf8"
	                       "d\n",
	    "Rød" },
	{ "unknown-charset", TYPE("text/plain; charset=klingon") "\nRød\n", "Rød" },
	{ "windows-called-utf8",
	    TYPE("text/plain; charset=utf-8") "\nR\xf8"
	                                      "d\n",
	    "Rød" },
	{ "broken-utf8", TYPE("text/plain; charset=utf-8") "\nRød \xc3\n", "Rød \ufffd" },
	{ "cyrillic", TYPE("text/plain; charset=koi8-r") "\n\xf0\xd2\xc9\xd7\xc5\xd4\n",
	    "Привет" },
	{ "quoted-printable",
	    TYPE("text/plain; charset=utf-8") "Content-Transfer-Encoding: "
	                                      "quoted-printable\n\nR=C3=B8d =\nbil\n",
	    "Rød bil" },
	{ "base64",
	    TYPE("text/plain; charset=utf-8") "Content-Transfer-Encoding: "
	                                      "base64\n\nUsO4ZA==\n",
	    "Rød" },
	{ "plain-of-two",
	    TYPE("multipart/alternative; boundary=b") "\n--b\n\nHej\n--b\nContent-Type: "
	                                              "text/html\n\n<p>Nej\n--b--\n",
	    "Hej" },
	{ "two-plain",
	    TYPE("multipart/mixed; boundary=b") "\n--b\n\nEn\n--b\n\nTo\n--b--\n",
	    "En\nTo" },
	{ "attached-text-is-not-read",
	    TYPE("multipart/mixed; boundary=b") "\n--b\n\nEn\n--b\nContent-Disposition: "
	                                        "attachment\n\nTo\n--b--\n",
	    "En" },
	{ "text-with-a-files-name-is-not-read",
	    TYPE("multipart/mixed; boundary=b") "\n--b\n\nEn\n--b\nContent-Type: "
	                                        "text/plain; name=a.log\n\nTo\n--b--\n",
	    "En" },
	{ "boundary-that-never-ends",
	    TYPE("multipart/mixed; boundary=b") "\n--b\n\nHej\n", "Hej" },
	{ "no-boundary-at-all", TYPE("multipart/mixed") "\nHej\n", "" },
	{ "nothing", "", "" },
};

static void
test_text(const void *data)
{
	const typeof(texts[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	InMail m = parse(a, t->raw);

	if (*t->text)
		g_assert_cmpstr(m.text, ==, t->text);
	g_assert_true(g_utf8_validate(m.text, -1, NULL));
}

static void
test_ids(void)
{
	g_autoptr(Arena) a = arena_new();
	InMail m = parse(a,
	    "Message-ID: <1@x>\nIn-Reply-To: <2@x> (his mail)\nReferences: <3@x>\n "
	    "<2@x>\n"
	    "Date: Tue, 03 Feb 2026 09:00:00 +0100\nTo: A <a@x.example>, g: "
	    "b@x.example;\nCc: "
	    "C@x.example\nReply-To: r@x.example" BODY);

	g_assert_cmpstr(m.message_id, ==, "1@x");
	g_assert_cmpstr(m.in_reply_to, ==, "2@x");
	g_assert_cmpuint(m.n_references, ==, 2);
	g_assert_cmpstr(m.references[0], ==, "3@x");
	g_assert_cmpint(m.date, ==, SECONDS(1770105600));
	g_assert_cmpuint(m.n_to, ==, 2);
	g_assert_cmpstr(m.to[1].mail, ==, "b@x.example");
	g_assert_cmpuint(m.n_cc, ==, 1);
	g_assert_cmpstr(m.cc[0].mail, ==, "c@x.example");
	g_assert_cmpstr(m.reply_to.mail, ==, "r@x.example");
}

static void
test_parts(void)
{
	g_autoptr(Arena) a = arena_new();
	InMail m = parse(a,
	    TYPE("multipart/mixed; boundary=b") "\n--b\n\nHej\n"
	                                        "--b\nContent-Type: image/PNG; "
	                                        "name=\"x.png\"\nContent-ID: <logo@x>\n"
	                                        "Content-Disposition: "
	                                        "inline\nContent-Transfer-Encoding: "
	                                        "base64\n\nAAEC\n"
	                                        "--b\nContent-Type: "
	                                        "application/pdf\nContent-Disposition: "
	                                        "attachment;\n"
	                                        " filename*0*=utf-8''..%2Fr%C3%B8d; "
	                                        "filename*1=.pdf\n\n%PDF\n"
	                                        "--b\nContent-Type: "
	                                        "message/rfc822\n\nSubject: "
	                                        "inner\n\nInner\n--b--\n");

	g_assert_cmpstr(m.text, ==, "Hej");
	g_assert_cmpuint(m.n_parts, ==, 3);
	g_assert_cmpstr(m.parts[0].name, ==, "x.png");
	g_assert_cmpstr(m.parts[0].content_type, ==, "image/png");
	g_assert_cmpstr(m.parts[0].content_id, ==, "logo@x");
	g_assert_true(m.parts[0].is_inline);
	g_assert_true(m.parts[0].size == 3 && memcmp(m.parts[0].data, "\0\1\2", 3) == 0);
	g_assert_cmpstr(m.parts[1].name, ==, "rød.pdf");
	g_assert_null(m.parts[1].content_id);
	g_assert_false(m.parts[1].is_inline);
	g_assert_cmpstr(m.parts[2].content_type, ==, "message/rfc822");
	g_assert_nonnull(memmem(m.parts[2].data, m.parts[2].size, "Inner", 5));
}

/* n times the text between what stands before and behind. */
static char *
repeated(const char *before, const char *text, size_t n)
{
	GString *s = g_string_new(before);

	while (n-- > 0)
		g_string_append(s, text);
	return g_string_free(s, FALSE);
}

/* A text in n multiparts around one another. */
static char *
nested(int n)
{
	GString *s = g_string_new(TYPE("multipart/mixed; boundary=b0"));

	for (int i = 0; i < n; i++)
		g_string_append_printf(s,
		    "\n--b%d\nContent-Type: multipart/mixed; boundary=b%d\n", i, i + 1);
	g_string_append_printf(s, "\n--b%d\n\nHej\n", n);
	return g_string_free(s, FALSE);
}

static void
is_broken_but_of_ida(const char *raw, bool broken)
{
	g_autoptr(Arena) a = arena_new();
	InMail m = parse(a, raw);

	g_assert_true(m.broken == broken);
	g_assert_true(*m.text != '\0');
}

static void
test_limits(void)
{
	g_autofree char *parts = repeated(TYPE("multipart/mixed; boundary=b"),
	    "\n--b\n\nx\n", 998);
	g_autofree char *more = repeated(TYPE("multipart/mixed; boundary=b"),
	    "\n--b\n\nx\n", 1000);
	g_autofree char *header = repeated(FROM, "X: xxxxxxxxxxxxxxxxxxxxxxxx\n", 10000);
	g_autofree char *deep = nested(MAIL_MAX_DEPTH + 1);
	g_autofree char *less_deep = nested(MAIL_MAX_DEPTH - 1);

	is_broken_but_of_ida(parts, false);
	is_broken_but_of_ida(more, true);
	is_broken_but_of_ida(header, true);
	is_broken_but_of_ida(deep, true);
	is_broken_but_of_ida(less_deep, false);
}

#define ADD(group, table, test)                                                          \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                               \
		g_autofree char *path = g_strconcat("/mail_parse/" group "/",            \
		    (table)[i].name, NULL);                                              \
		g_test_add_data_func(path, &(table)[i], test);                           \
	}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	mail_parse_prepare();
	ADD("subject", subjects, test_subject)
	ADD("sender", senders, test_sender)
	ADD("text", texts, test_text)
	g_test_add_func("/mail_parse/ids", test_ids);
	g_test_add_func("/mail_parse/parts", test_parts);
	g_test_add_func("/mail_parse/limits", test_limits);
	return g_test_run();
}
