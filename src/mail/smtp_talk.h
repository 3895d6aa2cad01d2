/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * smtp_talk.h - a connection to a mail server that sends for us (RFC 5321, RFC 6409).
 *
 * One recipient a transaction, so that a refusal is of him alone. Where the server can
 * (RFC 3461) it is asked to tell of failure and delay, in words about that recipient, and
 * to send back the head only. One thread at a time. */
#pragma once

#include "mail/imap.h"
#include "mail/server_stream.h"

typedef struct SmtpTalk SmtpTalk;

/* Connects, says hello by that name, and signs in, unless who is NULL or its user "".
 * NULL with *f set. */
SmtpTalk *smtp_talk_open(const ServerAddress *to, const char *hello, const SignIn *who,
    ServerFailure *f);
/* Takes leave, without waiting for the answer. */
void smtp_talk_free(SmtpTalk *t);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SmtpTalk, smtp_talk_free)

/* Is a connection that has been kept still of use? */
bool smtp_talk_goes_on(SmtpTalk *t);

typedef struct {
	const char *from; /* of the envelope */
	const char *to;
	const char *envelope_id; /* comes back with what the server tells of it; NULL */
	const char *bytes;       /* lines ended by CR LF */
	size_t n_bytes;
} SmtpMail;

typedef enum {
	SMTP_SENT,
	SMTP_TEMPORARY,     /* try again later */
	SMTP_PERMANENT,     /* this mail will never be taken */
	SMTP_MISCONFIGURED, /* no mail will be taken until the settings are mended */
} SmtpResult;

/* f->words is what the server said last, f->trouble TROUBLE_LOST if the connection broke:
 * then it is of no more use, and *sent_some tells whether all of the mail had gone. */
SmtpResult smtp_talk_send(SmtpTalk *t, const SmtpMail *mail, ServerFailure *f);
