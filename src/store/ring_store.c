/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/ring_store.h"

#include "ring.q.h"
#include "store/row.h"

static void
read_ring(Arena *a, DbStmt *st, void *out)
{
	*(Ring *)out = (Ring){
		.id = db_int(st, c_ring_id),
		.number = row_text(a, st, c_ring_number),
		.users = row_text(a, st, c_ring_users),
		.began_at = db_int(st, c_ring_began_at),
		.answered_at = db_int(st, c_ring_answered_at),
		.ended_at = db_int(st, c_ring_ended_at),
		.staff_id = db_int(st, c_ring_staff_id),
	};
}

bool
ring_store_begin(Db *db, const char *key, const Ring *r, GError **err)
{
	return row_exec(q_ring_begin(db, key, r->number, r->users, r->began_at), err);
}

bool
ring_store_answer(Db *db, const char *key, const char *users, Instant now, GError **err)
{
	return row_exec(q_ring_answer(db, key, users, now), err);
}

bool
ring_store_end(Db *db, const char *key, Instant now, GError **err)
{
	return row_exec(q_ring_end(db, key, now), err);
}

bool
ring_store_open(Db *db, Arena *a, Instant since, Ring **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_ring_open(db, since), read_ring, out, n_out, err);
}

bool
ring_store_find(Db *db, Arena *a, int64_t id, Ring **out, GError **err)
{
	return ROW_ONE(a, q_ring_find(db, id), read_ring, out, err);
}

bool
ring_store_take(Db *db, int64_t id, int64_t staff_id, int64_t case_id, GError **err)
{
	return row_exec(q_ring_take(db, id, staff_id, row_some(&case_id)), err);
}
