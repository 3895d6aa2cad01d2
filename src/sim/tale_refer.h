/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * tale_refer.h - the steps of a tale that a supplier has a part in (M12). */
#pragma once

#include "sim/tale_int.h"

/* The case is passed on to the supplier of its fault. */
bool tale_refer(const Stage *st, Tale *t, Instant at, GError **err);
/* STEP_SAYS: he says when, by telephone or by mail, or not at all. */
bool tale_supplier_says(const Stage *st, Tale *t, Instant at, GError **err);
/* STEP_ARRIVED of one that was passed on: he has done his part. */
bool tale_supplied(const Stage *st, Tale *t, Instant at, GError **err);
