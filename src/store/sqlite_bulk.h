/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * sqlite_bulk.h - what is different while a SQLite file is filled (StoreOptions.bulk).
 *
 * FTS5 writes out what it has gathered whenever a statement begins that could be undone
 * alone, and nearly each of ours could: it would write small pieces and merge them again
 * and again. So what is to be found later goes into a table in memory of the same name,
 * and from there into the index all at once. */
#pragma once

#include <sqlite3.h>
#include <stdbool.h>

/* Both return false with the reason in the connection. */

/* Once the schema is there. */
bool sqlite_bulk_begin(sqlite3 *conn);
/* Before each commit. */
bool sqlite_bulk_settle(sqlite3 *conn);
