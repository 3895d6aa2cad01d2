/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/smtp_out.h"

#include <string.h>

#include "mail/mailbox_read.h"

#define KEPT_FOR SECONDS(60) /* servers hang up on those who say nothing for longer */

struct SmtpOut {
	Store *store;
	Tokens *tokens;
	SmtpTalk *talk;    /* NULL: none is open */
	char *to;          /* whom it is with, and as whom */
	gint64 good_until; /* monotonic */
};

SmtpOut *
smtp_out_new(Store *store, Tokens *tokens)
{
	SmtpOut *s = g_new0(SmtpOut, 1);

	s->store = store;
	s->tokens = tokens;
	return s;
}

static void
hang_up(SmtpOut *s)
{
	g_clear_pointer(&s->talk, smtp_talk_free);
	g_clear_pointer(&s->to, g_free);
}

void
smtp_out_free(SmtpOut *s)
{
	if (!s)
		return;
	hang_up(s);
	g_free(s);
}

/* --- the server --- */

typedef struct {
	ServerAddress at;
	SignIn who; /* user "" does not sign in */
	const char *hello;
	const Mailbox *mailbox; /* NULL: the house's */
} Server;

static void
house_server(const House *h, Server *out)
{
	bool none = !strcmp(h->smtp_tls, "none");
	MailTls tls = none                          ? TLS_NONE
	              : !strcmp(h->smtp_tls, "tls") ? TLS_WHOLE
	                                            : TLS_START;

	*out = (Server){
		.at = { { h->smtp_host, h->smtp_port, tls }, h->smtp_ca, -1 },
		.who = { AUTH_PASSWORD, none ? "" : h->smtp_user, h->smtp_password },
		.hello = mail_address_domain(h->mail),
	};
}

static bool
mailbox_server(const SmtpOut *s, Arena *a, const Mailbox *m, const char *refused,
    Server *out, ServerFailure *f)
{
	const MailboxMeans means = { .store = s->store, .tokens = s->tokens };
	const TokenWanted wanted = { m, refused, -1 };

	*out = (Server){
		.at = { m->smtp, m->ca, -1 },
		.hello = mail_address_domain(m->mail),
		.mailbox = m,
	};
	return mailbox_sign_in(&means, a, &wanted, &out->who, f);
}

static bool
connect_to(SmtpOut *s, Arena *a, Server *server, ServerFailure *f)
{
	s->talk = smtp_talk_open(&server->at, server->hello, &server->who, f);
	if (s->talk || f->trouble != TROUBLE_TOKEN || !server->mailbox)
		return s->talk != NULL;
	/* It may have been taken back before its time. */
	if (!mailbox_server(s, a, server->mailbox, server->who.secret, server, f))
		return false;
	s->talk = smtp_talk_open(&server->at, server->hello, &server->who, f);
	return s->talk != NULL;
}

/* --- a mail --- */

/* With it nothing is sent until the settings are mended. */
static SmtpResult
judge(const ServerFailure *f)
{
	return mail_trouble_needs_person(f->trouble) && f->trouble != TROUBLE_HOST
	           ? SMTP_MISCONFIGURED
	           : SMTP_TEMPORARY;
}

/* The connection with that server, kept or new. */
static bool
call(SmtpOut *s, Arena *a, Server *server, ServerFailure *f)
{
	g_autofree char *to = g_strdup_printf("%s:%d %s %s %s", server->at.server.host,
	    (int)server->at.server.port, server->who.user, server->who.secret,
	    server->at.ca);
	bool kept = s->talk && !strcmp(s->to, to) &&
	            g_get_monotonic_time() < s->good_until && smtp_talk_goes_on(s->talk);

	if (!kept)
		hang_up(s);
	if (!s->talk && !connect_to(s, a, server, f))
		return false;
	if (!s->to)
		s->to = g_steal_pointer(&to);
	s->good_until = g_get_monotonic_time() + KEPT_FOR;
	return true;
}

static SmtpResult
send_to(SmtpOut *s, Arena *a, Server *server, const SmtpMail *mail, ServerFailure *f)
{
	if (!call(s, a, server, f))
		return judge(f);
	SmtpResult r = smtp_talk_send(s->talk, mail, f);
	if (f->trouble)
		hang_up(s);
	return r;
}

SmtpResult
smtp_out_send(SmtpOut *s, Arena *a, const House *house, const RenderedMail *mail,
    const char **words)
{
	const SmtpMail m = { mail->from, mail->to, mail->envelope_id, mail->bytes,
		mail->n_bytes };
	ServerFailure f = { 0 };
	Server server;
	SmtpResult r = SMTP_MISCONFIGURED;

	if (!mail->mailbox)
		house_server(house, &server);
	if (mail->mailbox && !mailbox_server(s, a, mail->mailbox, NULL, &server, &f))
		r = judge(&f);
	else if (!*server.at.server.host)
		server_fail(&f, TROUBLE_HOST, "no mail server is set to send through");
	else
		r = send_to(s, a, &server, &m, &f);
	*words = arena_strdup(a, f.words);
	return r;
}
