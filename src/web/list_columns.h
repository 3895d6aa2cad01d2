/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * list_columns.h - the columns of a list, as one has chosen them, and their heads that
 * sort by a click. */
#pragma once

#include "web/list_view.h"

/* Fills in the columns of that choice (bits); path is that of the list, with what else of
 * its query has to stay ("" or "q=…"). */
void list_columns(Arena *a, ListView *v, unsigned bits, CaseOrder order, const char *path,
    const char *query);
/* The choice, for the form of it. */
Choice *list_column_choices(Arena *a, Lang lang, unsigned bits);
/* The bits of what the form sent. */
unsigned list_column_bits(const int64_t *columns, size_t n);
