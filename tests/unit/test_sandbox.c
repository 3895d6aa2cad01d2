/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Mails are read by workers; what kills one is kept; what one says is not believed. */
#include "mail/mail_parse.h"
#include "mail/mail_wire.h"
#include "mail/sandbox.h"

#include <string.h>

#define MAIL                                                                             \
	"From: Ida <Ida@Bager.Example>\nTo: it@x.example\nSubject: Printeren\n"          \
	"Message-ID: <1@x>\nReferences: <0@x>\nDate: Tue, 03 Feb 2026 09:00:00 +0100\n"  \
	"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"               \
	"--b\nContent-Type: text/plain; charset=koi8-r\n\n\xf0\xd2\xc9\n"                \
	"--b\nContent-Type: text/html\n\n<p onclick=x>Hej<p>\n"                          \
	"--b\nContent-Type: application/pdf; name=x.pdf\n\n%PDF\n--b--\n"

static Sandbox *sandbox; /* started before there are threads */

static InMail
parse(Arena *a, const void *raw, size_t n)
{
	g_autoptr(GError) err = NULL;
	InMail m = { .envelope_from = "e@x.example", .envelope_to = "it@x.example" };

	sandbox_parse(sandbox, a, raw, n, &m, &err);
	g_assert_no_error(err);
	g_assert_cmpstr(m.envelope_from, ==, "e@x.example");
	g_assert_true(m.raw == raw && m.raw_size == n);
	return m;
}

static void
test_reads(void)
{
	g_autoptr(Arena) a = arena_new();
	InMail m = parse(a, MAIL, strlen(MAIL));

	g_assert_false(m.broken);
	g_assert_cmpstr(m.from.mail, ==, "ida@bager.example");
	g_assert_cmpstr(m.subject, ==, "Printeren");
	g_assert_cmpstr(m.message_id, ==, "1@x");
	g_assert_cmpuint(m.n_references, ==, 1);
	g_assert_cmpint(m.date, ==, SECONDS(1770105600));
	g_assert_true(g_str_has_prefix(m.text, "При"));
	g_assert_nonnull(m.html.html);
	g_assert_null(strstr(m.html.html, "onclick"));
	g_assert_cmpuint(m.n_parts, ==, 1);
	g_assert_cmpstr(m.parts[0].name, ==, "x.pdf");
	g_assert_true(m.may_answer);
}

/* More bytes than a worker takes: it ends at once, each time. Who wrote is known. */
static void
test_death(void)
{
	g_autoptr(Arena) a = arena_new();
	const size_t n = ((size_t)256 << 20) + 1;
	g_autofree char *raw = g_malloc0(n);
	memcpy(raw, MAIL, strlen(MAIL));
	InMail m = parse(a, raw, n);

	g_assert_true(m.broken);
	g_assert_cmpstr(m.subject, ==, "Printeren");
	g_assert_cmpstr(m.from.mail, ==, "ida@bager.example");
	g_assert_cmpuint(m.n_parts, ==, 0);
	g_assert_true(*m.text != '\0');
	g_assert_false(parse(a, MAIL, strlen(MAIL)).broken);
}

static void *
read_many(void *data G_GNUC_UNUSED)
{
	g_autoptr(Arena) a = arena_new();

	for (int i = 0; i < 150; i++) {
		g_assert_cmpstr(parse(a, MAIL, strlen(MAIL)).message_id, ==, "1@x");
		arena_reset(a);
	}
	return NULL;
}

/* Also past the end of a worker, who reads 500. */
static void
test_threads(void)
{
	GThread *threads[8];

	for (size_t i = 0; i < G_N_ELEMENTS(threads); i++)
		threads[i] = g_thread_new("reader", read_many, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(threads); i++)
		g_thread_join(threads[i]);
}

/* Whatever byte a worker that was taken over changes or leaves out: what is read keeps
 * its promises, or nothing is read. */
static void
test_lies(void)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) wire = g_string_new(NULL);
	InMail m = parse(a, MAIL, strlen(MAIL)), read = { 0 };

	mail_wire_write(wire, &m);
	g_assert_true(mail_wire_read(a, wire->str, wire->len, &read));
	g_assert_cmpstr(read.subject, ==, "Printeren");
	for (size_t i = 0; i < wire->len; i++) {
		char was = wire->str[i];

		g_assert_false(mail_wire_read(a, wire->str, i, &read));
		wire->str[i] = '\xff';
		if (mail_wire_read(a, wire->str, wire->len, &read))
			g_assert_true(g_utf8_validate(read.text, -1, NULL));
		wire->str[i] = was;
	}
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) err = NULL;

	g_test_init(&argc, &argv, NULL);
	sandbox = sandbox_start(2, &err);
	g_assert_no_error(err);
	g_test_add_func("/sandbox/a-mail-is-read", test_reads);
	g_test_add_func("/sandbox/what-kills-the-reader-is-kept", test_death);
	g_test_add_func("/sandbox/many-threads-past-the-end-of-workers", test_threads);
	g_test_add_func("/sandbox/a-worker-that-lies-is-not-believed", test_lies);
	int rc = g_test_run();
	sandbox_stop(sandbox);
	return rc;
}
