/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/referral_int.h"
#include "store/case_store.h"
#include "store/desk_store.h"

bool
referral_load_open(Db *db, Arena *a, int64_t id, int64_t seen, Referred *out,
    GError **err)
{
	Referral *r;
	Supplier *s;

	if (!referral_store_find(db, a, id, &r, err))
		return false;
	if (!r)
		return fail(err, ERR_INVALID, "referral.unknown");
	if (seen && r->version != seen)
		return fail(err, ERR_CONFLICT, "referral.changed");
	if (!referral_is_open(r))
		return fail(err, ERR_INVALID, "referral.ended");
	if (!supplier_store_find(db, a, r->supplier_id, &s, err))
		return false;
	*out = (Referred){ r, s };
	return true;
}

bool
referral_open_cases(Db *db, Arena *a, int64_t id, Case ***out, size_t *n_out,
    GError **err)
{
	int64_t *ids;
	size_t n;
	Case **cases = NULL;

	*n_out = 0;
	if (!referral_store_cases(db, a, id, &ids, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		Case *c;

		if (!case_store_find(db, a, ids[i], &c, err))
			return false;
		if (c && c->status < STATUS_SOLVED)
			*arena_push(a, &cases, n_out) = c;
	}
	*out = cases;
	return true;
}

bool
referral_enter(Db *db, const Use *u, const Referred *x, ReferralDetails d, Case *c,
    Entry *e, GError **err)
{
	d.referral = x->r->id;
	d.supplier = x->supplier->id;
	d.name = x->supplier->name;
	e->details = referral_details(u->arena, &d);
	return case_enter(db, u, c, e, err) &&
	       referral_store_add_entry(db, x->r->id, e->id, err);
}

bool
referral_after(Db *db, Arena *a, const Supplier *s, Instant from, Duration length,
    Instant *at, GError **err)
{
	Hours *hours;

	return supplier_store_hours(db, a, s, &hours, err) &&
	       hours_add(hours, from, length, at, err);
}

bool
referral_save(Db *db, const Use *u, Referral *r, GError **err)
{
	if (!referral_store_save(db, r, err) ||
	    !job_store_set(db, JOB_CHASE, r->id, r->chase_due, u->who->now, err))
		return false;
	db_announce(db, "referral", r->id);
	return true;
}
