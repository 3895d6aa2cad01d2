/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/ledger.h"

#include "base/err.h"
#include "desk/ledger_int.h"
#include "store/agreement_store.h"
#include "store/ledger_store.h"

/* --- one line --- */

static bool
by_agreement(Db *db, Arena *a, const Case *c, LedgerKind kind, bool *billable,
    GError **err)
{
	Agreement *ag = NULL;

	if (c->agreement_id && !agreement_store_find(db, a, c->agreement_id, &ag, err))
		return false;
	*billable = ag && ledger_billable(ag, (Category)c->category, kind);
	return true;
}

bool
ledger_add_in(Db *db, const Use *u, const Case *c, const Entry *e, const LedgerAdd *what,
    GError **err)
{
	bool agreed;

	if (!what->minutes)
		return true;
	if (what->minutes < 0 || what->minutes > LEDGER_MOST)
		return fail(err, ERR_INVALID, "time.minutes.wrong");
	if (!by_agreement(db, u->arena, c, what->kind, &agreed, err))
		return false;
	bool billable = what->billing == BILL_BY_AGREEMENT ? agreed
	                                                   : what->billing == BILL_YES;
	LedgerLine l = {
		.case_id = c->id,
		.entry_id = e->id,
		.staff_id = what->staff_id,
		.booked_by = u->who->staff_id,
		.worked_at = what->worked_at,
		.booked_at = e->at,
		.kind = what->kind,
		.method = what->method,
		.minutes = what->minutes,
		.billable = billable,
		.by_hand = billable != agreed,
		.reason = what->reason,
	};
	if (l.by_hand && (!l.reason || !*l.reason))
		return fail(err, ERR_INVALID, "time.reason.missing");
	return ledger_store_add(db, &l, err);
}

bool
ledger_of_entry(Db *db, const Use *u, const Case *c, const Entry *e, GError **err)
{
	const LedgerAdd what = {
		.minutes = e->minutes,
		.kind = LEDGER_WORK,
		.method = method_of_entry(e->kind),
		.worked_at = e->at,
		.staff_id = e->staff_id,
	};

	return ledger_add_in(db, u, c, e, &what, err);
}

/* --- booking --- */

typedef struct {
	Use use;
	const LedgerBook *what;
	const char *text, *reason;
} Booking;

static char *
details_of(Arena *a, int minutes, LedgerKind kind)
{
	return arena_printf(a, "{\"minutes\":%d,\"kind\":%d}", minutes, (int)kind);
}

static bool
book(Db *db, void *arg, GError **err)
{
	const Booking *b = arg;
	const LedgerBook *w = b->what;
	const Actor *who = b->use.who;
	Case *c;

	if (!case_load(db, b->use.arena, w->case_id, 0, &c, err))
		return false;
	Entry e = entry_by(who, ENTRY_TIME, false, b->text);
	e.details = details_of(b->use.arena, w->minutes, w->kind);
	const LedgerAdd add = {
		.minutes = w->minutes,
		.kind = w->kind,
		.method = w->method ? w->method : METHOD_OTHER,
		.worked_at = w->worked_at ? w->worked_at : who->now,
		.staff_id = who->staff_id,
		.billing = w->billing,
		.reason = b->reason,
	};
	return case_enter(db, &b->use, c, &e, err) &&
	       ledger_add_in(db, &b->use, c, &e, &add, err);
}

bool
ledger_book(Db *db, Arena *a, const Actor *who, const LedgerBook *what, GError **err)
{
	Booking b = { .use = { a, who }, .what = what };

	if (what->minutes < 1 || what->minutes > LEDGER_MOST)
		return fail(err, ERR_INVALID, "time.minutes.wrong");
	if (what->worked_at > who->now)
		return fail(err, ERR_INVALID, "time.later");
	return must_be_staff(who, err) && case_text(a, what->text, &b.text, err) &&
	       case_text(a, what->reason, &b.reason, err) &&
	       db_transact(db, book, &b, err);
}

