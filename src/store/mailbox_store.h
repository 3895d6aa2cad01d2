/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mailbox_store.h - mailboxes and how far they were read, as rows. What is returned
 * lives in the arena; a find function succeeds with NULL when there is none. All that
 * change something run inside a transaction. */
#pragma once

#include "base/arena.h"
#include "model/mailbox.h"
#include "store/db.h"

bool mailbox_store_find(Db *db, Arena *a, int64_t id, Mailbox **out, GError **err);
bool mailbox_store_find_by_mail(Db *db, Arena *a, const char *mail, Mailbox **out,
    GError **err);
/* By name. */
bool mailbox_store_all(Db *db, Arena *a, Mailbox **out, size_t *n_out, GError **err);
/* The one through which a customer's mails are sent: its own, else the house's. */
bool mailbox_store_sender(Db *db, Arena *a, int64_t customer_id, Mailbox **out,
    GError **err);
/* Through how many mail is sent. */
bool mailbox_store_senders(Db *db, int64_t *n, GError **err);
/* id 0 adds and sets it; else version must be the one that was seen (ERR_CONFLICT). */
bool mailbox_store_save(Db *db, Mailbox *m, GError **err);
bool mailbox_store_remove(Db *db, int64_t id, GError **err);

typedef struct {
	MailSecret kind;
	const void *sealed;
	size_t n;
} SealedSecret;

bool mailbox_store_secrets(Db *db, Arena *a, int64_t id, SealedSecret **out,
    size_t *n_out, GError **err);
bool mailbox_store_set_secret(Db *db, int64_t id, const SealedSecret *s, GError **err);

/* --- how it goes --- */

bool mailbox_store_state(Db *db, Arena *a, int64_t id, MailboxState **out, GError **err);
bool mailbox_store_states(Db *db, Arena *a, MailboxState **out, size_t *n_out,
    GError **err);
/* From now on the numbers of this UIDVALIDITY count; of s also last_uid and reread_to. */
bool mailbox_store_begin(Db *db, const MailboxState *s, Instant now, GError **err);
/* It is as if it had never been read. */
bool mailbox_store_begin_anew(Db *db, int64_t id, GError **err);
bool mailbox_store_went_on(Db *db, int64_t id, int64_t last_uid, GError **err);
/* s as it is now: n mails more, and what was learned from them. */
bool mailbox_store_filed(Db *db, const MailboxState *s, int64_t n, GError **err);
bool mailbox_store_well(Db *db, int64_t id, Instant now, GError **err);
bool mailbox_store_failed(Db *db, const MailboxState *s, Instant now, GError **err);
bool mailbox_store_set_alarms(Db *db, int64_t id, int64_t alarms, GError **err);

/* Takes or keeps the mailbox for that node; *mine is false while another has it. */
bool mailbox_store_lease(Db *db, int64_t id, const char *node, Instant now,
    Duration lasts, bool *mine, GError **err);
/* All that the node has, others may take now. */
bool mailbox_store_release(Db *db, const char *node, GError **err);
