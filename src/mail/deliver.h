/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * deliver.h - files one mail, whatever way its bytes came: piped in, as a delivery agent
 * does, or fetched from a mailbox. */
#pragma once

#include "desk/mail_receive.h"
#include "mail/sandbox.h"
#include "store/blob.h"
#include "store/db.h"

typedef struct {
	Store *store;
	Blobs *blobs;
	Sandbox *sandbox;
	const char *from, *to; /* of the envelope; from NULL and to "" where not said */
	size_t max_size;
	int64_t customer_id; /* of whose mailbox it came from; 0 not known */
} DeliverOptions;

/* Parses it in the sandbox and files it; true once it is durable. *done says where. */
bool mail_deliver_raw(const DeliverOptions *o, Arena *a, const void *raw, size_t n,
    MailReceived *done, GError **err);

/* Reads fd to its end, and files what came. 0 once it is durable; else what sysexits.h
 * says to a mail server, with *err: 75 (EX_TEMPFAIL) while it cannot be, 65 (EX_DATAERR)
 * if it is too large. */
int mail_deliver(const DeliverOptions *o, int fd, GError **err);
