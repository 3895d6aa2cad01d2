/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * host_check_store.h - how host names were found. As in people_store.h. */
#pragma once

#include "base/arena.h"
#include "model/host_check.h"
#include "store/db.h"

/* NULL: it was never looked at. */
bool host_check_store_find(Db *db, Arena *a, const char *host, HostCheck **out,
    GError **err);
bool host_check_store_set(Db *db, const HostCheck *check, GError **err);
/* Those of the customers, and our own (NULL: it is not looked at). */
bool host_check_store_all(Db *db, Arena *a, const char *own, HostCheck **out, size_t *n,
    GError **err);
