/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * prove.h - an empty SQLite database on which the SQL must hold. */
#pragma once

#include <sqlite3.h>

#include "migration.h"
#include "query.h"

/* In memory, with our collation and tokenizer. Exits when that fails. */
sqlite3 *prove_open(void);

void prove_migration(sqlite3 *db, const Migration *m);
/* After the last one: SQLite alone would take a foreign key to no table. */
void prove_references(sqlite3 *db, const Migration *last);
/* Prepares the query, and finds the names of its columns. */
void prove_query(sqlite3 *db, Query *q);
