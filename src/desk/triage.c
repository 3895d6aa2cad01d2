/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/triage.h"

#include "desk/case_int.h"

typedef struct {
	Use use;
	int64_t case_id;
	const TriageAmong *among;
} Triage;

static bool
find_next(Db *db, Triage *t, GError **err)
{
	const Actor *who = t->use.who;
	Instant since = who->now - TRIAGE_SKIP;
	TriageLeft left;

	if (!t->among)
		return triage_store_next(db, who->staff_id, who->now, since, &t->case_id,
		    err);
	if (!triage_store_left(db, who->staff_id, who->now, since, t->among, &left, err))
		return false;
	t->case_id = left.next;
	return true;
}

static bool
next(Db *db, void *arg, GError **err)
{
	Triage *t = arg;
	const Actor *who = t->use.who;
	Instant now = who->now;

	if (!triage_store_release(db, who->staff_id, err) || !find_next(db, t, err))
		return false;
	return !t->case_id || triage_store_claim(db, t->case_id, who->staff_id,
	                          now + TRIAGE_CLAIM, now, err);
}

static bool
keep(Db *db, void *arg, GError **err)
{
	const Triage *t = arg;
	const Actor *who = t->use.who;
	Case *c;

	return case_load(db, t->use.arena, t->case_id, 0, &c, err) &&
	       triage_store_claim(db, c->id, who->staff_id, who->now + TRIAGE_CLAIM,
	           who->now, err);
}

static bool
go_back(Db *db, void *arg, GError **err)
{
	const Triage *t = arg;

	return triage_store_release(db, t->use.who->staff_id, err) && keep(db, arg, err);
}

static bool
skip(Db *db, void *arg, GError **err)
{
	const Triage *t = arg;
	const Actor *who = t->use.who;
	Case *c;

	return case_load(db, t->use.arena, t->case_id, 0, &c, err) &&
	       triage_store_skip(db, c->id, who->staff_id, who->now, err) &&
	       triage_store_release(db, who->staff_id, err);
}

static bool
again(Db *db, void *arg, GError **err)
{
	const Triage *t = arg;

	return triage_store_unskip(db, t->use.who->staff_id, err);
}

static bool
run(Db *db, Triage *t, DbTransactFunc fn, GError **err)
{
	return must_be_staff(t->use.who, err) && db_transact(db, fn, t, err);
}

bool
triage_next(Db *db, Arena *a, const Actor *who, const TriageAmong *among,
    int64_t *case_id, GError **err)
{
	Triage t = { { a, who }, 0, among };

	if (!run(db, &t, next, err))
		return false;
	*case_id = t.case_id;
	return true;
}

bool
triage_keep(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err)
{
	Triage t = { { a, who }, case_id, NULL };

	return run(db, &t, keep, err);
}

bool
triage_return(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err)
{
	Triage t = { { a, who }, case_id, NULL };

	return run(db, &t, go_back, err);
}

bool
triage_skip(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err)
{
	Triage t = { { a, who }, case_id, NULL };

	return run(db, &t, skip, err);
}

bool
triage_again(Db *db, Arena *a, const Actor *who, GError **err)
{
	Triage t = { { a, who }, 0, NULL };

	return run(db, &t, again, err);
}
