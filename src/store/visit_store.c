/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/visit_store.h"

#include "store/row.h"
#include "visit.q.h"

bool
visit_store_add(Db *db, Visit *v, GError **err)
{
	return row_int(q_visit_add(db, v->case_id, v->staff_id, v->begins, v->ends,
	                   v->travel, v->address, v->phone, v->what,
	                   row_some(&v->planned_by), v->planned_at),
	    &v->id, err);
}

bool
visit_store_save(Db *db, Visit *v, GError **err)
{
	int64_t changed;

	if (!row_exec_count(q_visit_save(db, v->id, v->version, v->staff_id, v->state,
	                        v->begins, v->ends, v->travel, v->address, v->phone,
	                        v->what, v->sequence, v->answer,
	                        row_some(&v->answered_at), row_some(&v->done_at),
	                        v->signed_by),
	        &changed, err))
		return false;
	v->version++;
	return changed == 1 || fail(err, ERR_BUSY, "the visit was changed meanwhile");
}

bool
visit_store_follow(Db *db, int64_t id, int64_t case_id, GError **err)
{
	return row_exec(q_visit_follow(db, id, case_id), err);
}

bool
visit_store_answer(Db *db, const Visit *v, GError **err)
{
	return row_exec(q_visit_answer(db, v->id, v->answer, v->answered_at), err);
}

static void
read_visit(Arena *a, DbStmt *st, void *out)
{
	*(Visit *)out = (Visit){
		.id = db_int(st, c_visit_id),
		.version = db_int(st, c_visit_version),
		.case_id = db_int(st, c_visit_case_id),
		.staff_id = db_int(st, c_visit_staff_id),
		.state = (VisitState)db_int(st, c_visit_state),
		.begins = db_int(st, c_visit_begins_at),
		.ends = db_int(st, c_visit_ends_at),
		.travel = (int)db_int(st, c_visit_travel),
		.address = row_text(a, st, c_visit_address),
		.phone = row_text(a, st, c_visit_phone),
		.what = row_text(a, st, c_visit_what),
		.sequence = (int)db_int(st, c_visit_sequence),
		.planned_by = db_int(st, c_visit_planned_by),
		.planned_at = db_int(st, c_visit_planned_at),
		.answer = (VisitAnswer)db_int(st, c_visit_answer),
		.answered_at = db_int(st, c_visit_answered_at),
		.done_at = db_int(st, c_visit_done_at),
		.signed_by = row_text(a, st, c_visit_signed_by),
		.case_status = (Status)db_int(st, c_visit_case_status),
		.subject = row_text(a, st, c_visit_subject),
		.staff_name = row_text(a, st, c_visit_staff_name),
		.person_name = row_text(a, st, c_visit_person_name),
		.person_phone = row_text(a, st, c_visit_person_phone),
		.customer_name = row_text(a, st, c_visit_customer_name),
	};
}

bool
visit_store_find(Db *db, Arena *a, int64_t id, Visit **out, GError **err)
{
	return ROW_ONE(a, q_visit_find(db, id), read_visit, out, err);
}

bool
visit_store_of_case(Db *db, Arena *a, int64_t case_id, Visit **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_visits_of_case(db, case_id), read_visit, out, n_out, err);
}

bool
visit_store_of_staff(Db *db, Arena *a, int64_t staff_id, Instant since, Instant before,
    Visit **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_visits_of_staff(db, staff_id, since, before), read_visit, out,
	    n_out, err);
}

bool
visit_store_planned(Db *db, Arena *a, Instant since, Instant before, Visit **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_visits_planned(db, since, before), read_visit, out, n_out,
	    err);
}

bool
visit_store_next(Db *db, int64_t staff_id, Instant since, Instant *out, GError **err)
{
	return row_int(q_visit_next(db, staff_id, since), out, err);
}

static void
read_away(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(VisitBusy *)out = (VisitBusy){
		.from = db_int(st, c_away_of_staff_begins_at),
		.to = db_int(st, c_away_of_staff_ends_at),
	};
}

bool
visit_store_away(Db *db, Arena *a, int64_t staff_id, Instant since, Instant before,
    VisitBusy **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_away_of_staff(db, staff_id, since, before), read_away, out,
	    n_out, err);
}

/* --- addresses --- */

bool
site_store_set(Db *db, int64_t customer_id, const Site *s, GError **err)
{
	int64_t changed;

	if (!row_exec_count(q_site_change(db, customer_id, s->name, s->address, s->phone,
	                        s->travel),
	        &changed, err))
		return false;
	return changed || row_exec(q_site_add(db, customer_id, s->name, s->address,
	                               s->phone, s->travel),
	                      err);
}

bool
site_store_remove(Db *db, int64_t customer_id, int64_t id, GError **err)
{
	return row_exec(q_site_remove(db, customer_id, id), err);
}

static void
read_site(Arena *a, DbStmt *st, void *out)
{
	*(Site *)out = (Site){
		.id = db_int(st, c_sites_of_customer_id),
		.name = row_text(a, st, c_sites_of_customer_name),
		.address = row_text(a, st, c_sites_of_customer_address),
		.phone = row_text(a, st, c_sites_of_customer_phone),
		.travel = (int)db_int(st, c_sites_of_customer_travel),
	};
}

bool
site_store_of_customer(Db *db, Arena *a, int64_t customer_id, Site **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_sites_of_customer(db, customer_id), read_site, out, n_out,
	    err);
}

/* --- the secret address of somebody's calendar --- */

bool
feed_store_set(Db *db, int64_t staff_id, const char *token_sha256, Instant now,
    GError **err)
{
	return row_exec(q_feed_set(db, staff_id, token_sha256, now), err);
}

bool
feed_store_clear(Db *db, int64_t staff_id, GError **err)
{
	return row_exec(q_feed_clear(db, staff_id), err);
}

bool
feed_store_find(Db *db, const char *token_sha256, int64_t *staff_id, GError **err)
{
	return row_int(q_feed_find(db, token_sha256), staff_id, err);
}

bool
feed_store_made(Db *db, int64_t staff_id, Instant *at, GError **err)
{
	return row_int(q_feed_made(db, staff_id), at, err);
}
