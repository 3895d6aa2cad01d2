/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mailbox_file.h - files one message of a mailbox, or puts it aside (mailbox_read.h). */
#pragma once

#include "mail/mailbox_read.h"

typedef struct MailboxFile MailboxFile;

MailboxFile *mailbox_file_new(const MailboxMeans *means, const Mailbox *m);
void mailbox_file_free(MailboxFile *w);

/* How many bytes of each of them are wanted. */
size_t mailbox_file_limit(const MailboxFile *w, const ImapMessage *list, size_t n);

/* True once it is durable, as what it is or put aside; *new: it made an entry. False
 * while our own disk or database is in trouble, and for the first tries of one that makes
 * it fail. */
bool mailbox_file_one(MailboxFile *w, uint32_t validity, const ImapMessage *m, bool *new,
    ServerFailure *f);
/* It could not even be fetched, once more: true if it is to be put aside. */
bool mailbox_file_is_bad(MailboxFile *w, uint32_t uid);
