/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/presence_store.h"

#include "presence.q.h"
#include "store/row.h"

bool
presence_store_find(Db *db, int64_t case_id, int64_t staff_id, Instant *seen,
    GError **err)
{
	return row_int(q_presence_find(db, case_id, staff_id), seen, err);
}

bool
presence_store_save(Db *db, int64_t case_id, int64_t staff_id, Instant now, GError **err)
{
	return row_exec(q_presence_save(db, case_id, staff_id, now), err);
}

bool
presence_store_remove(Db *db, int64_t case_id, int64_t staff_id, GError **err)
{
	return row_exec(q_presence_remove(db, case_id, staff_id), err);
}

bool
presence_store_forget(Db *db, int64_t staff_id, Instant before, GError **err)
{
	return row_exec(q_presence_forget(db, staff_id, before), err);
}

static void
read_present(Arena *a, DbStmt *st, void *out)
{
	*(Present *)out = (Present){
		.staff_id = db_int(st, c_presence_of_case_id),
		.name = row_text(a, st, c_presence_of_case_name),
		.writes = db_int(st, c_presence_of_case_wrote_at) != 0,
	};
}

bool
presence_store_of_case(Db *db, Arena *a, int64_t case_id, int64_t but_staff_id,
    Instant now, Present **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a,
	    q_presence_of_case(db, case_id, but_staff_id, now - PRESENCE_LASTS,
	        now - PRESENCE_WRITES),
	    read_present, out, n_out, err);
}
