/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * set_up_store.h - how far a new provider has come, read off the data. */
#pragma once

#include "base/err.h"
#include "store/db.h"

typedef struct {
	bool has_customer, has_agreement, has_people;
	bool has_mailbox; /* in use */
	bool has_mail;    /* a case came by mail, by whatever way */
} SetUpState;

bool set_up_store_state(Db *db, SetUpState *out, GError **err);
