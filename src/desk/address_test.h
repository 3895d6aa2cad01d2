/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * address_test.h (desk) - a customer's own address is tried out, by the staff or by the
 * customer's contact (M2). The mail that is sent is one of ours: when it comes back by
 * the customer's route it is known, noted, and becomes no case. */
#pragma once

#include "model/actor.h"
#include "model/address_test.h"
#include "store/db.h"

/* Sends one. ERR_INVALID "address.unknown" if it is none of that customer's;
 * "address.no_server" if the house cannot send; ERR_LIMIT "address.too_often" (more than
 * six in ten minutes); ERR_DENIED "address.denied" unless the actor is of the staff or of
 * that customer. */
bool address_test_send(Db *db, Arena *a, const Actor *who, int64_t customer_id,
    const char *address, AddressTestKind kind, GError **err);

/* Answers go out under the address from now on, or under the house's with the customer's
 * name. ERR_DENIED "staff.only". */
bool address_send_as(Db *db, Arena *a, const Actor *who, int64_t customer_id,
    const char *address, bool send_as, GError **err);
