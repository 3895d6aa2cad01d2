/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/triage_store.h"

#include "store/row.h"
#include "triage.q.h"

bool
triage_store_mine(Db *db, int64_t staff_id, Instant now, int64_t *case_id, GError **err)
{
	return row_int(q_triage_mine(db, staff_id, now), case_id, err);
}

bool
triage_store_next(Db *db, int64_t staff_id, Instant now, Instant since, int64_t *case_id,
    GError **err)
{
	return row_int(q_triage_next(db, staff_id, now, since), case_id, err);
}

bool
triage_store_left(Db *db, int64_t staff_id, Instant now, Instant since, int64_t *n,
    int64_t *n_skipped, GError **err)
{
	g_autoptr(DbStmt) st = q_triage_left(db, staff_id, now, since);

	if (db_step(st, err) != DB_ROW)
		return false;
	*n = db_int(st, c_triage_left_n);
	*n_skipped = db_int(st, c_triage_left_n_skipped);
	return true;
}

bool
triage_store_claim(Db *db, int64_t case_id, int64_t staff_id, Instant until, Instant now,
    GError **err)
{
	return row_exec(q_triage_claim(db, case_id, staff_id, until, now), err);
}

bool
triage_store_release(Db *db, int64_t staff_id, GError **err)
{
	return row_exec(q_triage_release(db, staff_id), err);
}

bool
triage_store_skip(Db *db, int64_t case_id, int64_t staff_id, Instant now, GError **err)
{
	return row_exec(q_triage_skip(db, staff_id, case_id, now), err);
}

bool
triage_store_unskip(Db *db, int64_t staff_id, GError **err)
{
	return row_exec(q_triage_unskip(db, staff_id), err);
}
