/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "evaluation.q.h"
#include "store/desk_store.h"
#include "store/row.h"

static void
read_evaluation(Arena *a, DbStmt *st, void *out)
{
	*(Evaluation *)out = (Evaluation){
		.solved = (int)db_int(st, c_evaluation_find_solved),
		.speed = (int)db_int(st, c_evaluation_find_speed),
		.informed = (int)db_int(st, c_evaluation_find_informed),
		.comment = row_text(a, st, c_evaluation_find_comment),
		.answered_at = db_int(st, c_evaluation_find_answered_at),
	};
}

bool
evaluation_store_find(Db *db, Arena *a, int64_t case_id, Evaluation **out, GError **err)
{
	return ROW_ONE(a, q_evaluation_find(db, case_id), read_evaluation, out, err);
}

bool
evaluation_store_save(Db *db, int64_t case_id, const Evaluation *e, GError **err)
{
	const int64_t solved = e->solved, speed = e->speed, informed = e->informed;

	return row_exec(q_evaluation_save(db, case_id, e->answered_at, row_some(&solved),
	                    row_some(&speed), row_some(&informed), e->comment),
	    err);
}
