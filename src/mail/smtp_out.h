/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * smtp_out.h - hands a mail to the mail server that sends for us (SMTP submission): that
 * of its sender's mailbox (desk/sender.h), else the house's.
 *
 * The connection is kept for the next mail to the same server; one SmtpOut belongs to
 * one thread.
 *
 * Of the House: smtp_tls "starttls" and "tls" check the server's certificate, against
 * the file smtp_ca if one is set; without them nothing is sent. "none" is for a server on
 * the same machine: no password is told it. */
#pragma once

#include "desk/house.h"
#include "mail/oauth2.h"
#include "mail/render.h"
#include "mail/smtp_talk.h"

typedef struct SmtpOut SmtpOut;

/* Borrows both. */
SmtpOut *smtp_out_new(Store *store, Tokens *tokens);
void smtp_out_free(SmtpOut *s);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SmtpOut, smtp_out_free)

/* *words, in the arena, is what the server said last, or what kept us from asking it. */
SmtpResult smtp_out_send(SmtpOut *s, Arena *a, const House *house,
    const RenderedMail *mail, const char **words);
