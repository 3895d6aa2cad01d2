/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * sender.h - under which address a customer's mails go out, and through which server. */
#pragma once

#include "desk/house.h"
#include "model/mailbox.h"

typedef struct {
	const Mailbox *mailbox;  /* through which; NULL: smtp_* of the house */
	const char *from, *name; /* what people see */
	/* Bounces go there. With the signed +tag of the case they find it whatever they
	 * quote; a server that takes only the mailbox itself gets that. */
	const char *envelope;
	bool envelope_plus;
} Sender;

/* The customer's own mailbox and address; else an address of its that the house may send
 * as; else the house's, with the name of the customer before its own if the customer has
 * such an address (M2). customer 0: of no customer. */
bool sender_find(Db *db, Arena *a, const House *house, int64_t customer_id, Sender *out,
    GError **err);
/* Can anything be sent at all? */
bool sender_is_set(Db *db, const House *house, bool *is, GError **err);
