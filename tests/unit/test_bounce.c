/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What mail systems write when a mail did not arrive, and what is read of it. */
#include <string.h>

#include "mail/mail_parse.h"

/* Each in the file bounce_NAME of tests/fuzz/corpus/mail_kind. */
static const struct {
	const char *name;
	MailBounced bounced[2];
	bool returned; /* with its headers */
} bounces[] = {
	{ "postfix-plain", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "postfix-delay", { { "kit@kunde.example", BOUNCE_DELAYED, "4.4.1" } }, true },
	{ "qmail", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "qmail-no-code", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "exim", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "exim-warning", { { "kit@kunde.example", BOUNCE_DELAYED, NULL } }, false },
	{ "sendmail", { { "kit@kunde.example", BOUNCE_FAILED, "5.2.2" } }, false },
	{ "old-sendmail", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.2" } }, true },
	{ "exchange2003", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "exchange2007", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "gmail-old", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "gmail-delay", { { "kit@kunde.example", BOUNCE_DELAYED, NULL } }, false },
	{ "gmail-new", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "notes", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "courier", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "james", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "imail", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "mailmarshal", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "sun", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "surfcontrol", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "interscan", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "gmx", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "mfilter", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "x1", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "x2", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "x6", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "ezweb", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "verizon", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "opensmtpd", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "yahoo", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "zoho", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "mcafee", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "bounce-de", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "bounce-da", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.10" } }, false },
	{ "ja", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "returned-to-only", { { "kit@kunde.example", BOUNCE_FAILED, "5.2.2" } }, true },
	{ "dsn", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "dsn-two",
	    { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" },
	        { "b@kunde.example", BOUNCE_DELAYED, "4.4.1" } },
	    true },
	{ "dsn-delivered", { { "kit@kunde.example", BOUNCE_DELIVERED, "2.0.0" } }, true },
	{ "dsn-relayed", { { "kit@kunde.example", BOUNCE_DELIVERED, "2.1.9" } }, true },
	{ "dsn-vague", { { "kit@kunde.example", BOUNCE_FAILED, "5.7.1" } }, true },
	{ "dsn-no-status", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "dsn-comment", { { "kit@kunde.example", BOUNCE_FAILED, "5.2.2" } }, true },
	{ "dsn-local-final", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "dsn-expanded-folded", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } },
	    true },
	{ "packed", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "filter", { { "kit@kunde.example", BOUNCE_DELAYED, NULL } }, false },
	{ "filter-talk", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "x400", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "header-and-sender", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } },
	    false },
	{ "not-from-you", { { "kit@kunde.example", BOUNCE_FAILED, NULL } }, false },
	{ "generated-from", { { "kit@kunde.example", BOUNCE_FAILED, NULL } }, false },
	{ "inner-final", { { "kit@kunde.example", BOUNCE_FAILED, "5.2.2" } }, false },
	{ "telephone", { { "kit@kunde.example", BOUNCE_FAILED, "5.2.2" } }, true },
	{ "telephone-re", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "two-names", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, false },
	{ "deferred", { { "kit@kunde.example", BOUNCE_FAILED, "5.1.1" } }, true },
	{ "google-group", { { "kit@kunde.example", BOUNCE_FAILED, NULL } }, false },
	{ "closed-list", { { "it@ml.example", BOUNCE_FAILED, NULL } }, false },
	{ "header-only",
	    { { "kit@kunde.example", BOUNCE_FAILED, "5.2.2" },
	        { "bo@kunde.example", BOUNCE_FAILED, "5.2.2" } },
	    false },
};

static char *
mail(const char *name)
{
	g_autofree char *file = g_strconcat("bounce_", name, NULL);
	g_autofree char *path = g_build_filename(g_getenv("BOUNCE_MAILS"), file, NULL);
	g_autoptr(GError) err = NULL;
	char *raw = NULL;

	g_file_get_contents(path, &raw, NULL, &err);
	g_assert_no_error(err);
	return raw;
}

static void
test_bounce(const void *data)
{
	const typeof(bounces[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	g_autofree char *raw = mail(t->name);
	InMail m = { 0 };
	size_t n = 0;

	mail_parse(a, raw, strlen(raw), &m);
	g_assert_cmpint((int)m.kind, ==, MAIL_BOUNCE);
	g_assert_false(m.may_answer);
	for (; n < G_N_ELEMENTS(t->bounced) && t->bounced[n].mail; n++) {
		g_assert_cmpuint(m.n_bounced, >, n);
		g_assert_cmpstr(m.bounced[n].mail, ==, t->bounced[n].mail);
		g_assert_cmpint((int)m.bounced[n].action, ==, (int)t->bounced[n].action);
		g_assert_cmpstr(m.bounced[n].status, ==, t->bounced[n].status);
	}
	g_assert_cmpuint(m.n_bounced, ==, n);
	if (t->returned) {
		g_assert_cmpstr(m.bounced_message_id, ==, "s1001.x@nordlys.example");
		g_assert_cmpstr(m.bounced_subject, ==, "Re: Printer [Sag#1001]");
	}
}

/* Each bounce, forwarded as a file by a person. */
static void
test_forwarded(const void *data)
{
	const typeof(bounces[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	g_autofree char *returned = mail(t->name);
	InMail m = { 0 };
	const char *raw = arena_printf(a,
	    "From: Ida Holm <ida@bager.example>\nTo: desk@nordlys.example\nSubject: Fwd: "
	    "Undelivered Mail\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
	    "boundary=zz\n\n--zz\n\nHvad er det her?\n--zz\nContent-Type: "
	    "message/rfc822\n\n%s\n--zz--\n",
	    returned);

	mail_parse(a, raw, strlen(raw), &m);
	g_assert_cmpint((int)m.kind, ==, MAIL_NORMAL);
	g_assert_true(m.may_answer);
}

#define ADD(group, table, test)                                                          \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                               \
		g_autofree char *path = g_strconcat("/bounce/" group "/",                \
		    (table)[i].name, NULL);                                              \
		g_test_add_data_func(path, &(table)[i], test);                           \
	}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	mail_parse_prepare();
	ADD("system", bounces, test_bounce)
	ADD("forwarded", bounces, test_forwarded)
	return g_test_run();
}
