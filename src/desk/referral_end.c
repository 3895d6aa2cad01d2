/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/referral_int.h"

typedef struct {
	Use use;
	int64_t referral_id, seen;
	ReferralState how;
	const char *reason;
} Ending;

/* Does the case wait for another supplier still? */
static bool
waits_for_others(Db *db, Arena *a, const Case *c, int64_t but, bool *waits, GError **err)
{
	Referral *all;
	size_t n;

	*waits = false;
	if (!referral_store_of_case(db, a, c->id, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		*waits = *waits || (all[i].id != but && all[i].state == REFERRAL_OPEN);
	return true;
}

static bool
give_back(Db *db, const Ending *x, const Referred *referred, Case *c, GError **err)
{
	const Use *u = &x->use;
	TextArg name = TEXT_ARG(referred->supplier->name);
	TextId said = x->how == REFERRAL_DONE ? TEXT_REFERRAL_NOTE_DONE
	                                      : TEXT_REFERRAL_NOTE_TAKEN_BACK;
	const char *what = text_format(u->arena, u->who->lang, said, &name, 1);
	Entry e = entry_by(u->who, ENTRY_NOTE, false,
	    *x->reason ? arena_printf(u->arena, "%s\n\n%s", what, x->reason) : what);
	bool waits;

	if (!waits_for_others(db, u->arena, c, referred->r->id, &waits, err))
		return false;
	if (!waits && c->status == STATUS_WAITING_SUPPLIER)
		CHANGE(&e.change, status, STATUS_OPEN);
	return referral_enter(db, u, referred, (ReferralDetails){ 0 }, c, &e, err);
}

/* He must not go on with what is no longer asked of him; why is the desk's own matter. */
static bool
call_off(Db *db, const Use *u, const Referred *x, Case *c, GError **err)
{
	Arena *a = u->arena;
	const TextArg args[] = { text_arg_s(c->subject), text_arg_n(c->id) };
	const TextArg reference[] = { text_arg_s(x->r->reference) };
	const char *body = text_format(a, x->supplier->lang, TEXT_REFERRAL_CALLED_OFF,
	    args, G_N_ELEMENTS(args));

	if (x->r->by_phone || !x->supplier->mail)
		return true;
	if (*x->r->reference)
		body = arena_printf(a, "%s\n\n%s", body,
		    text_format(a, x->supplier->lang, TEXT_REFERRAL_CHASE_REFERENCE,
		        reference, 1));
	Entry e = entry_by(u->who, ENTRY_REFERRED, false, body);
	return referral_enter(db, u, x, (ReferralDetails){ .mail = true }, c, &e, err);
}

static bool
end(Db *db, void *arg, GError **err)
{
	const Ending *x = arg;
	const Use *u = &x->use;
	Referred referred;
	Case **cases;
	size_t n;

	if (!referral_load_open(db, u->arena, x->referral_id, x->seen, &referred, err) ||
	    !referral_open_cases(db, u->arena, x->referral_id, &cases, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!give_back(db, x, &referred, cases[i], err))
			return false;
	if (x->how == REFERRAL_TAKEN_BACK && n &&
	    !call_off(db, u, &referred, cases[0], err))
		return false;
	referred.r->state = x->how;
	referred.r->ended_at = u->who->now;
	referred.r->chase_due = 0;
	return referral_save(db, u, referred.r, err);
}

bool
referral_end(Db *db, Arena *a, const Actor *who, int64_t referral_id, int64_t seen,
    ReferralState how, const char *reason, GError **err)
{
	Ending x = { { a, who }, referral_id, seen, how, NULL };

	g_assert(how == REFERRAL_DONE || how == REFERRAL_TAKEN_BACK);
	return must_be_staff(who, err) && case_text(a, reason, &x.reason, err) &&
	       db_transact(db, end, &x, err);
}
