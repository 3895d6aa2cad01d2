/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "desk/bulk_int.h"
#include "desk/referral_int.h"
#include "store/bulk_store.h"

/* --- passing on --- */

/* The first of the case that is not ended; NULL: none. */
static bool
find_open(Db *db, Arena *a, const Case *c, Referral **out, GError **err)
{
	Referral *all;
	size_t n;

	*out = NULL;
	if (!referral_store_of_case(db, a, c->id, &all, &n, err))
		return false;
	for (size_t i = 0; i < n && !*out; i++)
		if (referral_is_open(&all[i]))
			*out = &all[i];
	return true;
}

bool
bulk_refer_one(Db *db, const Use *u, const Case *c, const BulkWhat *what, GError **err)
{
	Arena *a = u->arena;
	ReferralSend w = { .case_id = c->id,
		.seen = c->version,
		.supplier_id = what->value };
	Referral *has;
	ReferralDraft draft;
	int64_t id;

	if (c->closed_at)
		return fail(err, ERR_INVALID, "case.closed");
	if (!find_open(db, a, c, &has, err))
		return false;
	if (has)
		return fail(err, ERR_INVALID, "bulk.refer.has");
	if (!referral_draft(db, a, c->id, what->value, &draft, err))
		return false;
	if (strstr(draft.text, REFERRAL_MISSING))
		return fail(err, ERR_INVALID, "bulk.refer.missing");
	w.text = what->text && *what->text
	             ? arena_printf(a, "%s\n\n%s", what->text, draft.text)
	             : draft.text;
	return referral_send(db, a, u->who, &w, &id, err);
}

/* --- and back --- */

static bool
can_be_taken_back(Db *db, const Use *u, const BulkCase *one, const Referral *r,
    const char **why_not, GError **err)
{
	int64_t *cases, gone;
	size_t n;

	if (!referral_store_cases(db, u->arena, r->id, &cases, &n, err) ||
	    !mail_store_gone_of(db, one->case_id, one->first_entry, one->last_entry,
	        &gone, err))
		return false;
	*why_not = gone    ? "bulk.not_undone.sent"
	           : n > 1 ? "bulk.not_undone.changed"
	                   : NULL;
	return true;
}

bool
bulk_refer_undo(Db *db, const Use *u, const BulkCase *one, Case *c, Entry *back,
    const char **why_not, GError **err)
{
	Referral *r;
	Referred x;

	if (!find_open(db, u->arena, c, &r, err))
		return false;
	*why_not = "bulk.not_undone.changed";
	if (!r)
		return true;
	if (!can_be_taken_back(db, u, one, r, why_not, err))
		return false;
	if (*why_not)
		return true;
	if (!referral_load_open(db, u->arena, r->id, 0, &x, err))
		return false;
	TextArg name = TEXT_ARG(x.supplier->name);
	back->kind = ENTRY_NOTE;
	back->text = text_format(u->arena, u->who->lang, TEXT_BULK_REFER_UNDONE, &name,
	    1);
	x.r->state = REFERRAL_TAKEN_BACK;
	x.r->ended_at = u->who->now;
	x.r->chase_due = 0;
	return referral_enter(db, u, &x, (ReferralDetails){ 0 }, c, back, err) &&
	       referral_save(db, u, x.r, err);
}
