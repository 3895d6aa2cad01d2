/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/sqlite_found.h"

#include <stddef.h>

static bool
run(sqlite3 *conn, const char *sql)
{
	return sqlite3_exec(conn, sql, NULL, NULL, NULL) == SQLITE_OK;
}

#define HOLD(table, columns)                                                             \
	"CREATE TEMP TABLE " table " (" table " TEXT, rowid INTEGER, " columns ");"
/* What belongs to one entry stays in its order. */
#define SETTLE(table, columns)                                                           \
	"INSERT INTO main." table " (" table ", rowid, " columns ")"                     \
	" SELECT " table ", rowid, " columns " FROM temp." table                         \
	" ORDER BY rowid, _rowid_;"                                                      \
	"DELETE FROM temp." table ";"

bool
sqlite_found_hold(sqlite3 *conn)
{
	return run(conn, HOLD("entry_search", "subject, who, text")
	                     HOLD("subject_search", "subject, who"));
}

bool
sqlite_found_settle(sqlite3 *conn)
{
	return run(conn, SETTLE("entry_search", "subject, who, text")
	                     SETTLE("subject_search", "subject, who"));
}
