/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * lmtp.h - takes mail from a mail server (LMTP, RFC 2033).
 *
 * For each recipient, 250 is said only when its case is durable (M6); while that cannot
 * be, 451, and the mail server keeps the mail. A mail that cannot be read is a case all
 * the same. Each connection has a thread of its own, so that the deliveries of many
 * senders share commits. */
#pragma once

#include <glib.h>

#include "mail/sandbox.h"
#include "store/blob.h"
#include "store/db.h"

typedef struct {
	const char
	    *listen; /* "127.0.0.1:2400" (port 0 picks one) or "unix:/run/skranke/lmtp" */
	Store *store;
	Blobs *blobs;
	Sandbox *sandbox;
	size_t max_size;     /* bytes of a mail */
	int max_connections; /* 0: 128; more are told to come again */
} LmtpOptions;

typedef struct Lmtp Lmtp;

/* NULL with ERR_UNAVAILABLE if it cannot listen there. */
Lmtp *lmtp_start(const LmtpOptions *options, GError **err);
/* Where it listens, in the form of LmtpOptions. */
const char *lmtp_address(const Lmtp *l);
/* Lets the deliveries that run come to their end, and ends all connections. */
void lmtp_stop(Lmtp *l);
