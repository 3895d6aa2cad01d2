/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_place_store.h - what is known of where mails belong, as rows: who was copied in,
 * what is of no case, which senders are machines. Find functions succeed with NULL (0)
 * when there is none; those that change something run inside a transaction. */
#pragma once

#include "base/arena.h"
#include "model/mail.h"
#include "store/db.h"

/* --- who was copied in --- */

typedef enum {
	COPIED_NOT,
	COPIED_IN,     /* to him, too, a mail of the case went */
	COPIED_MERGED, /* he is of a case that the staff merged into this one */
} Copied;

bool copied_store_find(Db *db, int64_t case_id, const char *mail, Copied *out,
    GError **err);
bool copied_store_add(Db *db, int64_t case_id, const char *mail, Copied how,
    GError **err);
/* All of from may write in into. */
bool copied_store_merge(Db *db, Arena *a, int64_t from, int64_t into, GError **err);

/* --- what is of no case --- */

typedef struct {
	int64_t id;
	Instant at;
	InMailKind kind;
	const char *from_mail, *to_mail, *subject; /* "" where not told */
	const char *message_id, *digest;           /* see mail_store_find_same() */
	const char *sha256;                        /* of the message as it came */
	int64_t size;                              /* bytes */
} StrayMail;

/* Sets the id; 0 if this very mail is there already. */
bool stray_store_add(Db *db, StrayMail *m, GError **err);
bool stray_store_find(Db *db, Arena *a, int64_t id, StrayMail **out, GError **err);
/* The newest first, from before an id (0: from the newest). */
bool stray_store_list(Db *db, Arena *a, int64_t before_id, int limit, StrayMail **out,
    size_t *n_out, GError **err);
bool stray_store_count_since(Db *db, Instant since, int64_t *n, GError **err);

/* --- senders that are machines --- */

/* The case that holds what that sender writes; 0: he is none. */
bool robot_store_find(Db *db, const char *mail, int64_t *case_id, GError **err);
bool robot_store_set(Db *db, const char *mail, int64_t case_id, GError **err);

/* When the n-th last of the mails that machines wrote went to him; 0 if fewer than n
 * have since that instant. */
bool sent_store_nth_last(Db *db, Arena *a, const char *to_mail, Instant since, int n,
    Instant *at, GError **err);
