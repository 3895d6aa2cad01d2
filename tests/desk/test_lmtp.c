/* SPDX-License-Identifier: AGPL-3.0-or-later
 * A mail server talks to the desk (RFC 2033): what is said, and what is filed by then. */
#include "desk.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "mail/lmtp.h"

#define MAX_SIZE 20000
#define MAIL                                                                             \
	"From: Ida Holm <ida@bager.example>\r\nTo: it@bager.example\r\n"                 \
	"Subject: Printeren\r\nMessage-ID: <%s@bager.example>\r\n\r\nDen blinker.\r\n"

static Sandbox *sandbox; /* started before there are threads */

typedef struct {
	Lmtp *lmtp;
	FILE *f;
	char reply[1024]; /* the last line of the last answer */
} Talk;

static Talk
connect_to(Lmtp *l)
{
	const char *address = lmtp_address(l);
	struct sockaddr_in to = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
		.sin_port = htons(
		    (uint16_t)strtoul(strrchr(address, ':') + 1, NULL, 10)) };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	Talk t = { .lmtp = l };

	g_assert_cmpint(connect(fd, (struct sockaddr *)&to, sizeof to), ==, 0);
	t.f = fdopen(fd, "r");
	return t;
}

/* The next answer, past the lines that go on. */
static const char *
answer(Talk *t)
{
	do {
		if (!fgets(t->reply, sizeof t->reply, t->f))
			return "gone";
		g_assert_true(g_str_has_suffix(t->reply, "\r\n"));
	} while (t->reply[3] == '-');
	return t->reply;
}

static void
send_bytes(Talk *t, const char *bytes)
{
	const size_t n = strlen(bytes);

	g_assert_cmpint(send(fileno(t->f), bytes, n, MSG_NOSIGNAL), ==, (ssize_t)n);
}

/* Says it; the answer must begin so. */
#define says(t, command, code)                                                           \
	do {                                                                             \
		send_bytes((t), command "\r\n");                                         \
		g_assert_true(g_str_has_prefix(answer(t), code));                        \
	} while (0)

static Talk
begin(Desk *d)
{
	g_autoptr(GError) err = NULL;
	const LmtpOptions o = { .listen = "127.0.0.1:0",
		.store = d->store,
		.blobs = d->blobs,
		.sandbox = sandbox,
		.max_size = MAX_SIZE };
	Lmtp *l = lmtp_start(&o, &err);

	g_assert_no_error(err);
	Talk t = connect_to(l);
	g_assert_true(g_str_has_prefix(answer(&t), "220 "));
	says(&t, "LHLO mx.example", "250 ");
	return t;
}

static void
end(Talk *t)
{
	says(t, "QUIT", "221 ");
	fclose(t->f);
	lmtp_stop(t->lmtp);
}

static size_t
count_mails_in(Desk *d, int64_t id)
{
	size_t n = 0, found = 0;
	const Entry *entries = desk_entries(d, id, &n);

	for (size_t i = 0; i < n; i++)
		found += entries[i].kind == ENTRY_MAIL_IN;
	return found;
}

static void
opens_a_case(Desk *d)
{
	Talk t = begin(d);
	g_autofree char *mail = g_strdup_printf(MAIL ".\r\n", "1");

	says(&t, "MAIL FROM:<ida@bager.example> SIZE=200 BODY=8BITMIME", "250 2.1.0");
	says(&t, "RCPT TO:<it@bager.example>", "250 2.1.5");
	says(&t, "DATA", "354 ");
	send_bytes(&t, mail);
	g_assert_true(g_str_has_prefix(answer(&t), "250 2."));
	g_assert_cmpstr(desk_case(d, 1001)->subject, ==, "Printeren");
	g_assert_cmpuint(count_mails_in(d, 1001), ==, 1);
	end(&t);
}

/* One answer a recipient, and one case: it is the same mail. */
static void
two_recipients(Desk *d)
{
	Talk t = begin(d);
	g_autofree char *mail = g_strdup_printf(MAIL ".\r\n", "2");

	/* all at once, as PIPELINING allows */
	send_bytes(&t, "MAIL FROM:<ida@bager.example>\r\nRCPT TO:<it@bager.example>\r\n"
	               "RCPT TO:<support@nordlys.example>\r\nDATA\r\n");
	for (int i = 0; i < 3; i++)
		g_assert_true(g_str_has_prefix(answer(&t), "250 "));
	g_assert_true(g_str_has_prefix(answer(&t), "354 "));
	send_bytes(&t, mail);
	g_assert_true(g_str_has_prefix(answer(&t), "250 "));
	g_assert_true(g_str_has_prefix(answer(&t), "250 "));
	g_assert_cmpuint(count_mails_in(d, 1001), ==, 1);
	end(&t);
}

