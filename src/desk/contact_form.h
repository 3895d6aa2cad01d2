/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * contact_form.h (desk) - what the staff set of a customer's contact form (M3). Errors as
 * in case.h. */
#pragma once

#include "model/actor.h"
#include "model/contact_form.h"
#include "store/blob.h"
#include "store/db.h"

#define LOGO_MAX_BYTES ((size_t)512 * 1024)
#define LOGO_MAX_SIDE  2000 /* pixels */
#define LOGO_MIN_SIDE  16

typedef struct {
	int64_t customer_id, seen;
	const char *host, *sites; /* as typed */
	bool links_always;
	const void *logo; /* NULL: as it is */
	size_t logo_size;
	bool no_logo; /* takes away the one that is there */
} ContactFormSave;

/* ERR_INVALID "contact.host.invalid", "contact.host.ours" (the desk's own address),
 * "contact.sites.invalid", "contact.logo.kind", "contact.logo.size"; ERR_CONFLICT
 * "contact.host.taken", "customer.changed". The logo is stored as a blob. Its
 * host is looked at as soon as it is saved: see host_check.h. */
bool contact_form_save(Db *db, Arena *a, Blobs *blobs, const Actor *who,
    const ContactFormSave *what, GError **err);
