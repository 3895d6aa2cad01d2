/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * migrate.h - brings the schema up to date, forward only.
 *
 * Migrations are numbered 1, 2, 3 … without a gap. Each runs in a transaction of its own
 * and is recorded there, with its hash, in schema_migration; one that was applied
 * is never changed. Several programs may start at once: one migrates, the others wait. */
#pragma once

#include "migrations.h"
#include "store/db.h"

/* db may write and is used by nobody else. Fails with ERR_INTERNAL when the database is
 * newer than the list or was made by another one. */
bool migrate(Db *db, const Migration *list, size_t n, GError **err);
