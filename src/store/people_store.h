/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * people_store.h - staff, customers and persons, as rows. Find functions succeed with
 * NULL when there is none; what they return lives in the arena. The functions that add or
 * save run inside a transaction; a name, mail or address that is taken already gives
 * ERR_CONFLICT with the text to show. */
#pragma once

#include "base/arena.h"
#include "model/person.h"
#include "store/db.h"

bool staff_store_find(Db *db, Arena *a, int64_t id, Staff **out, GError **err);
bool staff_store_find_by_mail(Db *db, Arena *a, const char *mail, Staff **out,
    GError **err);
/* Active ones first, by name. */
bool staff_store_all(Db *db, Arena *a, Staff **out, size_t *n_out, GError **err);
/* id 0 adds and sets it. The password is left as it is when NULL. */
bool staff_store_save(Db *db, Staff *s, GError **err);

bool customer_store_find(Db *db, Arena *a, int64_t id, Customer **out, GError **err);
bool customer_store_find_by_slug(Db *db, Arena *a, const char *slug, Customer **out,
    GError **err);
/* By what its mail is sent to (ADDRESS_RECIPIENT) or comes from (ADDRESS_DOMAIN). */
bool customer_store_find_by_address(Db *db, Arena *a, AddressKind kind, const char *value,
    Customer **out, GError **err);
/* By name, in Danish order, after a name and id ("" and 0 for the first page). */
bool customer_store_list(Db *db, Arena *a, const char *after_name, int64_t after_id,
    int limit, Customer **out, size_t *n_out, GError **err);
/* Active ones whose name has words that begin with those that were typed, by name. */
bool customer_store_search(Db *db, Arena *a, const char *typed, int limit, Customer **out,
    size_t *n_out, GError **err);
/* id 0 adds and sets it; else version must be the one that was seen (ERR_CONFLICT). */
bool customer_store_save(Db *db, Customer *c, GError **err);
bool customer_store_addresses(Db *db, Arena *a, int64_t customer_id,
    CustomerAddress **out, size_t *n_out, GError **err);
bool customer_store_set_addresses(Db *db, int64_t customer_id,
    const CustomerAddress *addresses, size_t n, GError **err);
/* The consultants who know the customer's solution (M10). */
bool customer_store_consultants(Db *db, Arena *a, int64_t customer_id, Staff **out,
    size_t *n_out, GError **err);
bool customer_store_set_consultants(Db *db, int64_t customer_id, const int64_t *staff_ids,
    size_t n, GError **err);

bool person_store_find(Db *db, Arena *a, int64_t id, Person **out, GError **err);
bool person_store_find_by_mail(Db *db, Arena *a, const char *mail, Person **out,
    GError **err);
/* Those of whom a word of the name, the address or the telephone number begins with
 * what was typed; several words must all fit (M4). Active ones only. */
bool person_store_search(Db *db, Arena *a, const char *typed, int limit, Person **out,
    size_t *n_out, GError **err);
bool person_store_of_customer(Db *db, Arena *a, int64_t customer_id, Person **out,
    size_t *n_out, GError **err);
/* id 0 adds and sets it; else version must be the one that was seen (ERR_CONFLICT). */
bool person_store_save(Db *db, Arena *a, Person *p, GError **err);
