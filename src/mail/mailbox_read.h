/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mailbox_read.h - reads one mailbox: whatever comes becomes a case (M1, M6).
 *
 * A message is moved or marked at the server only after its case is durable, and only
 * then its UID is noted as done; so a crash at any instant loses nothing, and what is
 * read twice is filed once (desk/mail_receive.h). If the server numbers the folder anew
 * (UIDVALIDITY), all of it is read again. A message that cannot be read or filed after
 * some tries is put aside as a case for the administrator, with what there is of it, and
 * the next one is read. */
#pragma once

#include "mail/imap.h"
#include "mail/oauth2.h"
#include "mail/sandbox.h"
#include "store/blob.h"

typedef struct {
	Store *store;
	Blobs *blobs;
	Sandbox *sandbox;
	Tokens *tokens;
	size_t max_size; /* bytes of a mail; of a larger one only the beginning is kept */
} MailboxMeans;

typedef struct MailboxReader MailboxReader;

/* Borrows all three; stop_fd becomes readable when it is to stop. */
MailboxReader *mailbox_reader_new(const MailboxMeans *means, const Mailbox *m,
    int stop_fd);
void mailbox_reader_free(MailboxReader *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MailboxReader, mailbox_reader_free)

/* Connects and reads until something fails or it is told to stop; *f says what.
 * *was_well: it did read before that. */
void mailbox_reader_run(MailboxReader *r, bool *was_well, ServerFailure *f);

/* How a mailbox is signed in to, now; its secret lives in the arena. */
bool mailbox_sign_in(const MailboxMeans *means, Arena *a, const TokenWanted *wanted,
    SignIn *out, ServerFailure *f);
