/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_find_int.h - case_find() with other limits. */
#pragma once

#include "desk/case_find.h"

typedef struct {
	const char *typed;
	int limit;
	/* So many entries that match are held against a filter, if they are needed. */
	int looked_at;
} CaseFindHow;

bool case_find_how(Db *db, Arena *a, const Actor *who, const CaseFindHow *how,
    CaseFind *out, GError **err);
