/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * host_check.h (desk) - the host names at which the desk should be: its own, and those of
 * customers (M3). Links in mails to a customer's people lead to his own as soon as it is
 * known to lead to the desk, or if the staff say so; until then to the desk's own, so
 * that no mail has a link that leads nowhere. See model/host_check.h. */
#pragma once

#include "desk/house.h"
#include "model/contact_form.h"
#include "model/host_check.h"

/* Where it says of itself that it is this desk: house_sign(SIGN_HOST, the host that was
 * asked for). */
#define HOST_CHECK_PATH "/.well-known/skranke"

/* The house as people at the customer of that form reach it: house itself, or one with
 * the url of his own host. form may be NULL. */
bool house_at_customer(Db *db, Arena *a, const House *house, const ContactForm *form,
    const House **out, GError **err);

/* What there is to be looked at. */
typedef struct {
	const char *host; /* NULL: nothing */
	const char *url, *answer;
	const char *ca; /* a file of certificates to trust; "": the system's */
} HostWanted;

/* The host of a customer; 0: our own, if it has a certificate. */
bool host_check_wanted(Db *db, Arena *a, int64_t customer_id, HostWanted *out,
    GError **err);

/* All of them that were looked at. */
bool host_check_all(Db *db, Arena *a, HostCheck **out, size_t *n, GError **err);

typedef struct {
	HostTrouble trouble;
	Instant certificate_ends; /* 0: none was shown */
} HostSeen;

/* Records it, and tells the administrators of what they must mend: a host that was
 * reached and has not been for an hour, a certificate that ends in 14 days, and in 3.
 * Sets when it is looked at again: at once if something else is wanted by now. If a new
 * look was asked for meanwhile, what was seen is of no use, and nothing is recorded. */
typedef struct {
	const Job *job; /* of the customer that was given to host_check_wanted() */
	const HostWanted *wanted;
	HostSeen seen;
} HostChecked;

bool host_check_record(Db *db, Arena *a, const HostChecked *checked, Instant now,
    GError **err);
