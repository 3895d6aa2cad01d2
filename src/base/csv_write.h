/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * csv_write.h - tables as files that spreadsheets open (RFC 4180), with semicolons, as
 * Danish ones expect. What reads them is csv.h. */
#pragma once

#include <glib.h>

/* What makes a spreadsheet read the file as UTF-8. */
#define CSV_BEGINS "\xEF\xBB\xBF"

/* A line of n fields, NULL for an empty one. What a spreadsheet would take for a formula
 * gets an apostrophe before it: texts come from strangers. */
void csv_line(GString *out, const char *const *fields, size_t n);
