/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * list_store.h - how each of the staff has laid out the lists that he works from. */
#pragma once

#include "store/db.h"

/* The columns that he chose for that list, as bits; 0: none yet. */
bool list_store_columns(Db *db, int64_t staff_id, const char *list, unsigned *columns,
    GError **err);
/* Inside a transaction. */
bool list_store_set_columns(Db *db, int64_t staff_id, const char *list, unsigned columns,
    GError **err);
