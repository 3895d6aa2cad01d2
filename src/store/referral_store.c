/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "referral.q.h"
#include "store/row.h"
#include "store/supplier_store.h"

static void
read_referral(Arena *a, DbStmt *st, void *out)
{
	*(Referral *)out = (Referral){
		.id = db_int(st, c_referral_id),
		.version = db_int(st, c_referral_version),
		.supplier_id = db_int(st, c_referral_supplier_id),
		.state = (ReferralState)db_int(st, c_referral_state),
		.by_phone = db_int(st, c_referral_by_phone) != 0,
		.sent_at = db_int(st, c_referral_sent_at),
		.sent_by = db_int(st, c_referral_sent_by),
		.reference = row_text(a, st, c_referral_reference),
		.answered_at = db_int(st, c_referral_answered_at),
		.ended_at = db_int(st, c_referral_ended_at),
		.horizon = db_int(st, c_referral_horizon),
		.horizon_by = db_int(st, c_referral_horizon_by),
		.horizon_at = db_int(st, c_referral_horizon_at),
		.horizon_text = row_text(a, st, c_referral_horizon_text),
		.chase_due = db_int(st, c_referral_chase_due),
		.chases = db_int(st, c_referral_chases),
		.supplier_name = row_text(a, st, c_referral_supplier_name),
		.sent_by_name = row_text(a, st, c_referral_sent_by_name),
		.horizon_by_name = row_text(a, st, c_referral_horizon_by_name),
	};
}

bool
referral_store_find(Db *db, Arena *a, int64_t id, Referral **out, GError **err)
{
	return ROW_ONE(a, q_referral_find(db, id), read_referral, out, err);
}

bool
referral_store_of_case(Db *db, Arena *a, int64_t case_id, Referral **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_referrals_of_case(db, case_id), read_referral, out, n_out,
	    err);
}

bool
referral_store_open(Db *db, Arena *a, Instant after_due, int64_t after_id, int limit,
    Referral **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_referrals_open(db, after_due, after_id, limit), read_referral,
	    out, n_out, err);
}

bool
referral_store_of_supplier(Db *db, Arena *a, int64_t supplier_id, int limit,
    Referral **out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_referrals_of_supplier(db, supplier_id, limit), read_referral,
	    out, n_out, err);
}

bool
referral_store_of_message(Db *db, Arena *a, const char *message_id, Referral **out,
    GError **err)
{
	return ROW_ONE(a, q_referral_of_message(db, message_id), read_referral, out, err);
}

bool
referral_store_add(Db *db, Referral *r, GError **err)
{
	r->version = 1;
	return row_int(q_referral_add(db, r->supplier_id, r->state, r->by_phone,
	                   r->sent_at, r->sent_by, r->reference, row_some(&r->chase_due)),
	    &r->id, err);
}

bool
referral_store_save(Db *db, Referral *r, GError **err)
{
	int64_t changed;

	if (!row_exec_count(q_referral_save(db, r->id, r->version, r->state, r->reference,
	                        row_some(&r->answered_at), row_some(&r->ended_at),
	                        row_some(&r->horizon), row_some(&r->horizon_by),
	                        row_some(&r->horizon_at), r->horizon_text,
	                        row_some(&r->chase_due), r->chases),
	        &changed, err))
		return false;
	if (!changed)
		return fail(err, ERR_BUSY, "referral %" G_GINT64_FORMAT " was changed",
		    r->id);
	r->version++;
	return true;
}

/* --- its cases --- */

static void
read_case(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(int64_t *)out = db_int(st, 0);
}

bool
referral_store_cases(Db *db, Arena *a, int64_t id, int64_t **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_referral_cases(db, id), read_case, out, n_out, err);
}

bool
referral_store_add_case(Db *db, int64_t id, int64_t case_id, GError **err)
{
	return row_exec(q_referral_case_add(db, id, case_id), err);
}

bool
referral_store_follow(Db *db, int64_t gone_case, int64_t into_case, GError **err)
{
	return row_exec(q_referral_cases_follow(db, gone_case, into_case), err);
}

/* --- its conversation --- */

bool
referral_store_add_entry(Db *db, int64_t id, int64_t entry_id, GError **err)
{
	return row_exec(q_referral_entry_add(db, entry_id, id), err);
}

static void
read_text(Arena *a, DbStmt *st, void *out)
{
	*(const char **)out = row_text(a, st, 0);
}

bool
referral_store_message_ids(Db *db, Arena *a, int64_t id, int64_t to_entry_id,
    const char ***out, size_t *n_out, GError **err)
{
	return ROW_ALL(a, q_referral_message_ids(db, id, to_entry_id), read_text, out,
	    n_out, err);
}

static void
read_word(Arena *a, DbStmt *st, void *out)
{
	*(ReferralWord *)out = (ReferralWord){
		.id = db_int(st, c_word_id),
		.referral_id = db_int(st, c_word_referral_id),
		.entry_id = db_int(st, c_word_entry_id),
		.said_at = db_int(st, c_word_said_at),
		.horizon = db_int(st, c_word_horizon),
		.words = row_text(a, st, c_word_words),
		.reference = row_text(a, st, c_word_reference),
		.state = (WordState)db_int(st, c_word_state),
	};
}

bool
referral_store_words(Db *db, Arena *a, int64_t id, ReferralWord **out, size_t *n_out,
    GError **err)
{
	return ROW_ALL(a, q_referral_words(db, id), read_word, out, n_out, err);
}

bool
referral_store_add_word(Db *db, ReferralWord *w, int64_t staff_id, GError **err)
{
	return row_int(q_referral_word_add(db, w->referral_id, row_some(&w->entry_id),
	                   w->said_at, row_some(&w->horizon), w->words, w->reference,
	                   w->state, row_some(&staff_id)),
	    &w->id, err);
}

bool
referral_store_settle_words(Db *db, int64_t id, int64_t word_id, WordState state,
    int64_t staff_id, GError **err)
{
	return row_exec(q_referral_words_settle(db, id, state, word_id,
	                    row_some(&staff_id)),
	    err);
}

/* --- how well they keep it --- */

static bool
count_promises(Db *db, int64_t id, Instant now, SupplierRecord *out, GError **err)
{
	g_autoptr(DbStmt) st = q_supplier_promises(db, id, now);
	DbStep step;

	while ((step = db_step(st, err)) == DB_ROW) {
		Instant ended = db_int(st, c_supplier_promises_ended_at);

		out->promises++;
		out->kept += ended && ended <= db_int(st, c_supplier_promises_horizon);
	}
	return step == DB_DONE;
}

static void
read_length(Arena *a G_GNUC_UNUSED, DbStmt *st, void *out)
{
	*(HoursStretch *)out = (HoursStretch){
		.opens = db_int(st, c_supplier_lengths_sent_at),
		.closes = db_int(st, c_supplier_lengths_ended_at),
	};
}

bool
supplier_store_record(Db *db, Arena *a, int64_t id, Instant now, SupplierRecord *out,
    GError **err)
{
	*out = (SupplierRecord){ 0 };
	{
		g_autoptr(DbStmt) st = q_supplier_counts(db, id);

		if (db_step(st, err) == DB_ERROR)
			return false;
		out->n = db_int(st, c_supplier_counts_n);
		out->waiting = db_int(st, c_supplier_counts_waiting);
	}
	return count_promises(db, id, now, out, err) &&
	       ROW_ALL(a, q_supplier_lengths(db, id), read_length, &out->done,
	           &out->n_done, err);
}
