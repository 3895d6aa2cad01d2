/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mailbox.h - setting up mailboxes, and keeping account of how they go.
 *
 * Administrators set them up; what a change of them announces ("mailbox") makes the
 * watchers (mail/mailbox_watch.h) begin anew at once, on every node. */
#pragma once

#include "desk/house.h"
#include "model/mailbox.h"

typedef struct {
	Mailbox mailbox; /* id 0 adds */
	/* NULL or "" leaves the one that is stored. */
	const char *password, *client_secret, *refresh_token;
} MailboxSave;

/* ERR_INVALID, ERR_CONFLICT with what is wrong ("mailbox.user.missing" …). Another
 * folder, server or user is read from its beginning. */
bool mailbox_save(Db *db, Arena *a, const Actor *who, MailboxSave *what, GError **err);
bool mailbox_remove(Db *db, Arena *a, const Actor *who, int64_t id, GError **err);
/* Its watcher is to look again now, if it waits after trouble. */
bool mailbox_look_again(Db *db, const Actor *who, int64_t id, GError **err);

typedef struct {
	const char *password, *client_secret, *refresh_token; /* "" none */
} MailboxSecrets;

bool mailbox_secrets(Db *db, Arena *a, int64_t id, MailboxSecrets *out, GError **err);
/* The token's server gave another one for the next time. */
bool mailbox_keep_refresh_token(Db *db, Arena *a, int64_t id, const char *token,
    GError **err);

/* --- how it goes; said by its watcher --- */

/* Numbers begin anew: uidvalidity, last_uid and reread_to of s. */
bool mailbox_begins(Db *db, const MailboxState *s, Instant now, GError **err);
/* n new mails are durable, the last of which came at received; all up to last_uid are
 * done with at the server too, unless it is 0. */
bool mailbox_filed(Db *db, Arena *a, int64_t id, int64_t n, Instant received,
    int64_t last_uid, Instant now, GError **err);
bool mailbox_well(Db *db, int64_t id, Instant now, GError **err);
/* failures in a row, this one too; words are the server's, for the operator. */
typedef struct {
	int64_t mailbox_id, failures;
	MailTrouble trouble;
	const char *words;
	Instant now, next_try_at;
} MailboxFailure;
bool mailbox_failed(Db *db, const MailboxFailure *f, GError **err);

/* How long, in opening time of the house's standard, no mail has come by it. */
bool mailbox_silent_for(Db *db, Arena *a, const MailboxState *s, Instant now,
    Duration *out, GError **err);
