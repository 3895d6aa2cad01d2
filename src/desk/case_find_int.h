/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_find_int.h - case_find() with another limit, so that both of its ways can be held
 * against each other. */
#pragma once

#include "desk/case_find.h"

typedef struct {
	const char *typed;
	int limit;
	/* So many entries that match are looked at with a filter; of more, the cases of
	 * the filter are walked. */
	int looked_at;
} CaseFindHow;

bool case_find_how(Db *db, Arena *a, const Actor *who, const CaseFindHow *how,
    CaseFind *out, GError **err);
