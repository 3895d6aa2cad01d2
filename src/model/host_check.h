/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * host_check.h - whether a host name at which the desk should be (a customer's, M3, or
 * its own) leads to it: the desk opens a page of its own there, as anybody would, and
 * sees whether it is itself that answers. Pure. */
#pragma once

#include <stdbool.h>

#include "base/clock.h"
#include "base/text.h"

/* Stored: never change a number. */
typedef enum {
	HOST_REACHED = 0,
	HOST_UNKNOWN = 1,   /* the DNS does not know it */
	HOST_SILENT = 2,    /* nobody answers */
	HOST_UNTRUSTED = 3, /* its certificate is not for that name, or has ended */
	HOST_OTHER = 4,     /* something else answers */
} HostTrouble;

typedef struct {
	const char *host;
	Instant checked_at;       /* 0: never */
	Instant reached_at;       /* the last time that it was; 0: never */
	HostTrouble trouble;      /* of the last time */
	Instant certificate_ends; /* of what was shown last; 0: none was */
} HostCheck;

/* So long what is said of a host that was reached holds while it is not. */
#define HOST_HOLDS            HOURS(24)
/* When its certificate is said to end soon. */
#define HOST_CERTIFICATE_SOON DAYS(14)

/* Can people be sent there? NULL: it was never looked at. */
bool host_is_reached(const HostCheck *check);
/* When it is looked at next. */
Instant host_next_check(const HostCheck *check);
/* Does the certificate end soon, or has it? */
bool host_certificate_ends(const HostCheck *check, Instant now);
/* What is wrong, as the rest of a sentence. */
TextId host_trouble_text(HostTrouble trouble);
