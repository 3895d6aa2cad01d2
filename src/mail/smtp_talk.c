/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/smtp_talk.h"

#include <string.h>

#include "mail/smtp_reply.h"

#define MAX_REPLY ((size_t)256 * 1024)

struct SmtpTalk {
	ServerStream *stream;
	mailstream *wire;
	SmtpCan can;
	int code;       /* of the last reply; 0: the connection broke */
	GString *reply; /* all its lines, joined by line feeds, without the code */
};

/* --- the wire --- */

static bool
lost(SmtpTalk *t, ServerFailure *f)
{
	t->code = 0;
	server_stream_why(t->stream, f);
	if (!f->trouble)
		server_fail(f, TROUBLE_LOST, "the connection broke");
	return false;
}

static bool
read_byte(void *from, char *c)
{
	return mailstream_read(from, c, 1) == 1;
}

static bool
read_reply(SmtpTalk *t, ServerFailure *f)
{
	SmtpReply r = { .text = t->reply };

	server_stream_allow(t->stream, MAX_REPLY);
	SmtpReplyEnd end = smtp_reply_read(&r, read_byte, t->wire);
	t->code = r.code;
	if (end == SMTP_REPLY_LOST)
		return lost(t, f);
	return end == SMTP_REPLY_READ ||
	       server_fail(f, TROUBLE_PROTOCOL, "no SMTP: %s", t->reply->str);
}

/* Sends the line, and reads what is said to it. */
static bool
say(SmtpTalk *t, const char *line, ServerFailure *f)
{
	if (mailstream_write(t->wire, line, strlen(line)) < 0 ||
	    mailstream_write(t->wire, "\r\n", 2) < 0 || mailstream_flush(t->wire) < 0)
		return lost(t, f);
	return read_reply(t, f);
}

static bool
refused(const SmtpTalk *t, MailTrouble trouble, ServerFailure *f)
{
	return server_fail(f, trouble, "%d %s", t->code, t->reply->str);
}

/* --- hello --- */

static bool
hello(SmtpTalk *t, const char *name, ServerFailure *f)
{
	g_autofree char *ehlo = g_strdup_printf("EHLO %s", name);
	g_autofree char *helo = g_strdup_printf("HELO %s", name);

	if (!say(t, ehlo, f))
		return false;
	if (t->code == 250) {
		t->can = smtp_reply_extensions(&(SmtpReply){ t->code, t->reply });
		return true;
	}
	if (t->code / 100 == 4)
		return refused(t, TROUBLE_THROTTLED, f);
	return say(t, helo, f) && (t->code == 250 || refused(t, TROUBLE_PROTOCOL, f));
}

/* --- who we are --- */

static bool
says(const SmtpTalk *t, const char *words)
{
	g_autofree char *said = g_ascii_strdown(t->reply->str, -1);

	return strstr(said, words) != NULL;
}

/* What Exchange says to those who may not: integrations, 1.1. */
static MailTrouble
why_refused(const SmtpTalk *t, MailAuth auth)
{
	if (says(t, "smtpclientauthentication is disabled"))
		return TROUBLE_SMTP_OFF;
	if (says(t, "basic authentication is") || says(t, "5.7.30"))
		return TROUBLE_NO_PASSWORDS;
	if (t->code / 100 == 4)
		return TROUBLE_THROTTLED;
	return auth == AUTH_PASSWORD ? TROUBLE_PASSWORD : TROUBLE_TOKEN;
}

static char *base64(const char *fmt, ...) G_GNUC_PRINTF(1, 2);

static char *
base64(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	g_autofree char *plain = g_strdup_vprintf(fmt, args);
	va_end(args);
	return g_base64_encode((const guchar *)plain, strlen(plain));
}

static bool
auth_xoauth2(SmtpTalk *t, const SignIn *who, ServerFailure *f)
{
	g_autofree char *both = base64("user=%s\1auth=Bearer %s\1\1", who->user,
	    who->secret);
	g_autofree char *line = g_strconcat("AUTH XOAUTH2 ", both, NULL);

	if (!say(t, line, f))
		return false;
	/* Its words about what is wrong; it waits for an empty line. */
	return t->code != 334 || say(t, "", f);
}

