/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mailbox_try.h - connects to a mailbox as it is set up, step by step, and says what
 * happened: for whoever sets it up, and for whoever wonders. Reads and sends no mail, and
 * changes nothing at the server. */
#pragma once

#include "mail/oauth2.h"

#define MAILBOX_TRY_STEPS 6

typedef struct {
	MailTrouble trouble; /* TROUBLE_NONE: it went well */
	TextId went;         /* what was done; with n and name */
	int64_t n;
	const char *name;
	const char *said; /* the server's words; "" none */
} MailboxTriedStep;

typedef struct {
	MailboxTriedStep steps[MAILBOX_TRY_STEPS];
	size_t n_steps;
	bool works; /* all went well */
} MailboxTried;

/* What it says lives in the arena. Takes at most a minute or two. */
void mailbox_try(Store *store, Arena *a, const Mailbox *m, MailboxTried *out);
/* What was done, or what went wrong and what to do about it. */
const char *mailbox_tried_words(Arena *a, Lang lang, const MailboxTriedStep *s);
