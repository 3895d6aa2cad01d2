/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/notify.h"
#include "desk/referral_int.h"
#include "store/people_store.h"

typedef struct {
	Use use;
	int64_t referral_id;
} Chasing;

/* --- by a mail --- */

static const char *
chase_text(Arena *a, const Referred *x, const Case *c)
{
	const Referral *r = x->r;
	TextArg args[] = { text_arg_s(c->subject), text_arg_n(c->id),
		text_arg_s(r->reference) };
	TextId id = r->horizon ? TEXT_REFERRAL_CHASE_PROMISED
	                       : TEXT_REFERRAL_CHASE_SILENT;
	const char *body = text_format(a, x->supplier->lang, id, args, 2);

	if (!*r->reference)
		return body;
	return arena_printf(a, "%s\n\n%s", body,
	    text_format(a, x->supplier->lang, TEXT_REFERRAL_CHASE_REFERENCE, &args[2],
	        1));
}

static bool
chase_by_mail(Db *db, const Use *u, const Referred *x, Case *c, GError **err)
{
	Entry e = entry_by(u->who, ENTRY_CHASED, false, chase_text(u->arena, x, c));

	x->r->chases++;
	return referral_after(db, u->arena, x->supplier, u->who->now, x->supplier->answer,
	           &x->r->chase_due, err) &&
	       referral_enter(db, u, x, (ReferralDetails){ .mail = true }, c, &e, err);
}

/* --- by a person --- */

static bool
who_has_it(Db *db, Arena *a, const Referred *x, const Case *c, Staff **out, GError **err)
{
	int64_t id = c->assignee_id ? c->assignee_id : x->r->sent_by;

	if (!staff_store_find(db, a, id, out, err))
		return false;
	if (*out && !(*out)->active)
		*out = NULL;
	return true;
}

/* The case is somebody's again: open, and he is told. */
static bool
leave_to_person(Db *db, const Use *u, const Referred *x, Case *c, GError **err)
{
	Arena *a = u->arena;
	Staff *s;
	TextArg args[] = { text_arg_s(x->supplier->name), text_arg_n(c->id),
		text_arg_s(c->subject),
		text_arg_s(x->supplier->phone ? x->supplier->phone : "-") };
	const Notice notice = {
		.thing = arena_printf(a,
		    "referral %" G_GINT64_FORMAT " unanswered %" G_GINT64_FORMAT,
		    x->r->id, x->r->version),
		.subject = TEXT_REFERRAL_NOTICE_SUBJECT,
		.text = TEXT_REFERRAL_NOTICE_TEXT,
		.args = args,
		.n_args = G_N_ELEMENTS(args),
		.path = arena_printf(a, "/case/%" G_GINT64_FORMAT, c->id),
		.can_wait = true,
	};

	if (!who_has_it(db, a, x, c, &s, err))
		return false;
	Lang lang = s ? s->lang : LANG_DA;
	Entry e = entry_by(u->who, ENTRY_CHASED, false,
	    text_format(a, lang, TEXT_REFERRAL_NOTE_SILENT, args, 1));
	if (c->status == STATUS_WAITING_SUPPLIER)
		CHANGE(&e.change, status, STATUS_OPEN);
	x->r->chase_due = 0;
	if (!referral_enter(db, u, x, (ReferralDetails){ 0 }, c, &e, err))
		return false;
	return s ? notify_staff(db, a, s, &notice, u->who->now, err)
	         : notify_admins(db, a, &notice, u->who->now, err);
}

/* --- when it is due --- */

/* Only while somebody is there to read it; else at the next opening. */
static bool
is_open_now(Db *db, const Use *u, const Referred *x, bool *open, GError **err)
{
	Hours *hours;

	if (!supplier_store_hours(db, u->arena, x->supplier, &hours, err))
		return false;
	*open = hours_is_open(hours, u->who->now);
	return *open || hours_add(hours, u->who->now, 0, &x->r->chase_due, err);
}

static bool
chase(Db *db, void *arg, GError **err)
{
	const Chasing *g = arg;
	const Use *u = &g->use;
	Referred x = { 0 };
	Case **cases;
	size_t n;
	bool open;

	if (!referral_store_find(db, u->arena, g->referral_id, &x.r, err))
		return false;
	/* Ended, or put off, since the job was taken: then it is another's. */
	if (!x.r || !referral_is_open(x.r) || !x.r->chase_due ||
	    x.r->chase_due > u->who->now)
		return true;
	if (!supplier_store_find(db, u->arena, x.r->supplier_id, &x.supplier, err) ||
	    !referral_open_cases(db, u->arena, x.r->id, &cases, &n, err))
		return false;
	if (!n) {
		x.r->state = REFERRAL_DONE;
		x.r->ended_at = u->who->now;
		x.r->chase_due = 0;
		return referral_save(db, u, x.r, err);
	}
	if (!is_open_now(db, u, &x, &open, err))
		return false;
	bool by_mail = x.supplier->mail && !x.r->by_phone &&
	               x.r->chases < REFERRAL_CHASES;
	if (open && !(by_mail ? chase_by_mail(db, u, &x, cases[0], err)
	                      : leave_to_person(db, u, &x, cases[0], err)))
		return false;
	return referral_save(db, u, x.r, err);
}

bool
referral_chase(Db *db, Arena *a, const Actor *who, int64_t referral_id, GError **err)
{
	Chasing g = { { a, who }, referral_id };

	return db_transact(db, chase, &g, err);
}
