/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * smtp_out.h - hands a mail to the house's own mail server (SMTP submission).
 *
 * One recipient a transaction, so that a refusal is of him alone. The connection is kept
 * for the next mail; one SmtpOut belongs to one thread.
 *
 * Of the House: smtp_tls "starttls" and "tls" check the server's certificate, against
 * the file smtp_ca if one is set; without them nothing is sent. "none" is for a server on
 * the same machine: no password is told it. */
#pragma once

#include "desk/house.h"
#include "mail/render.h"

typedef struct SmtpOut SmtpOut;

typedef enum {
	SMTP_SENT,
	SMTP_TEMPORARY,     /* try again later */
	SMTP_PERMANENT,     /* this mail will never be taken */
	SMTP_MISCONFIGURED, /* no mail will be taken until the settings are mended */
} SmtpResult;

SmtpOut *smtp_out_new(void);
void smtp_out_free(SmtpOut *s);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SmtpOut, smtp_out_free)

/* *words, in the arena, is what the server said last, or what kept us from asking it. */
SmtpResult smtp_out_send(SmtpOut *s, Arena *a, const House *house,
    const RenderedMail *mail, const char **words);
