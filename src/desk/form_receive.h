/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * form_receive.h - files what somebody wrote in a customer's contact form (M3). Errors
 * as in case.h. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/case.h"
#include "model/entry.h"
#include "store/db.h"

#define FORM_WINDOW MINUTES(10)
#define FORM_MOST   30 /* from one address in that time: an office sits behind it */

typedef struct {
	int64_t customer_id;
	const char *name, *mail, *phone;
	const char *subject, *text;
	Category category;
	Lang lang;
	const char *address; /* of the client, for the brake on rate */
	bool suspicious;     /* filled in by a machine: filed without a receipt */
	const Attachment *attachments;
	size_t n_attachments;
} FormReport;

/* Opens a case of the person with that mail, who is registered if he is new. ERR_LIMIT
 * "form.too_often" if too many come from one address. */
bool form_receive(Db *db, Arena *a, const Actor *who, const FormReport *what, int64_t *id,
    GError **err);
