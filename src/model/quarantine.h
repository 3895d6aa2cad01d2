/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * quarantine.h - what came by a contact form and may be no person's: kept for the staff
 * to look at, and a case only if they say so (M3). Data. */
#pragma once

#include "base/clock.h"
#include "model/case.h"
#include "model/entry.h"

/* Why. Stored: never change one. */
typedef enum {
	DOUBT_NONE = 0,
	DOUBT_TRAP = 1,    /* a field is filled in that people do not see */
	DOUBT_FAST = 2,    /* sent sooner than anybody types */
	DOUBT_FOREIGN = 3, /* from a page of which the customer does not know */
	DOUBT_MANY = 4,    /* one of many from that network */
} Doubt;

typedef struct {
	int64_t id, customer_id;
	const char *customer_name; /* as loaded */
	Instant at;
	Doubt doubt;
	Category category;
	Lang lang;
	const char *name, *mail, *phone, *text; /* phone may be NULL */
	const char *address;                    /* that it came from */
	const Attachment *files;
	size_t n_files;
} Quarantined;
