/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * sqlite_found.h - how what was written gets into the index of the search.
 *
 * FTS5 writes out what it has gathered whenever a savepoint or a statement begins that
 * could be undone alone, and nearly each of ours could: it would write small pieces and
 * merge them again and again. So a connection that writes has tables in memory of the
 * same names, which stand before the indexes; from there all goes into them at once,
 * before the commit. They have the column for commands, too: what is deleted goes the
 * same way. Such a connection cannot search. */
#pragma once

#include <sqlite3.h>
#include <stdbool.h>

/* Both return false with the reason in the connection. */

/* Once the schema is there. */
bool sqlite_found_hold(sqlite3 *conn);
/* Before each commit. */
bool sqlite_found_settle(sqlite3 *conn);
