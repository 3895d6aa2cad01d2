/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * supplier.h (desk) - the suppliers and whom they serve: what the staff does. Errors as
 * in case.h. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/hours.h"
#include "model/supplier.h"
#include "store/db.h"

#define SUPPLIER_MAX_NEEDS    30
#define SUPPLIER_MAX_TEMPLATE 10000 /* bytes */

typedef struct {
	Supplier supplier;
	const HoursSpan *spans; /* none: open always */
	size_t n_spans;
	const char *const *needs;
	size_t n_needs;
	const char *const *addresses; /* domains, or whole addresses, lower case */
	size_t n_addresses;
} SupplierSave;

/* id 0 adds. Their own mail's address is one of the addresses, whether it was given or
 * not. ERR_INVALID "supplier.address.invalid", "supplier.web.invalid",
 * "supplier.answer.missing". */
bool supplier_save(Db *db, Arena *a, const Actor *who, SupplierSave *what, GError **err);

/* That they serve a customer, as it is now; or no longer. */
bool supplier_serve(Db *db, Arena *a, const Actor *who, const SupplierServes *what,
    GError **err);
bool supplier_serve_end(Db *db, Arena *a, const Actor *who, int64_t supplier_id,
    int64_t customer_id, GError **err);
