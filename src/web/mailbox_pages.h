/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mailbox_pages.h - administration of mailboxes: how each goes, setting one up, and
 * trying it. */
#pragma once

#include "desk/mailbox.h"
#include "web/frame.h"
#include "web/mailbox_view.h"
#include "web/route.h"

/* customer: the name of whose it is; NULL everybody's. */
MailboxRow mailbox_row(const Reader *rd, const Mailbox *m, const MailboxState *s,
    const char *customer);

/* The sections of its form. customer is what stands in that field; secret_ends and
 * silence as typed. */
typedef struct {
	const Mailbox *mailbox;
	const char *customer, *secret_ends, *silence;
	bool is_new;
} MailboxTyped;
void mailbox_form(const Reader *rd, const MailboxTyped *typed, MailboxFormView *v);
/* The field that a refusal is about; NULL if it is of all. */
const char *mailbox_field_of(const GError *why);

extern const Route mailbox_routes[];
