/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What a message says, however it is written: people, dates, names of files, charsets,
 * and which part is a text and which a file. */
#include "mail/mail_read.h"

#include <string.h>

#include "mail/mail_parse.h"

static MailReading
read_text(Arena *a, const char *raw)
{
	MailReading m;
	MimePart root;

	mail_read(a, raw, strlen(raw), &root, &m);
	return m;
}

static bool
has_defect(const MailReading *m, const char *word)
{
	for (size_t i = 0; i < m->defects.n; i++)
		if (!strcmp(m->defects.words[i], word))
			return true;
	return false;
}

/* --- people --- */

static const struct {
	const char *name, *header;
	const char *people; /* "name <address>|…" */
} peoples[] = {
	{ "bare", "i@x.example", " <i@x.example>" },
	{ "case-is-kept", "Ida <Ida@X.example>", "Ida <Ida@X.example>" },
	{ "name-in-a-comment", "i@x (Ida Holm)", "Ida Holm <i@x>" },
	{ "comment-before", "(Ida) i@x", "Ida <i@x>" },
	{ "comment-beside-a-name", "Ida (IT) Holm <i@x> (ude)", "Ida Holm <i@x>" },
	{ "comment-in-a-comment", "i@x (Ida (IT))", "Ida (IT) <i@x>" },
	{ "comment-that-never-ends", "i@x (Ida", "Ida <i@x>" },
	{ "encoded-comment", "s@x (=?utf-8?q?S=C3=B8ren?=)", "Søren <s@x>" },
	{ "quoted", "\"Holm, Ida\" <i@x>", "Holm, Ida <i@x>" },
	{ "escaped-quote", "\"Ida \\\"X\\\" Holm\" <i@x>", "Ida \"X\" Holm <i@x>" },
	{ "comma-without-quotes", "Holm, Ida <i@x>", "Holm, Ida <i@x>" },
	{ "local-user-before-a-comma", "root, Ida <i@x>", " <root>|Ida <i@x>" },
	{ "comma-in-an-encoded-word", "=?utf-8?q?Holm,_Ida?= <i@x>", "Holm, Ida <i@x>" },
	{ "encoded-in-quotes", "\"=?utf-8?q?S=C3=B8ren?=\" <s@x>", "Søren <s@x>" },
	{ "all-of-it-encoded", "=?utf-8?b?SWRhIDxpQHg+?=", "Ida <i@x>" },
	{ "group", "g: a@x, B <b@x>;, c@x", " <a@x>|B <b@x>| <c@x>" },
	{ "empty-group", "undisclosed-recipients:;", "" },
	{ "route", "Ida <@a,@b:i@x>", "Ida <i@x>" },
	{ "spaces-in-the-address", "i @ x . example", " <i@x.example>" },
	{ "literal", "i@[IPv6:2001:db8::1]", " <i@[IPv6:2001:db8::1]>" },
	{ "quoted-local-part", "\"ida holm\"@x", " <\"ida holm\"@x>" },
	{ "needless-quotes", "\"ida\"@x", " <ida@x>" },
	{ "semicolons", "a@x; b@x", " <a@x>| <b@x>" },
	{ "nothing-between-commas", "a@x,,b@x,", " <a@x>| <b@x>" },
	{ "angle-never-closed", "Ida <i@x", "Ida <i@x>" },
	{ "no-angle", "Ida Holm i@x", "Ida Holm <i@x>" },
	{ "two-angles", "<<i@x>>", " <i@x>" },
	{ "mailto", "Ida <mailto:i@x>", "Ida <i@x>" },
	{ "stray-quote", "Ida \"Holm <i@x>", "Ida Holm <i@x>" },
	{ "raw-utf8", "Søren <s@x>", "Søren <s@x>" },
	{ "raw-windows", "S\xf8ren <s@x>", "Søren <s@x>" },
	{ "folded", "Ida\n Holm\n\t<i@x>", "Ida Holm <i@x>" },
	{ "null-sender", "Mailer <>", "Mailer <>" },
	{ "cron", "root (Cron Daemon)", "Cron Daemon <root>" },
	{ "only-a-name", "Ida Holm", "Ida Holm <>" },
	{ "as-archives-write", "ida at x.example (Ida Holm)",
	    "Ida Holm <ida@x.example>" },
	{ "a-place-is-no-address", "Ida at Work", "Ida at Work <>" },
	{ "no-comma-between", "Ida <i@x> Bo <b@x>", "Ida <i@x>|Bo <b@x>" },
	{ "no-comma-before-a-bare-one", "Ida <i@x>\n b@x", "Ida <i@x>| <b@x>" },
	{ "name-behind", "<i@x> Ida", "Ida <i@x>" },
	{ "no-comma-between-angles", "Ida <i@x> <b@x>", "Ida <i@x>| <b@x>" },
	{ "nobody-at-a-host", "undisclosed-recipients:;@x.example", "" },
};