/* --- correcting --- */

typedef struct {
	Use use;
	const LedgerCorrect *what;
	const char *reason;
} Correcting;

bool
ledger_may_correct(const Actor *who, const LedgerLine *l)
{
	return actor_is_staff(who) &&
	       (who->admin || who->role == ROLE_PARTNER || l->staff_id == who->staff_id ||
	           l->booked_by == who->staff_id);
}

static LedgerLine
counter_of(const Correcting *k, const LedgerLine *l)
{
	LedgerLine x = *l;

	x.minutes = -l->minutes;
	x.counters = l->id;
	x.booked_by = k->use.who->staff_id;
	x.booked_at = k->use.who->now;
	x.reason = k->reason;
	return x;
}

/* What it should have been, on the entry that the first was booked on. */
static bool
book_right(Db *db, const Correcting *k, const Case *c, const LedgerLine *l, GError **err)
{
	const Entry of = { .id = l->entry_id, .at = k->use.who->now };
	const LedgerAdd add = {
		.minutes = k->what->minutes,
		.kind = k->what->kind ? k->what->kind : l->kind,
		.method = l->method,
		.worked_at = l->worked_at,
		.staff_id = l->staff_id,
		.billing = k->what->billing,
		.reason = k->reason,
	};

	return ledger_add_in(db, &k->use, c, &of, &add, err);
}

/* Would the new line say the same? */
static bool
is_same(Db *db, const Correcting *k, const Case *c, const LedgerLine *l, bool *same,
    GError **err)
{
	LedgerKind kind = k->what->kind ? k->what->kind : l->kind;
	bool billable = k->what->billing == BILL_YES;

	if (k->what->billing == BILL_BY_AGREEMENT &&
	    !by_agreement(db, k->use.arena, c, kind, &billable, err))
		return false;
	*same = l->minutes == k->what->minutes && l->kind == kind &&
	        l->billable == billable;
	return true;
}

static bool
correct(Db *db, void *arg, GError **err)
{
	const Correcting *k = arg;
	Arena *a = k->use.arena;
	LedgerLine *l;
	Case *c;
	bool same;

	if (!ledger_store_find(db, a, k->what->line_id, &l, err))
		return false;
	if (!l || l->counters)
		return fail(err, ERR_INVALID, "time.line.unknown");
	if (l->is_countered)
		return fail(err, ERR_CONFLICT, "time.countered");
	if (!ledger_may_correct(k->use.who, l))
		return fail(err, ERR_DENIED, "time.others");
	if (!case_load(db, a, l->case_id, 0, &c, err) ||
	    !is_same(db, k, c, l, &same, err))
		return false;
	if (same)
		return fail(err, ERR_INVALID, "time.same");

	Entry e = entry_by(k->use.who, ENTRY_TIME, false, k->reason);
	e.details = arena_printf(a, "{\"from\":%d,\"minutes\":%d,\"kind\":%d}",
	    l->minutes, k->what->minutes, (int)(k->what->kind ? k->what->kind : l->kind));
	LedgerLine x = counter_of(k, l);
	return ledger_store_add(db, &x, err) && book_right(db, k, c, l, err) &&
	       case_enter(db, &k->use, c, &e, err);
}

bool
ledger_correct(Db *db, Arena *a, const Actor *who, const LedgerCorrect *what,
    GError **err)
{
	Correcting k = { .use = { a, who }, .what = what };

	if (what->minutes < 0 || what->minutes > LEDGER_MOST)
		return fail(err, ERR_INVALID, "time.minutes.wrong");
	if (!must_be_staff(who, err) || !case_text(a, what->reason, &k.reason, err))
		return false;
	if (!*k.reason)
		return fail(err, ERR_INVALID, "time.reason.missing");
	return db_transact(db, correct, &k, err);
}
