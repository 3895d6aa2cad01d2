/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * address_test_store.h - how the customers' own addresses were tried out (M2). What is
 * returned lives in the arena; what changes runs inside a transaction. */
#pragma once

#include "model/address_test.h"
#include "store/db.h"

/* Of t: whose, what, by whom and when. Gives it its id. */
bool address_test_store_add(Db *db, AddressTest *t, GError **err);
/* NULL if that mail tries nothing out. */
bool address_test_store_of_mail(Db *db, Arena *a, const char *message_id,
    AddressTest **out, GError **err);
/* The last one; NULL: it was never tried. */
bool address_test_store_last(Db *db, Arena *a, int64_t customer_id, const char *address,
    AddressTestKind kind, AddressTest **out, GError **err);
/* Does nothing if it had arrived. */
bool address_test_store_arrive(Db *db, int64_t id, Instant at, const MailRoute *route,
    GError **err);

/* Answers go out under the address, or under the house's. */
bool customer_address_store_send_as(Db *db, int64_t customer_id, const char *address,
    bool send_as, GError **err);