static bool
auth_plain(SmtpTalk *t, const SignIn *who, ServerFailure *f)
{
	gsize n_user = strlen(who->user), n_secret = strlen(who->secret);
	g_autoptr(GString) plain = g_string_new(NULL);

	g_string_append_c(plain, '\0');
	g_string_append_len(plain, who->user, (gssize)n_user);
	g_string_append_c(plain, '\0');
	g_string_append_len(plain, who->secret, (gssize)n_secret);
	g_autofree char *coded = g_base64_encode((const guchar *)plain->str, plain->len);
	g_autofree char *line = g_strconcat("AUTH PLAIN ", coded, NULL);
	return say(t, line, f);
}

static bool
auth_login(SmtpTalk *t, const SignIn *who, ServerFailure *f)
{
	g_autofree char *user = base64("%s", who->user);
	g_autofree char *secret = base64("%s", who->secret);

	return say(t, "AUTH LOGIN", f) && (t->code != 334 || say(t, user, f)) &&
	       (t->code != 334 || say(t, secret, f));
}

static bool
sign_in(SmtpTalk *t, const SignIn *who, ServerFailure *f)
{
	bool said;

	if (who->auth != AUTH_PASSWORD)
		said = auth_xoauth2(t, who, f);
	else if (t->can.auth_plain)
		said = auth_plain(t, who, f);
	else if (t->can.auth_login)
		said = auth_login(t, who, f);
	else
		return server_fail(f, TROUBLE_NO_PASSWORDS,
		    "it offers no way to sign in with a password");
	if (!said)
		return false;
	return t->code == 235 || refused(t, why_refused(t, who->auth), f);
}

static bool
start_tls(SmtpTalk *t, const char *name, ServerFailure *f)
{
	if (!t->can.start_tls)
		return server_fail(f, TROUBLE_NO_TLS, "it does not offer STARTTLS");
	if (!say(t, "STARTTLS", f))
		return false;
	if (t->code != 220)
		return refused(t, TROUBLE_NO_TLS, f);
	return server_stream_start_tls(t->stream, f) && hello(t, name, f);
}

static bool
begin(SmtpTalk *t, const ServerAddress *to, const char *name, const SignIn *who,
    ServerFailure *f)
{
	if (!read_reply(t, f))
		return false;
	if (t->code != 220)
		return refused(t,
		    t->code / 100 == 4 ? TROUBLE_THROTTLED : TROUBLE_PROTOCOL, f);
	if (!hello(t, name, f) || (to->server.tls == TLS_START && !start_tls(t, name, f)))
		return false;
	return !who || !*who->user || sign_in(t, who, f);
}

SmtpTalk *
smtp_talk_open(const ServerAddress *to, const char *name, const SignIn *who,
    ServerFailure *f)
{
	ServerStream *stream = server_stream_open(to, f);

	if (!stream)
		return NULL;
	g_autoptr(SmtpTalk) t = g_new0(SmtpTalk, 1);
	t->stream = stream;
	t->wire = server_stream_etpan(stream);
	t->reply = g_string_new(NULL);
	return begin(t, to, name, who, f) ? g_steal_pointer(&t) : NULL;
}

bool
smtp_talk_goes_on(SmtpTalk *t)
{
	return t->code && say(t, "RSET", &(ServerFailure){ 0 }) && t->code == 250;
}

void
smtp_talk_free(SmtpTalk *t)
{
	if (!t)
		return;
	if (t->code && mailstream_write(t->wire, "QUIT\r\n", 6) == 6)
		mailstream_flush(t->wire);
	mailstream_close(t->wire);
	g_string_free(t->reply, TRUE);
	g_free(t);
}

/* --- a mail --- */

