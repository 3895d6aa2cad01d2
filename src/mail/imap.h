/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * imap.h - one mailbox at an IMAP server (RFC 3501), as far as the desk needs it:
 * messages by UID, read without marking them, put away afterwards, and IDLE.
 *
 * All that knows of libetpan's IMAP is in imap.c and imap_fetch.c. One thread at a time;
 * everything ends soon when the address's stop_fd becomes readable. What fails sets *f;
 * after TROUBLE_LOST, TROUBLE_PROTOCOL or a stop the connection is of no more use. */
#pragma once

#include "mail/server_stream.h"

typedef struct Imap Imap;

typedef struct {
	MailAuth auth;
	const char *user;
	const char *secret; /* the password, or an access token (XOAUTH2) */
} SignIn;

/* Connects and signs in. NULL with *f set. */
Imap *imap_open(const ServerAddress *to, const SignIn *who, ServerFailure *f);
/* Takes leave if there is somebody to take it from. */
void imap_free(Imap *i);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Imap, imap_free)

typedef struct {
	uint32_t validity, next, messages;
	bool read_only;
} ImapFolder;

/* Folder names are UTF-8. TROUBLE_FOLDER if there is none; TROUBLE_PERMISSION. */
bool imap_select(Imap *i, const char *folder, ImapFolder *out, ServerFailure *f);
/* Makes it if it is missing. */
bool imap_need_folder(Imap *i, const char *folder, ServerFailure *f);

/* UIDs above that one that are not deleted, the lowest first. What comes while it looks
 * is found, too, or else imap_idle() returns at once. */
bool imap_search(Imap *i, uint32_t above, GArray *uids, ServerFailure *f);

typedef struct {
	uint32_t uid;
	uint32_t size;    /* bytes, as the server says */
	Instant received; /* by the server; 0 if it does not say */
	char *raw;        /* NULL until fetched; else freed by imap_messages_free() */
	size_t n_raw;
} ImapMessage;

void imap_messages_free(ImapMessage *list, size_t n);
/* Of n that have a uid: sizes and dates; one that has gone meanwhile keeps size 0. */
bool imap_sizes(Imap *i, ImapMessage *list, size_t n, ServerFailure *f);
/* Their bytes, but no more than limit of each (then it is cut there). One that the server
 * does not give keeps raw NULL. */
bool imap_fetch(Imap *i, ImapMessage *list, size_t n, size_t limit, ServerFailure *f);

/* What becomes of messages that are filed. TROUBLE_NOT_MOVED if the server will not; the
 * connection is still good then. */
bool imap_put_away(Imap *i, const ImapMessage *list, size_t n, MailFiled how,
    const char *folder, ServerFailure *f);

bool imap_has_idle(const Imap *i);
/* Waits until the server says that something is new, or for so long; without IDLE it
 * just waits. */
bool imap_idle(Imap *i, int seconds, ServerFailure *f);
