/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/case_int.h"
#include "store/desk_store.h"

typedef struct {
	Use use;
	const CaseWrite *what;
	const char *text;
} Closing;

static Entry
solution(const Closing *cl, const Case *c)
{
	const CaseWrite *w = cl->what;
	Instant now = cl->use.who->now;
	bool ends = w->status == STATUS_CLOSED;
	Entry e = entry_by(cl->use.who, ends ? ENTRY_CLOSED : ENTRY_SOLVED, true,
	    cl->text);

	e.minutes = w->minutes;
	e.attachments = w->attachments;
	e.n_attachments = w->n_attachments;
	CHANGE(&e.change, status, w->status);
	if (!c->responded_at)
		CHANGE(&e.change, responded_at, now);
	if (!c->solved_at)
		CHANGE(&e.change, solved_at, now);
	if (!c->assignee_id)
		CHANGE(&e.change, assignee_id, cl->use.who->staff_id);
	if (ends)
		CHANGE(&e.change, closed_at, now);
	return e;
}

bool
case_solve_in(Db *db, const Use *u, Case *c, Entry *e, GError **err)
{
	Instant now = u->who->now;

	CHANGE(&e->change, status, STATUS_SOLVED);
	if (!c->responded_at)
		CHANGE(&e->change, responded_at, now);
	if (!c->solved_at)
		CHANGE(&e->change, solved_at, now);
	return case_enter(db, u, c, e, err) &&
	       job_store_add(db, JOB_CLOSE_CASE, c->id, now + CASE_CLOSES_AFTER, err);
}

static bool
close_case(Db *db, void *arg, GError **err)
{
	Closing *cl = arg;
	const CaseWrite *w = cl->what;
	Case *c;

	if (!case_load_open(db, cl->use.arena, w->case_id, w->seen, &c, err))
		return false;
	if (!case_text(cl->use.arena, w->text, &cl->text, err))
		return false;
	/* One that was solved has told its solution already. */
	bool told = w->status == STATUS_CLOSED && c->status == STATUS_SOLVED;
	if (!*cl->text && !told)
		return fail(err, ERR_INVALID, "case.solution.missing");

	Entry e = solution(cl, c);
	if (!case_enter(db, &cl->use, c, &e, err))
		return false;
	return w->status == STATUS_CLOSED ||
	       job_store_add(db, JOB_CLOSE_CASE, c->id,
	           cl->use.who->now + CASE_CLOSES_AFTER, err);
}

bool
case_close(Db *db, Arena *a, const Actor *who, const CaseWrite *what, GError **err)
{
	Closing cl = { .use = { a, who }, .what = what };

	if (what->status != STATUS_SOLVED && what->status != STATUS_CLOSED)
		return fail(err, ERR_INVALID, "case.status.unknown");
	if (what->minutes < 0)
		return fail(err, ERR_INVALID, "case.minutes.negative");
	return must_be_staff(who, err) && db_transact(db, close_case, &cl, err);
}

/* --- by its reporter --- */

typedef struct {
	Use use;
	int64_t case_id;
} Working;

static bool
works(Db *db, void *arg, GError **err)
{
	const Working *w = arg;
	const Actor *who = w->use.who;
	Case *c;

	if (!case_survivor(db, w->use.arena, w->case_id, &c, err))
		return false;
	if (!c)
		return fail(err, ERR_INVALID, "case.unknown");
	if (!who->person_id || who->person_id != c->person_id)
		return fail(err, ERR_DENIED, "case.not_reporter");
	if (c->status == STATUS_CLOSED)
		return true;

	Entry e = entry_by(who, ENTRY_CLOSED, true,
	    text((Lang)c->lang, TEXT_DOOR_SAYS_WORKS));
	CHANGE(&e.change, status, STATUS_CLOSED);
	if (!c->responded_at)
		CHANGE(&e.change, responded_at, who->now);
	if (!c->solved_at)
		CHANGE(&e.change, solved_at, who->now);
	CHANGE(&e.change, closed_at, who->now);
	return case_enter(db, &w->use, c, &e, err);
}

bool
case_works(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err)
{
	Working w = { { a, who }, case_id };

	return db_transact(db, works, &w, err);
}

/* --- without a word --- */

typedef struct {
	Use use;
	int64_t case_id, seen;
	const char *reason;
} PuttingAside;

static bool
put_aside(Db *db, void *arg, GError **err)
{
	const PuttingAside *p = arg;
	Case *c;

	if (!case_load_open(db, p->use.arena, p->case_id, p->seen, &c, err))
		return false;

	Entry e = entry_by(p->use.who, ENTRY_CLOSED, false, p->reason);
	e.details = "{\"aside\":1}";
	CHANGE(&e.change, status, STATUS_CLOSED);
	CHANGE(&e.change, closed_at, p->use.who->now);
	return case_enter(db, &p->use, c, &e, err);
}

bool
case_put_aside(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    const char *reason, GError **err)
{
	PuttingAside p = { { a, who }, case_id, seen, reason };

	return must_be_staff(who, err) && db_transact(db, put_aside, &p, err);
}

/* --- by itself --- */

typedef struct {
	Use use;
	int64_t case_id;
} ClosingSolved;

static bool
close_solved(Db *db, void *arg, GError **err)
{
	const ClosingSolved *cs = arg;
	Instant now = cs->use.who->now;
	Case *c;

	if (!case_load(db, cs->use.arena, cs->case_id, 0, &c, err))
		return false;
	/* Reopened, closed by hand, or solved anew meanwhile: another job's matter. */
	if (c->status != STATUS_SOLVED || c->solved_at + CASE_CLOSES_AFTER > now)
		return true;

	Entry e = entry_by(cs->use.who, ENTRY_CLOSED, true, NULL);
	CHANGE(&e.change, status, STATUS_CLOSED);
	CHANGE(&e.change, closed_at, now);
	return case_enter(db, &cs->use, c, &e, err);
}

bool
case_close_solved(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err)
{
	ClosingSolved cs = { { a, who }, case_id };

	return db_transact(db, close_solved, &cs, err);
}

/* --- again --- */

typedef struct {
	Use use;
	int64_t case_id, seen;
	const char *reason;
} Reopening;

static bool
reopen(Db *db, void *arg, GError **err)
{
	const Reopening *r = arg;
	Case *c;

	if (!case_load(db, r->use.arena, r->case_id, r->seen, &c, err))
		return false;
	if (c->merged_into)
		return fail(err, ERR_INVALID, "case.merged");
	if (c->status != STATUS_SOLVED && c->status != STATUS_CLOSED)
		return fail(err, ERR_INVALID, "case.not_closed");

	Entry e = entry_by(r->use.who, ENTRY_REOPENED, false, r->reason);
	CHANGE(&e.change, status, STATUS_OPEN);
	CHANGE(&e.change, solved_at, 0);
	CHANGE(&e.change, closed_at, 0);
	return case_enter(db, &r->use, c, &e, err);
}

bool
case_reopen(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    const char *reason, GError **err)
{
	Reopening r = { { a, who }, case_id, seen, reason };

	return must_be_staff(who, err) && db_transact(db, reopen, &r, err);
}
