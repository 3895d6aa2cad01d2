/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/evaluation_store.h"

#include "evaluation.q.h"
#include "store/row.h"

static void
read_evaluation(Arena *a, DbStmt *st, void *out)
{
	*(Evaluation *)out = (Evaluation){
		.set_id = db_int(st, c_evaluation_find_set_id),
		.scores = { (int)db_int(st, c_evaluation_find_score1),
		    (int)db_int(st, c_evaluation_find_score2),
		    (int)db_int(st, c_evaluation_find_score3) },
		.comment = row_text(a, st, c_evaluation_find_comment),
		.answered_at = db_int(st, c_evaluation_find_answered_at),
		.is_click = db_int(st, c_evaluation_find_clicked) != 0,
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
	int64_t scores[QUESTIONS_MOST];

	for (size_t i = 0; i < G_N_ELEMENTS(scores); i++)
		scores[i] = e->scores[i];
	return row_exec(q_evaluation_save(db, case_id, e->set_id, e->answered_at,
	                    row_some(&scores[0]), row_some(&scores[1]),
	                    row_some(&scores[2]), e->comment, e->is_click),
	    err);
}

bool
evaluation_store_forget(Db *db, int64_t case_id, GError **err)
{
	return row_exec(q_evaluation_forget(db, case_id), err);
}

/* --- who is asked --- */

bool
evaluation_store_last_asked(Db *db, int64_t person_id, int64_t case_id, Instant *at,
    GError **err)
{
	return row_int(q_evaluation_last_asked(db, person_id, case_id), at, err);
}

bool
evaluation_store_closed(Db *db, int64_t customer_id, int64_t case_id, Instant since,
    int64_t *n, GError **err)
{
	return row_int(q_evaluation_closed(db, customer_id, case_id, since), n, err);
}

bool
evaluation_store_ask(Db *db, const EvaluationAsk *ask, GError **err)
{
	return row_exec(q_evaluation_ask(db, ask->case_id, row_some(&ask->customer_id),
	                    row_some(&ask->person_id), ask->at, ask->asked),
	    err);
}

/* --- the links of its mail --- */

bool
evaluation_store_click(Db *db, int64_t case_id, int mark, Instant at, GError **err)
{
	return row_exec(q_evaluation_click(db, case_id, mark, at), err);
}

bool
evaluation_store_clicks(Db *db, int64_t case_id, Instant since, int64_t *n, GError **err)
{
	return row_int(q_evaluation_clicks(db, case_id, since), n, err);
}

bool
evaluation_store_is_scanned(Db *db, int64_t case_id, bool *scanned, GError **err)
{
	int64_t n;

	if (!row_int(q_evaluation_scanned(db, case_id), &n, err))
		return false;
	*scanned = n != 0;
	return true;
}

/* --- what they say together --- */

static void
read_row(Arena *a, DbStmt *st, void *out)
{
	*(EvaluationRow *)out = (EvaluationRow){
		.case_id = db_int(st, c_evaluation_row_case_id),
		.customer_id = db_int(st, c_evaluation_row_customer_id),
		.staff_id = db_int(st, c_evaluation_row_assignee_id),
		.customer = row_text(a, st, c_evaluation_row_customer),
		.staff = row_text(a, st, c_evaluation_row_staff),
		.category = db_int(st, c_evaluation_row_category),
		.at = db_int(st, c_evaluation_row_at),
		.scores = { (int)db_int(st, c_evaluation_row_score1),
		    (int)db_int(st, c_evaluation_row_score2),
		    (int)db_int(st, c_evaluation_row_score3) },
	};
}

bool
evaluation_store_rows(Db *db, Arena *a, Instant from, Instant to, EvaluationRow **out,
    size_t *n, GError **err)
{
	return ROW_ALL(a, q_evaluation_rows(db, from, to), read_row, out, n, err);
}

static void
read_said(Arena *a, DbStmt *st, void *out)
{
	EvaluationSaid *s = out;

	s->row = (EvaluationRow){
		.case_id = db_int(st, c_evaluation_said_case_id),
		.customer_id = db_int(st, c_evaluation_said_customer_id),
		.staff_id = db_int(st, c_evaluation_said_assignee_id),
		.customer = row_text(a, st, c_evaluation_said_customer),
		.staff = row_text(a, st, c_evaluation_said_staff),
		.scores = { (int)db_int(st, c_evaluation_said_score1),
		    (int)db_int(st, c_evaluation_said_score2),
		    (int)db_int(st, c_evaluation_said_score3) },
	};
	s->subject = row_text(a, st, c_evaluation_said_subject);
	s->person = row_text(a, st, c_evaluation_said_person);
	s->comment = row_text(a, st, c_evaluation_said_comment);
	s->answered_at = db_int(st, c_evaluation_said_answered_at);
}

bool
evaluation_store_said(Db *db, Arena *a, Instant from, int worst, size_t most,
    EvaluationSaid **out, size_t *n, GError **err)
{
	return ROW_ALL(a, q_evaluation_said(db, from, worst, (int64_t)most), read_said,
	    out, n, err);
}
