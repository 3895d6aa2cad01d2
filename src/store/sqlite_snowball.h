/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * sqlite_snowball.h - the FTS5 tokenizer of sqlite_ext.h; nobody else needs it. */
#pragma once

#include <sqlite3.h>
#include <stdbool.h>

bool sqlite_snowball_register(sqlite3 *db);
