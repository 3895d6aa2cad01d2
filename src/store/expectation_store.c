/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/expectation_store.h"

#include "expectation.q.h"
#include "store/row.h"

bool
expectation_store_version(Db *db, int64_t *version, GError **err)
{
	return row_int(q_expectation_version(db), version, err);
}

static void
read_model(Arena *a, DbStmt *st, void *out)
{
	*(Expectation *)out = (Expectation){
		.version = db_int(st, c_expectation_find_version),
		.learnt_at = db_int(st, c_expectation_find_learnt_at),
		.known = db_int(st, c_expectation_find_known),
		.json = row_text(a, st, c_expectation_find_model),
	};
}

static void
read_score(Arena *a, DbStmt *st, void *out)
{
	*(Expectation *)out = (Expectation){
		.version = db_int(st, c_expectation_score_version),
		.learnt_at = db_int(st, c_expectation_score_learnt_at),
		.known = db_int(st, c_expectation_score_known),
		.json = row_text(a, st, c_expectation_score_score),
	};
}

bool
expectation_store_model(Db *db, Arena *a, Expectation **out, GError **err)
{
	return ROW_ONE(a, q_expectation_find(db), read_model, out, err);
}

bool
expectation_store_score(Db *db, Arena *a, Expectation **out, GError **err)
{
	return ROW_ONE(a, q_expectation_score(db), read_score, out, err);
}

bool
expectation_store_save(Db *db, Instant learnt_at, int64_t known, const char *model,
    const char *score, GError **err)
{
	return row_exec(q_expectation_save(db, learnt_at, known, model, score), err);
}

bool
expectation_store_n_closed(Db *db, Instant since, int64_t *n, GError **err)
{
	return row_int(q_expectation_n_solved(db, since), n, err);
}

static void
read_past(Arena *a, DbStmt *st, void *out)
{
	Instant solved = db_int(st, c_expectation_past_solved_at);

	*(StepPast *)out = (StepPast){
		.case_id = db_int(st, c_expectation_past_id),
		.began_at = db_int(st, c_expectation_past_began_at),
		.ended_at = solved ? solved : db_int(st, c_expectation_past_closed_at),
		.step = (CaseStep)db_int(st, c_expectation_past_step),
		.category = db_int(st, c_expectation_past_category),
		.priority = db_int(st, c_expectation_past_priority),
		.customer_id = db_int(st, c_expectation_past_customer_id),
		.channel = db_int(st, c_expectation_past_channel),
		.agreement_id = db_int(st, c_expectation_past_agreement_id),
		.subject = row_text(a, st, c_expectation_past_subject),
	};
}

bool
expectation_store_past(Db *db, Arena *a, int64_t n, StepPast **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_expectation_past(db, n), read_past, out, n_out, err);
}

typedef struct {
	Instant told, began;
} Told;

static void
read_told(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(Told *)out = (Told){ db_int(st, c_expectation_told_told_at),
		db_int(st, c_expectation_told_began_at) };
}

bool
expectation_store_told(Db *db, int64_t case_id, Instant *told_at, Instant *began_at,
    GError **err)
{
	g_autoptr(Arena) a = arena_new();
	Told *t;

	if (!ROW_ONE(a, q_expectation_told(db, case_id), read_told, &t, err))
		return false;
	*told_at = t ? t->told : 0;
	*began_at = t ? t->began : 0;
	return true;
}
