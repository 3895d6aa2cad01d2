/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * contact_form_store.h - what customers' contact forms have of their own. As in
 * people_store.h. */
#pragma once

#include "model/contact_form.h"
#include "store/db.h"

/* One that has nothing of its own is there, too, with version 0. */
bool contact_form_store_of(Db *db, Arena *a, int64_t customer_id, ContactForm **out,
    GError **err);
/* NULL: it is nobody's. */
bool contact_form_store_of_host(Db *db, Arena *a, const char *host, ContactForm **out,
    GError **err);
/* version must be the one that was seen: ERR_CONFLICT "customer.changed". */
bool contact_form_store_save(Db *db, const ContactForm *f, GError **err);
