/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Uses the functions that sqlgen makes for its golden test: this must compile. */
#include "../data/sqlgen/golden/case.q.h"

DbStmt *golden_add(Db *db);

DbStmt *
golden_add(Db *db)
{
	const int64_t owner = 2;

	(void)c_case_owner_name;
	return q_case_add(db, 1, "Printer", &owner, 5, NULL, 0);
}
