/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/case_int.h"
#include "desk/waiting.h"
#include "store/desk_store.h"

typedef struct {
	Use use;
	int64_t case_id, seen;
	Instant at;
} PuttingOff;

static bool
put_off(Db *db, void *arg, GError **err)
{
	const PuttingOff *p = arg;
	const Use *u = &p->use;
	Waiting *w;
	Case *c;

	if (!case_load_open(db, u->arena, p->case_id, p->seen, &c, err) ||
	    !waiting_store_find(db, u->arena, p->case_id, &w, err))
		return false;
	if (!w || c->status != STATUS_WAITING_REPORTER)
		return fail(err, ERR_INVALID, "waiting.not");

	Entry e = entry_by(u->who, ENTRY_REMINDED, false, NULL);
	e.details = arena_printf(u->arena,
	    "{\"put_off\":1,\"until\":%" G_GINT64_FORMAT ",\"reminded\":%d}", p->at,
	    w->reminded_at != 0);
	w->next_at = p->at;
	return case_enter(db, u, c, &e, err) && waiting_store_save(db, w, err) &&
	       job_store_set(db, JOB_WAITING, c->id, w->next_at, u->who->now, err);
}

bool
waiting_put_off(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    Instant at, GError **err)
{
	PuttingOff p = { { a, who }, case_id, seen, at };

	if (!must_be_staff(who, err))
		return false;
	if (at && at <= who->now)
		return fail(err, ERR_INVALID, "waiting.past");
	if (at > who->now + HORIZON_FURTHEST)
		return fail(err, ERR_INVALID, "horizon.too_far");
	return db_transact(db, put_off, &p, err);
}
