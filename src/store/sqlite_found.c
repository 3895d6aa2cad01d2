/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/sqlite_found.h"

#include <stddef.h>

static bool
run(sqlite3 *conn, const char *sql)
{
	return sqlite3_exec(conn, sql, NULL, NULL, NULL) == SQLITE_OK;
}

bool
sqlite_found_hold(sqlite3 *conn)
{
	return run(conn, "CREATE TEMP TABLE entry_search (subject TEXT, who TEXT,"
	                 " text TEXT)");
}

bool
sqlite_found_settle(sqlite3 *conn)
{
	return run(conn, "INSERT INTO main.entry_search (rowid, subject, who, text)"
	                 " SELECT rowid, subject, who, text FROM temp.entry_search"
	                 " ORDER BY rowid;"
	                 "DELETE FROM temp.entry_search");
}
