/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mailbox_watch.h - reads all active mailboxes, each in a thread of its own.
 *
 * A change of a mailbox (the announcement "mailbox") is taken up at once. Of several
 * nodes on one PostgreSQL database one reads a mailbox: it holds a lease in the
 * database, and another takes over when it does not come back. */
#pragma once

#include "mail/mailbox_read.h"

typedef struct MailboxWatch MailboxWatch;

/* Borrows what means names. node is in the leases: the same one after a restart, so that
 * its leases are still its own. */
MailboxWatch *mailbox_watch_start(const MailboxMeans *means, const char *node);
/* What is being filed is filed; all connections end, within a second or two. */
void mailbox_watch_stop(MailboxWatch *w);
