/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_row.h - a row of the view case_line, whichever query gave it. Insiders only. */
#pragma once

#include "store/case_store.h"

/* A RowRead into a CaseLine. */
void case_row_read(Arena *a, DbStmt *st, void *out);
