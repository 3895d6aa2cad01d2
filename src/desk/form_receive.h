/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * form_receive.h - files what somebody wrote in a customer's contact form (M3). Errors
 * as in case.h. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/quarantine.h"
#include "store/db.h"

/* How many may come in that time from one address (an office sits behind it), and from
 * one network (IPv4 /24, IPv6 /56): what is more waits in quarantine, and what is more
 * than twice that is refused. */
#define FORM_WINDOW      MINUTES(10)
#define FORM_MOST        30
#define FORM_MOST_OF_NET 60

typedef struct {
	int64_t customer_id;
	const char *name, *mail, *phone; /* a name is needed unless outage_id is set */
	const char *subject, *text;
	Category category;
	Lang lang;
	const char *address; /* of the client, for the brake on rate */
	Doubt doubt;         /* it waits in quarantine unless this is none */
	int64_t outage_id;   /* he is one more reporter of that; 0: none */
	const Attachment *attachments;
	size_t n_attachments;
} FormReport;

/* Opens a case of the person with that mail, who is registered if he is new; *id is 0 if
 * it waits in quarantine. Of an outage that touches his customer it is one more report:
 * he hears what was said last and what will be; a second time it is the same case.
 * ERR_LIMIT "form.too_often" if far too many come from one address; ERR_INVALID
 * "outage.over". */
bool form_receive(Db *db, Arena *a, const Actor *who, const FormReport *what, int64_t *id,
    GError **err);

/* --- quarantine: staff --- */

/* It is a person's after all: a case, as if it came now. ERR_INVALID "quarantine.gone".
 */
bool quarantine_let_in(Db *db, Arena *a, const Actor *who, int64_t report_id,
    int64_t *case_id, GError **err);
/* It is gone; with all, whatever else waits from its address, too. */
bool quarantine_throw(Db *db, Arena *a, const Actor *who, int64_t report_id, bool all,
    GError **err);