static void
test_people(const void *data)
{
	const typeof(peoples[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) found = g_string_new(NULL);
	MailReading m = read_text(a, arena_printf(a, "To: %s\n\n", t->header));

	for (size_t i = 0; i < m.to.n; i++)
		g_string_append_printf(found, "%s%s <%s>", i ? "|" : "",
		    m.to.list[i].name, m.to.list[i].mail);
	g_assert_cmpstr(found->str, ==, t->people);
}

/* --- dates --- */

static const struct {
	const char *name, *header, *date;
} dates[] = {
	{ "usual", "Tue, 3 Feb 2026 09:00:07 +0100", "2026-02-03T09:00:07+01:00" },
	{ "no-seconds", "3 Feb 2026 09:00 -0330", "2026-02-03T09:00:00-03:30" },
	{ "zone-of-1982", "3 Feb 2026 09:00:00 EST", "2026-02-03T09:00:00-05:00" },
	{ "zone-in-a-comment", "3 Feb 2026 09:00:00 +0100 (EST)",
	    "2026-02-03T09:00:00+01:00" },
	{ "comments", "(a) Tue (b), 3 Feb (c) 2026 09:00 Z",
	    "2026-02-03T09:00:00+00:00" },
	{ "year-49", "3 Feb 49 09:00 Z", "2049-02-03T09:00:00+00:00" },
	{ "year-50", "3 Feb 50 09:00 Z", "1950-02-03T09:00:00+00:00" },
	{ "year-126", "3 Feb 126 09:00 Z", "2026-02-03T09:00:00+00:00" },
	{ "asctime", "Tue Feb  3 09:00:00 2026", "2026-02-03T09:00:00+00:00" },
	{ "unix", "Tue Feb 3 09:00:00 CET 2026", "2026-02-03T09:00:00+01:00" },
	{ "iso", "2026-02-03T09:00:00Z", "2026-02-03T09:00:00+00:00" },
	{ "dashes", "03-Feb-2026 09:00 GMT", "2026-02-03T09:00:00+00:00" },
	{ "dots", "3 Feb 2026 9.05.06 +0100", "2026-02-03T09:05:06+01:00" },
	{ "colon-in-the-zone", "3 Feb 2026 09:00 +01:00", "2026-02-03T09:00:00+01:00" },
	{ "gmt-and-more", "3 Feb 2026 09:00 GMT+0100", "2026-02-03T09:00:00+01:00" },
	{ "afternoon", "Feb 3, 2026 9:00 PM", "2026-02-03T21:00:00+00:00" },
	{ "danish", "tirsdag, 3 maj 2026 09:00 +0200", "2026-05-03T09:00:00+02:00" },
	{ "leap-second", "3 Feb 2026 23:59:60 Z", "2026-02-03T23:59:59+00:00" },
	{ "no-such-zone", "3 Feb 2026 09:00 +9900", "2026-02-03T09:00:00+00:00" },
	{ "ends-in-its-time", "3 Feb 2026 09:00:00", "2026-02-03T09:00:00+00:00" },
	{ "weekday-as-a-month", "mar., 03 févr. 2026 09:00 +0100", NULL },
	{ "weekday-as-a-month-fr", "mar., 03 janv. 2026 09:00 +0100",
	    "2026-01-03T09:00:00+01:00" },
	{ "weekday-as-a-month-es", "mar, 3 ene 2026 09:00 +0100",
	    "2026-01-03T09:00:00+01:00" },
	{ "all-dots", "03.02.2026 09:00", "2026-02-03T09:00:00+00:00" },
	{ "no-such-month", "03.13.2026 09:00", NULL },
	{ "no-such-day", "31 Feb 2026 09:00 Z", NULL },
	{ "nothing", "", NULL },
	{ "words", "yesterday", NULL },
};

static void
test_date(const void *data)
{
	const typeof(dates[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	MailReading m = read_text(a, arena_printf(a, "Date: %s\n\n", t->header));

	g_assert_cmpstr(m.has_date ? mime_date_text(a, &m.date) : NULL, ==, t->date);
	g_assert_true(has_defect(&m, "bad-date") == !t->date);
}

/* --- words --- */

static const struct {
	const char *name, *header, *subject;
} words[] = {
	{ "plain-between", "a =?utf-8?q?b?= c", "a b c" },
	{ "between-two", "=?utf-8?q?a?=\n =?utf-8?q?b?=", "ab" },
	{ "without-spaces", "=?utf-8?q?a?==?utf-8?q?b?=x", "abx" },
	{ "spaces-inside", "=?utf-8?Q?a b?=", "a b" },
	{ "split-in-a-character", "=?utf-8?b?w4==?= =?utf-8?b?uA==?=", "ø" },
	{ "no-padding", "=?utf-8?B?UsO4ZA?=", "Rød" },
	{ "question-inside", "=?utf-8?q?what?_yes?=", "what? yes" },
	{ "language", "=?utf-8*da?q?hej?=", "hej" },
	{ "unknown-charset", "=?klingon?q?hej?=", "hej" },
	{ "no-such-encoding", "=?utf-8?x?hej?=", "=?utf-8?x?hej?=" },
	{ "never-ends", "=?utf-8?q?hej", "=?utf-8?q?hej" },
	{ "gb2312-is-more", "=?gb2312?b?6UY=?=", "镕" },
	{ "iso-2022-jp", "=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本" },
	{ "tab-in-a-fold", "a\n\tb", "a b" },
	{ "hebrew-whose-last-letter-waits", "=?windows-1255?Q?=F9=EC=E5=ED?=", "שלום" },
	{ "vietnamese-that-waits", "=?windows-1258?Q?=F0?=", "đ" },
	{ "charset-written-otherwise", "=?win-1251?Q?=CF?= =?Windows1252?Q?=80?=", "П€" },
	{ "charset-of-microsoft", "=?ms949?B?x9E=?=", "한" },
	{ "hz", "=?hz-gb-2312?Q?a~{VP~}~~?=", "a中~" },
	{ "no-charset", "=??q?R=F8d?=", "Rød" },
	{ "iso-2022-jp-of-windows", "=?iso-2022-jp?B?GyRCLSEbKEI=?=", "①" },
	{ "iso-2022-jp-half-width", "=?iso-2022-jp?B?GyhJNhsoQg==?=", "ｶ" },
};

static void
test_words(const void *data)
{
	const typeof(words[0]) *t = data;
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(read_text(a, arena_printf(a, "Subject: %s\n\n", t->header))
	                    .subject,
	    ==, t->subject);
}

/* --- names of files --- */

static const struct {
	const char *name, *headers, *filename;
} names[] = {
	{ "disposition-first",
	    "Content-Type: a/b; name=a\nContent-Disposition: attachment; filename=b",
	    "b" },
	{ "empty-there",
	    "Content-Type: a/b; name=a\nContent-Disposition: x; filename=\"\"", "a" },
	{ "spaces-without-quotes", "Content-Type: a/b; name=my file.pdf", "my file.pdf" },
	{ "semicolon-in-quotes", "Content-Type: a/b; name=\"a;b\"", "a;b" },
	{ "extended", "Content-Type: a/b; name*=utf-8''r%C3%B8d", "rød" },
	{ "extended-latin", "Content-Type: a/b; name*=iso-8859-1'da'r%F8d", "rød" },
	{ "extended-without-charset", "Content-Type: a/b; name*=r%C3%B8d", "rød" },
	{ "pieces", "Content-Type: a/b; name*1*=%B8d; name*2=%41;\n name*0*=utf-8''r%C3",
	    "rød%41" },
	{ "pieces-with-a-gap", "Content-Type: a/b; name*0=a; name*2=c", "a" },
	{ "words", "Content-Type: a/b; name=\"=?utf-8?q?r=C3?=\n =?utf-8?q?=B8d?=\"",
	    "rød" },
	{ "words-without-quotes", "Content-Type: a/b; name==?utf-8?q?r=C3=B8d?=", "rød" },
	{ "path", "Content-Type: a/b; name=\"../etc/passwd\"", "passwd" },
	{ "path-of-windows", "Content-Type: a/b; name=\"C:\\tmp\\x.pdf\"", "x.pdf" },
	{ "only-a-folder", "Content-Type: a/b; name=\"..\"", NULL },
	{ "quote-never-closed", "Content-Type: a/b; name=\"x.pdf", "x.pdf" },
	{ "none", "Content-Type: a/b", NULL },
	{ "no-first-semicolon", "Content-Type: a/b name=x.pdf", "x.pdf" },
	{ "only-a-parameter", "Content-Type: a/b\nContent-Disposition: filename=x", "x" },
};

static void
test_name(const void *data)
{
	const typeof(names[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	MailReading m = read_text(a, arena_printf(a, "%s\n\nx", t->headers));

	g_assert_cmpuint(m.n_files, ==, 1);
	g_assert_cmpstr(m.files[0].filename, ==, t->filename);
	g_assert_cmpstr(m.files[0].content_type, ==, "a/b");
}

/* --- parts --- */

#define MIXED_HEAD "Content-Type: multipart/mixed; boundary=b\n"
#define MIXED      "Content-Type: multipart/mixed; boundary=b\n\n"

static const struct {
	const char *name, *raw;
	const char *text;
	const char *files; /* "type,type" */
	const char *defect;
} parts[] = {
	{ "boundary-is-a-prefix", MIXED "--bb\n\nno\n--b\n\nHej\n--b--\n", "Hej", "",
	    NULL },
	{ "boundary-with-spaces", MIXED "--b \t\n\nHej\n--b--  \n", "Hej", "", NULL },
	{ "end-is-missing", MIXED "--b\n\nHej\n", "Hej\n", "", "unterminated-multipart" },
	{ "before-and-behind", MIXED "pre\n--b\n\nHej\n--b--\npost\n", "Hej", "", NULL },
	{ "outer-ends-inner",
	    MIXED "--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n\nEn\n"
	          "--b\n\nTo\n--b--\n",
	    "En\nTo", "", "unterminated-multipart" },
	{ "same-boundary-inside",
	    MIXED "--b\nContent-Type: multipart/alternative; boundary=b\n\n\n"
	          "--b\nContent-Type: text/plain\n\nEn\n--b--\n\n"
	          "--b\nContent-Type: image/gif\n\nx\n--b--\n",
	    "En", "image/gif", "boundary-not-found" },
	{ "no-boundary-named",
	    "Content-Type: multipart/mixed\n\n--xxxx\nContent-Type: a/b\n\n1\n", NULL,
	    "a/b", "no-boundary" },
	{ "no-boundary-at-all", "Content-Type: multipart/mixed\n\nHej", "Hej", "",
	    "no-boundary" },
	{ "digest",
	    "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\n1\n--b--",
	    NULL, "message/rfc822", NULL },
	{ "text-with-a-name",
	    MIXED "--b\n\nEn\n--b\nContent-Type: text/plain; name=a\n\nTo\n--b--", "En",
	    "text/plain", NULL },
	{ "nothing-but-a-named-text", "Content-Type: text/plain; name=a\n\nHej", "Hej",
	    "", NULL },
	{ "no-type-that-holds", "Content-Type: text\n\nHej", "Hej", "",
	    "bad-content-type" },
	{ "calendar", MIXED "--b\n\nEn\n--b\nContent-Type: text/calendar\n\nBEGIN\n--b--",
	    "En", "text/calendar", NULL },
	{ "uuencoded", "\nHej\nbegin 644 a.txt\n#86)C\n`\nend\nIda", "Hej\nIda",
	    "application/octet-stream", NULL },
	{ "begins-like-uuencode", "\nbegin 644 us\nnow, or never\nend\n",
	    "begin 644 us\nnow, or never\nend\n", "", NULL },
	{ "no-empty-line", "Subject: x\nHej Ida,\n\nfarvel", "Hej Ida,\n\nfarvel", "",
	    "no-empty-line-before-body" },
	{ "junk-between-headers", "Subject: x\njunk\nFrom: a@b\n\nHej", "Hej", "",
	    "line-is-no-header" },
	{ "prose-called-base64",
	    "Content-Transfer-Encoding: base64\n\nHej, vi ses p\xc3\xa5 mandag, ikke?",
	    "Hej, vi ses på mandag, ikke?", "", "bad-base64" },
	{ "padding-in-the-middle", "Content-Transfer-Encoding: base64\n\nQQ==\nQUI=\n",
	    "AAB", "", NULL },
	{ "footer-behind-base64", "Content-Transfer-Encoding: base64\n\nQQ==\n_\nlist\n",
	    "A", "", NULL },
	{ "broken-quoted-printable",
	    "Content-Transfer-Encoding: quoted-printable\n\na=XX =41=\n b  \nc=",
	    "a=XX A b\nc", "", "bad-quoted-printable" },
	{ "cr-alone", "Subject: x\r\rHej\rIda", "Hej\nIda", "", NULL },
	{ "mbox", "From a Mon Feb  2 09:00:00 2026\nSubject: x\n\nHej", "Hej", "", NULL },
	{ "empty-lines-before", "\n\nSubject: x\n\nHej", "Hej", "", NULL },
	{ "mac",
	    "Content-Type: text/plain; charset=x-mac-roman\n\nR\xbf"
	    "d",
	    "Rød", "", NULL },
	{ "utf7", "Content-Type: text/plain; charset=utf-7\n\nR+APg-d", "Rød", "", NULL },
	{ "half-of-a-character", "Content-Type: text/plain; charset=gb2312\n\n\xd6",
	    "\xef\xbf\xbd", "", NULL },
	{ "charset-that-is-empty",
	    "Content-Type: text/plain; charset=\n\nR\xf8"
	    "d",
	    "Rød", "", NULL },
	{ "chance-looks-like-utf8", "\n\xe6\xf8\xe5 \xc3\x86 \xd8", "æøå Ã† Ø", "",
	    NULL },
	{ "utf8-with-a-fault", "\n\xc3\xa6\xc3\xb8 \xff", "æø \xef\xbf\xbd", "", NULL },
	{ "spaces-before-the-body", MIXED_HEAD "Subject:\n \n--b\n\nHej\n--b--\n", "Hej",
	    "", NULL },
	{ "spaces-in-a-fold", "Subject: a\n \nFrom: i@x\n\nHej", "Hej", "", NULL },
	{ "words-called-base64",
	    "Content-Transfer-Encoding: base64\n\nsplashwetter tropfennasse "
	    "regenschirme\n"
	    "wolkenbruch sturzbach gewitterregen\n",
	    "splashwetter tropfennasse regenschirme\nwolkenbruch sturzbach "
	    "gewitterregen\n",
	    "", "bad-base64" },
	{ "checksum-behind-base64", "Content-Transfer-Encoding: base64\n\nQQ==\n=QUIC\n",
	    "A", "", NULL },
	{ "no-such-charset", "Content-Type: text/plain; charset=klingon\n\nHej", "Hej",
	    "", "unknown-charset" },
};

static void
test_parts(const void *data)
{
	const typeof(parts[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) files = g_string_new(NULL);
	MailReading m = read_text(a, t->raw);

	for (size_t i = 0; i < m.n_files; i++)
		g_string_append_printf(files, "%s%s", i ? "," : "",
		    m.files[i].content_type);
	g_assert_cmpstr(m.text, ==, t->text);
	g_assert_cmpstr(files->str, ==, t->files);
	if (t->defect)
		g_assert_true(has_defect(&m, t->defect));
	else
		g_assert_false(m.defects.n && !has_defect(&m, "no-headers"));
}

/* --- seals --- */

static const struct {
	const char *name, *raw;
	MailSeal seal;
} seals[] = {
	{ "none", "\nHej", MAIL_UNSEALED },
	{ "pgp",
	    "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; "
	    "boundary=b\n\n--b\n\nHej\n--b--\n",
	    MAIL_SIGNED_PGP },
	{ "pgp-in-the-text", "\n-----BEGIN PGP SIGNED MESSAGE-----\n\nHej",
	    MAIL_SIGNED_PGP },
	{ "smime",
	    "Content-Type: multipart/signed; protocol=\"application/pkcs7-signature\"; "
	    "boundary=b\n\n--b\n\nHej\n--b--\n",
	    MAIL_SIGNED_SMIME },
	{ "pgp-encrypted",
	    "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; "
	    "boundary=b\n\n--b\nContent-Type: application/pgp-encrypted\n\n1\n--b--\n",
	    MAIL_ENCRYPTED_PGP },
	{ "smime-encrypted",
	    "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx",
	    MAIL_ENCRYPTED_SMIME },
	{ "certificates-only",
	    "Content-Type: application/pkcs7-mime; smime-type=certs-only\n\nx",
	    MAIL_UNSEALED },
};

static void
test_seal(const void *data)
{
	const typeof(seals[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	MailSeal seal = read_text(a, t->raw).seal;

	g_assert_cmpint(seal, ==, t->seal);
	g_assert_cmpint(mail_seal_of(mail_details(a, &(MailDetails){ seal })), ==,
	    t->seal);
}

/* SignedData with a length, and in pieces without; one that is cut; and none. */
static const struct {
	const char *name, *base64, *text;
} signeds[] = {
	{ "der", "MCkGCSqGSIb3DQEHAqAcMBoCAQExADATBgkqhkiG9w0BBwGgBgQECkhlag==", "Hej" },
	{ "ber",
	    "MIAGCSqGSIb3DQEHAqCAMIACAQExADCABgkqhkiG9w0BBwGggCSABAIKSAQCZWoAAAAAAAAAAAAA"
	    "AAA=",
	    "Hej" },
	{ "cut", "MCkGCSqGSIb3DQEHAqAcMBoCAQExADATBgkqhkiG", NULL },
	{ "none", "MAA=", NULL },
};

static void
test_signed(const void *data)
{
	const typeof(signeds[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	MailReading m = read_text(a,
	    arena_printf(a,
	        "Content-Type: application/pkcs7-mime; name=smime.p7m\n"
	        "Content-Transfer-Encoding: base64\n\n%s\n",
	        t->base64));

	g_assert_cmpstr(m.text, ==, t->text);
	g_assert_cmpuint(m.n_files, ==, 1);
	g_assert_cmpint(m.seal, ==, t->text ? MAIL_SIGNED_SMIME : MAIL_ENCRYPTED_SMIME);
}

static void
test_ids(void)
{
	g_autoptr(Arena) a = arena_new();
	MailReading m = read_text(a,
	    "Message-ID: 1@x\nIn-Reply-To: Your message of Monday <2@\n x>\n"
	    "References: <3@x><4@x> (no) 5@x\n\n");

	g_assert_cmpstr(m.message_id, ==, "1@x");
	g_assert_cmpuint(m.in_reply_to.n, ==, 1);
	g_assert_cmpstr(m.in_reply_to.list[0], ==, "2@x");
	g_assert_cmpuint(m.references.n, ==, 2);
	g_assert_cmpstr(m.references.list[1], ==, "4@x");
	g_assert_null(m.subject);
	g_assert_null(m.html);
}

#define ADD(group, table, test)                                                          \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                               \
		g_autofree char *path = g_strconcat("/mail_read/" group "/",             \
		    (table)[i].name, NULL);                                              \
		g_test_add_data_func(path, &(table)[i], test);                           \
	}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	mail_parse_prepare();
	ADD("people", peoples, test_people)
	ADD("date", dates, test_date)
	ADD("words", words, test_words)
	ADD("name", names, test_name)
	ADD("parts", parts, test_parts)
	ADD("seal", seals, test_seal)
	ADD("signed", signeds, test_signed)
	g_test_add_func("/mail_read/ids", test_ids);
	return g_test_run();
}
