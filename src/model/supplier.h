/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * supplier.h - a third party to whom cases are passed on (M12). Data. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/text.h"

typedef struct {
	int64_t id, version;
	const char *name;
	const char *mail, *phone, *web; /* each may be NULL */
	const char *hours_words;        /* their opening hours as they say them; "" */
	const char *time_zone;          /* an IANA name */
	Duration answer; /* of their opening time, until an answer is expected */
	const char *templates[N_LANGS]; /* of the mail; "": the desk's own */
	Lang lang;
	bool unread; /* agreed: what they answer goes to the reporter unread */
	bool active;
} Supplier;

/* That they serve a customer. */
typedef struct {
	int64_t supplier_id, customer_id;
	const char *number, *contract, *systems; /* the customer's there; "" */
	/* what else they want to be told: "Linjenummer: 4711", one a line */
	const char *facts;
	const char *supplier_name, *customer_name; /* when loaded */
} SupplierServes;