static void
too_large(Desk *d)
{
	Talk t = begin(d);
	g_autoptr(GString) mail = g_string_new(NULL);

	says(&t, "MAIL FROM:<ida@bager.example> SIZE=20001", "552 5.3.4");
	g_assert_nonnull(strstr(t.reply, "20000"));
	says(&t, "MAIL FROM:<ida@bager.example>", "250 ");
	says(&t, "RCPT TO:<it@bager.example>", "250 ");
	says(&t, "DATA", "354 ");
	g_string_append_printf(mail, MAIL, "3");
	while (mail->len <= MAX_SIZE)
		g_string_append(mail, "Det er en lang historie.\r\n");
	g_string_append(mail, ".\r\n");
	send_bytes(&t, mail->str);
	g_assert_true(g_str_has_prefix(answer(&t), "552 5.3.4"));
	says(&t, "NOOP", "250 "); /* the rest was read */
	end(&t);
}

/* Two servers that see two ends of one mail can be made to see two mails of it. */
static void
only_crlf_ends_it(Desk *d)
{
	Talk t = begin(d);
	size_t n = 0;

	says(&t, "MAIL FROM:<ida@bager.example>", "250 ");
	says(&t, "RCPT TO:<it@bager.example>", "250 ");
	says(&t, "DATA", "354 ");
	send_bytes(&t,
	    "From: ida@bager.example\r\nSubject: Punktum\r\n\r\n..a\n.\nMAIL FROM:<x@x>"
	    "\r\n.\nRSET\r\n..\r\n.b\r\n.\r\n");
	g_assert_true(g_str_has_prefix(answer(&t), "250 "));
	says(&t, "NOOP", "250 ");
	const Entry *e = desk_entries(d, 1001, &n);
	g_assert_cmpstr(e[0].text, ==, ".a\n.\nMAIL FROM:<x@x>\n\nRSET\n.\nb");
	end(&t);
}

static void
out_of_order(Desk *d)
{
	Talk t = begin(d);

	says(&t, "RCPT TO:<it@bager.example>", "503 5.5.1");
	says(&t, "DATA", "503 5.5.1");
	says(&t, "MAIL FROM:ida", "501 5.5.4");
	says(&t, "MAIL FROM:<\xff@x.example>", "501 ");
	says(&t, "MAIL FROM:<ida@bager.example>", "250 ");
	says(&t, "MAIL FROM:<ida@bager.example>", "503 ");
	says(&t, "RCPT TO:<it@\xff.example>", "501 ");
	says(&t, "RCPT TO:<it@bager.example>", "250 ");
	says(&t, "RSET", "250 ");
	says(&t, "DATA", "503 ");
	says(&t, "VRFY ida", "252 ");
	says(&t, "EHLO mx.example", "500 ");
	says(&t, "HVAD", "500 ");
	end(&t);
}

static void
twice(Desk *d)
{
	Talk t = begin(d);
	g_autofree char *mail = g_strdup_printf(MAIL ".\r\n", "4");

	for (int i = 0; i < 2; i++) { /* again: it is known */
		says(&t, "MAIL FROM:<>", "250 ");
		says(&t, "RCPT TO:<it@bager.example>", "250 ");
		says(&t, "DATA", "354 ");
		send_bytes(&t, mail);
		g_assert_true(g_str_has_prefix(answer(&t), "250 "));
	}
	g_assert_cmpuint(count_mails_in(d, 1001), ==, 1);
	end(&t);
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) err = NULL;

	g_test_init(&argc, &argv, NULL);
	sandbox = sandbox_start(1, &err);
	g_assert_no_error(err);
	desk_add_story("lmtp/opens-a-case", opens_a_case);
	desk_add_story("lmtp/two-recipients-are-two-answers-and-one-case",
	    two_recipients);
	desk_add_story("lmtp/too-large-is-refused-with-the-size", too_large);
	desk_add_story("lmtp/only-crlf-dot-crlf-ends-a-mail", only_crlf_ends_it);
	desk_add_story("lmtp/out-of-order", out_of_order);
	desk_add_story("lmtp/a-mail-twice-is-filed-once", twice);
	int rc = g_test_run();
	sandbox_stop(sandbox);
	return rc;
}
