/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/waiting_store.h"

#include "store/row.h"
#include "waiting.q.h"

static void
read_waiting(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(Waiting *)out = (Waiting){
		.since = db_int(st, c_waiting_find_since),
		.asked = db_int(st, c_waiting_find_asked),
		.reminded_at = db_int(st, c_waiting_find_reminded_at),
		.next_at = db_int(st, c_waiting_find_next_at),
	};
}

bool
waiting_store_find(Db *db, Arena *a, int64_t case_id, Waiting **out, GError **err)
{
	if (!ROW_ONE(a, q_waiting_find(db, case_id), read_waiting, out, err))
		return false;
	if (*out)
		(*out)->case_id = case_id;
	return true;
}

bool
waiting_store_asked(Db *db, int64_t case_id, int64_t *entry_id, GError **err)
{
	return row_int(q_waiting_asked(db, case_id), entry_id, err);
}

bool
waiting_store_save(Db *db, const Waiting *w, GError **err)
{
	return row_exec(q_waiting_save(db, w->case_id, w->since, row_some(&w->asked),
	                    row_some(&w->reminded_at), row_some(&w->next_at)),
	    err);
}

bool
waiting_store_end(Db *db, int64_t case_id, GError **err)
{
	return row_exec(q_waiting_end(db, case_id), err);
}
