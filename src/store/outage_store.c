/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/outage_store.h"

#include "case.q.h"
#include "outage.q.h"
#include "store/case_row.h"
#include "store/row.h"

static void
read_outage(Arena *a, DbStmt *st, void *out)
{
	*(Outage *)out = (Outage){
		.id = db_int(st, c_outage_id),
		.version = db_int(st, c_outage_version),
		.title = row_text(a, st, c_outage_title),
		.systems = row_text(a, st, c_outage_systems),
		.cause = row_text(a, st, c_outage_cause),
		.everybody = db_int(st, c_outage_everybody) != 0,
		.declared_by = db_int(st, c_outage_declared_by),
		.started_at = db_int(st, c_outage_started_at),
		.declared_at = db_int(st, c_outage_declared_at),
		.next_update_at = db_int(st, c_outage_next_update_at),
		.ended_at = db_int(st, c_outage_ended_at),
	};
}

static void
read_id(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(int64_t *)out = db_int(st, 0);
}

bool
outage_store_find(Db *db, Arena *a, int64_t id, Outage **out, GError **err)
{
	return ROW_ONE(a, q_outage_find(db, id), read_outage, out, err);
}

bool
outage_store_on(Db *db, Arena *a, Outage **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_outages_on(db), read_outage, out, n_out, err);
}

bool
outage_store_on_of_customer(Db *db, Arena *a, int64_t customer_id, Outage **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_outages_of_customer(db, customer_id), read_outage, out, n_out,
	    err);
}

bool
outage_store_list(Db *db, Arena *a, int64_t before_id, int limit, Outage **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_outages_list(db, before_id ? before_id : G_MAXINT64, limit),
	    read_outage, out, n_out, err);
}

bool
outage_store_add(Db *db, Outage *o, GError **err)
{
	o->version = 1;
	return row_int(q_outage_add(db, o->title, o->systems, o->everybody,
	                   o->declared_by, o->started_at, o->declared_at,
	                   o->next_update_at),
	    &o->id, err);
}

bool
outage_store_save(Db *db, Outage *o, GError **err)
{
	int64_t n;

	if (!row_exec_count(q_outage_save(db, o->id, o->version, o->title, o->systems,
	                        o->cause, o->started_at, row_some(&o->next_update_at),
	                        row_some(&o->ended_at)),
	        &n, err))
		return false;
	o->version++;
	return n > 0 || fail(err, ERR_CONFLICT, "outage.changed");
}

bool
outage_store_add_customer(Db *db, int64_t outage_id, int64_t customer_id, GError **err)
{
	return row_exec(q_outage_customer_add(db, outage_id, customer_id), err);
}

bool
outage_store_customers(Db *db, Arena *a, int64_t outage_id, int64_t **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_outage_customers(db, outage_id), read_id, out, n_out, err);
}

bool
outage_store_contacts(Db *db, Arena *a, int64_t outage_id, int64_t **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_outage_contacts(db, outage_id), read_id, out, n_out, err);
}

bool
outage_store_cases(Db *db, Arena *a, int64_t outage_id, CaseLine **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_cases_of_outage(db, outage_id), case_row_read, out, n_out,
	    err);
}

/* --- what was said --- */

static void
read_word(Arena *a, DbStmt *st, void *out)
{
	*(OutageWord *)out = (OutageWord){
		.id = db_int(st, c_outage_word_id),
		.at = db_int(st, c_outage_word_at),
		.da = row_text(a, st, c_outage_word_da),
		.en = row_text(a, st, c_outage_word_en),
		.author = row_text(a, st, c_outage_word_author),
	};
}

bool
outage_store_add_word(Db *db, int64_t outage_id, int64_t staff_id, OutageWord *w,
    GError **err)
{
	return row_int(q_outage_word_add(db, outage_id, w->at, staff_id, w->da, w->en),
	    &w->id, err);
}

bool
outage_store_words(Db *db, Arena *a, int64_t outage_id, OutageWord **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_outage_words(db, outage_id), read_word, out, n_out, err);
}

bool
outage_store_last_word(Db *db, Arena *a, int64_t outage_id, OutageWord **out,
    GError **err)
{
	return ROW_ONE(a, q_outage_last_word(db, outage_id), read_word, out, err);
}

/* --- like reports --- */

static void
read_newest(Arena *a, DbStmt *st, void *out)
{
	*(Case *)out = (Case){
		.id = db_int(st, c_cases_newest_id),
		.subject = row_text(a, st, c_cases_newest_subject),
		.person_id = db_int(st, c_cases_newest_person_id),
		.outage_id = db_int(st, c_cases_newest_outage_id),
		.category = db_int(st, c_cases_newest_category),
	};
}

bool
outage_store_newest_cases(Db *db, Arena *a, int64_t before_case, Instant since, int limit,
    Case **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_cases_newest(db, before_case, since, limit), read_newest, out,
	    n_out, err);
}

bool
outage_store_proposal_of(Db *db, int64_t case_id, int64_t *proposal_id, GError **err)
{
	return row_int(q_outage_proposal_of_case(db, case_id), proposal_id, err);
}

bool
outage_store_propose(Db *db, Instant at, Instant since, int64_t *proposal_id,
    GError **err)
{
	return row_exec(q_outage_proposals_lapse(db, at, since), err) &&
	       row_int(q_outage_proposal_add(db, at), proposal_id, err);
}

bool
outage_store_propose_case(Db *db, int64_t proposal_id, int64_t case_id, GError **err)
{
	return row_exec(q_outage_proposal_case_add(db, proposal_id, case_id), err);
}

static void
read_proposal(Arena *a, DbStmt *st, void *out)
{
	*(OutageProposal *)out = (OutageProposal){
		.id = db_int(st, c_outage_proposals_open_id),
		.n_cases = db_int(st, c_outage_proposals_open_n_cases),
		.at = db_int(st, c_outage_proposals_open_at),
		.subject = row_text(a, st, c_outage_proposals_open_subject),
	};
}

bool
outage_store_proposals(Db *db, Arena *a, OutageProposal **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_outage_proposals_open(db), read_proposal, out, n_out, err);
}

bool
outage_store_proposal_cases(Db *db, Arena *a, int64_t proposal_id, CaseLine **out,
    size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_cases_of_proposal(db, proposal_id), case_row_read, out, n_out,
	    err);
}

bool
outage_store_settle(Db *db, int64_t proposal_id, Instant now, GError **err)
{
	return row_exec(q_outage_proposal_settle(db, proposal_id, now), err);
}
