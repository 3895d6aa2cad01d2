/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/triage_store.h"

#include <stdlib.h>

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

static int
compare(const void *one, const void *other)
{
	const int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;

	return a < b ? -1 : a > b;
}

TriageAmong
triage_among(int64_t *ids, size_t n)
{
	if (n)
		qsort(ids, n, sizeof *ids, compare);
	return (TriageAmong){ ids, n };
}

bool
triage_is_among(const TriageAmong *among, int64_t case_id)
{
	return among->n &&
	       bsearch(&case_id, among->ids, among->n, sizeof case_id, compare);
}

static bool
left_of_all(DbStmt *st, TriageLeft *out, GError **err)
{
	if (db_step(st, err) != DB_ROW)
		return false;
	*out = (TriageLeft){ .n = db_int(st, c_triage_left_n),
		.n_skipped = db_int(st, c_triage_left_n_skipped) };
	return true;
}

bool
triage_store_left(Db *db, int64_t staff_id, Instant now, Instant since,
    const TriageAmong *among, TriageLeft *out, GError **err)
{
	g_autoptr(DbStmt) st = among ? q_triage_waiting(db, staff_id, now, since)
	                             : q_triage_left(db, staff_id, now, since);
	DbStep step;

	if (!among)
		return left_of_all(st, out, err);
	*out = (TriageLeft){ 0 };
	while ((step = db_step(st, err)) == DB_ROW) {
		int64_t id = db_int(st, c_triage_waiting_id);
		bool is_skipped = db_int(st, c_triage_waiting_is_skipped) != 0;

		if (!triage_is_among(among, id))
			continue;
		out->n++;
		out->n_skipped += is_skipped;
		if (!out->next && !is_skipped)
			out->next = id;
	}
	return step == DB_DONE;
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