/* As it may stand in a parameter (RFC 3461, 4: xtext). */
static void
append_xtext(GString *to, const char *s)
{
	for (; *s; s++)
		if (*s > ' ' && *s < 0x7f && *s != '+' && *s != '=')
			g_string_append_c(to, *s);
		else
			g_string_append_printf(to, "+%02X", (unsigned char)*s);
}

static bool
is_8bit(const SmtpMail *m)
{
	for (size_t i = 0; i < m->n_bytes; i++)
		if ((unsigned char)m->bytes[i] > 0x7f)
			return true;
	return false;
}

static bool
say_mail(SmtpTalk *t, const SmtpMail *m, ServerFailure *f)
{
	g_autoptr(GString) line = g_string_new(NULL);

	g_string_printf(line, "MAIL FROM:<%s>", m->from);
	if (t->can.size)
		g_string_append_printf(line, " SIZE=%zu", m->n_bytes);
	if (t->can.eight_bit && is_8bit(m))
		g_string_append(line, " BODY=8BITMIME");
	if (t->can.dsn && m->envelope_id) {
		g_string_append(line, " RET=HDRS ENVID=");
		append_xtext(line, m->envelope_id);
	}
	return say(t, line->str, f);
}

static bool
say_rcpt(SmtpTalk *t, const SmtpMail *m, ServerFailure *f)
{
	g_autoptr(GString) line = g_string_new(NULL);

	g_string_printf(line, "RCPT TO:<%s>", m->to);
	if (t->can.dsn) {
		g_string_append(line, " NOTIFY=FAILURE,DELAY ORCPT=rfc822;");
		append_xtext(line, m->to);
	}
	return say(t, line->str, f);
}

/* With a dot before each line that begins with one. */
static bool
say_data(SmtpTalk *t, const SmtpMail *m, ServerFailure *f)
{
	const char *p = m->bytes, *end = m->bytes + m->n_bytes;
	bool ended = m->n_bytes >= 2 && !memcmp(end - 2, "\r\n", 2);

	while (p < end) {
		const char *nl = memchr(p, '\n', (size_t)(end - p));
		size_t n = nl ? (size_t)(nl + 1 - p) : (size_t)(end - p);

		if (*p == '.' && mailstream_write(t->wire, ".", 1) < 0)
			return lost(t, f);
		if (mailstream_write(t->wire, p, n) < (ssize_t)n)
			return lost(t, f);
		p += n;
	}
	return say(t, ended ? "." : "\r\n.", f);
}

/* Our sender is of every mail: a refusal of it is none of this one. */
static bool
is_of_sender(const SmtpTalk *t)
{
	return says(t, "sendasdenied") || says(t, "5.7.60") || says(t, "5.2.252");
}

/* What a reply to a command means; of_mail: it judged the recipient or the content. */
static SmtpResult
judge(SmtpTalk *t, bool of_mail, ServerFailure *f)
{
	SmtpResult r = SMTP_TEMPORARY;

	if (t->code / 100 == 5)
		r = of_mail && !is_of_sender(t) ? SMTP_PERMANENT : SMTP_MISCONFIGURED;
	refused(t, TROUBLE_NONE, f);
	if (t->code != 421)
		say(t, "RSET", &(ServerFailure){ 0 });
	else
		t->code = 0; /* it hangs up */
	if (!t->code)
		f->trouble = TROUBLE_LOST;
	return r;
}

SmtpResult
smtp_talk_send(SmtpTalk *t, const SmtpMail *m, ServerFailure *f)
{
	if (!say_mail(t, m, f))
		return SMTP_TEMPORARY;
	if (t->code != 250)
		return judge(t, false, f);
	if (!say_rcpt(t, m, f))
		return SMTP_TEMPORARY;
	if (t->code != 250 && t->code != 251)
		return judge(t, true, f);
	if (!say(t, "DATA", f))
		return SMTP_TEMPORARY;
	if (t->code != 354)
		return judge(t, true, f);
	if (!say_data(t, m, f))
		return SMTP_TEMPORARY;
	if (t->code != 250)
		return judge(t, true, f);
	refused(t, TROUBLE_NONE, f);
	return SMTP_SENT;
}
