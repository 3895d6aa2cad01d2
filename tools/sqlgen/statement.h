/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * statement.h - the SQL of one query, with numbers for its parameters. */
#pragma once

#include "query.h"

/* Sets q->on[engine] from the text, which begins at that line of the source. */
bool statement_read(Query *q, const char *text, int line, Engine engine);
