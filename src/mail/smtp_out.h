/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * smtp_out.h - gives a mail to the mail server that sends it on (SMTP submission). */
#pragma once

#include <glib.h>

#include "base/arena.h"
#include "desk/house.h"

typedef enum {
	SMTP_SENT,
	SMTP_LATER,  /* it said 4xx, or could not be reached: try again */
	SMTP_NEVER,  /* it said 5xx to this mail: it will not take it */
	SMTP_SET_UP, /* sign-in or certificate: no mail will go before that is mended */
} SmtpResult;

typedef struct {
	const char *from, *to; /* of the envelope */
	const char *bytes;
	size_t size;
} SmtpMail;

/* A connection that is kept between mails; used by one thread. */
typedef struct SmtpOut SmtpOut;

SmtpOut *smtp_out_new(void);
void smtp_out_free(SmtpOut *s);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SmtpOut, smtp_out_free)

/* Sends by the house's settings (smtp_*). One recipient a transaction, so that it is
 * known who was refused. *why is what the server said, or what went wrong, in the arena;
 * NULL when it was sent. */
SmtpResult smtp_out_send(SmtpOut *s, Arena *a, const House *house, const SmtpMail *mail,
    const char **why);
