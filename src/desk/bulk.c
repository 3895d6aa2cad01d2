/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/bulk.h"

#include "base/err.h"
#include "desk/bulk_int.h"
#include "desk/visit_int.h"
#include "store/bulk_store.h"
#include "store/case_store.h"
#include "store/supplier_store.h"

typedef struct {
	Use use; /* its Actor is held back: Actor.told_from */
	const BulkWhat *what;
	Instant as_of;
} Doing;

/* --- one case --- */

/* A visit that is off is no more on when the closing is undone. */
static bool
may_be_closed(Db *db, const Doing *d, const Case *c, GError **err)
{
	bool is_visited;

	return visit_is_ahead(db, &d->use, c->id, &is_visited, err) &&
	       (!is_visited || fail(err, ERR_INVALID, "bulk.visited"));
}

static bool
do_one(Db *db, const Doing *d, const Case *c, GError **err)
{
	const BulkWhat *w = d->what;
	Arena *a = d->use.arena;
	CaseChange change = { .case_id = c->id, .seen = c->version };
	CaseWrite end = { .case_id = c->id, .seen = c->version, .text = w->text };

	switch (w->act) {
	case BULK_ASSIGN:
		change.assign = true;
		change.assignee_id = w->value;
		break;
	case BULK_CATEGORY:
		change.category = (Category)w->value;
		break;
	case BULK_PRIORITY:
		change.priority = (Priority)w->value;
		break;
	case BULK_STATUS:
		change.status = (Status)w->value;
		break;
	case BULK_MERGE:
		return case_merge(db, a, d->use.who, c->id, c->version, w->value, err);
	case BULK_SOLVE:
	case BULK_CLOSE:
		end.status = w->act == BULK_SOLVE ? STATUS_SOLVED : STATUS_CLOSED;
		return (w->act == BULK_SOLVE || may_be_closed(db, d, c, err)) &&
		       case_close(db, a, d->use.who, &end, err);
	case BULK_ASIDE:
		return may_be_closed(db, d, c, err) &&
		       case_put_aside(db, a, d->use.who, c->id, c->version, w->text, err);
	case BULK_REFER:
		return bulk_refer_one(db, &d->use, c, w, err);
	}
	return case_change(db, a, d->use.who, &change, err);
}

/* What was set of it, as it was: nothing that follows from it, as the clocks do. */
static const char *
what_was(Arena *a, const Case *before, const Case *after)
{
	Change was = { 0 };

#define WAS(field)                                                                       \
	if (before->field != after->field)                                               \
	CHANGE(&was, field, before->field)
	WAS(category);
	WAS(priority);
	WAS(status);
	WAS(assignee_id);
	WAS(solved_at);
	WAS(closed_at);
	WAS(merged_into);
	if (before->category != after->category) {
		WAS(horizon);
		WAS(horizon_why);
	}
#undef WAS
	return change_to_json(a, &was);
}

/* A case with what a supplier has of it, or with a visit, went into the other one with
 * all of that. */
static bool
can_be_undone(Db *db, const Doing *d, const Case *c, bool *can, GError **err)
{
	Referral *referrals;
	bool is_visited;
	size_t n;

	*can = true;
	if (d->what->act != BULK_MERGE)
		return true;
	if (!referral_store_of_case(db, d->use.arena, c->id, &referrals, &n, err) ||
	    !visit_is_ahead(db, &d->use, c->id, &is_visited, err))
		return false;
	*can = n == 0 && !is_visited;
	return true;
}

/* What its user can be told is why this one is not done; all else ends the whole. */
static bool
refuse(Arena *a, BulkCase *done, GError *why, GError **err)
{
	if (!err_is_for_user(why)) {
		g_propagate_error(err, why);
		return false;
	}
	done->refused = arena_strdup(a, why->message);
	g_error_free(why);
	return true;
}

static bool
note_done(Db *db, const Doing *d, const Case *before, bool can_undo, BulkCase *done,
    GError **err)
{
	Arena *a = d->use.arena;
	Case *after;

	if (!case_store_find(db, a, before->id, &after, err) ||
	    !entry_store_last(db, before->id, &done->last_entry, err))
		return false;
	if (!after || after->version == before->version)
		return true; /* it was so already */
	done->version = after->version;
	if (can_undo)
		done->before = what_was(a, before, after);
	return true;
}

static bool
try_one(Db *db, const Doing *d, BulkCase *done, GError **err)
{
	Arena *a = d->use.arena;
	GError *why = NULL;
	Case *c;
	bool can;

	if (!case_store_find(db, a, done->case_id, &c, err))
		return false;
	if (!c) {
		done->case_id = 0;
		return true;
	}
	if (d->as_of && c->updated_at > d->as_of) {
		done->refused = "case.changed";
		return true;
	}
	if (!can_be_undone(db, d, c, &can, err) ||
	    !entry_store_last(db, c->id, &done->first_entry, err))
		return false;
	done->first_entry++;
	return do_one(db, d, c, &why) ? note_done(db, d, c, can, done, err)
	                              : refuse(a, done, why, err);
}

/* --- all of them --- */

typedef struct {
	Bulk bulk;
	const BulkCase *done;
	size_t n;
} Noting;

static bool
note(Db *db, void *arg, GError **err)
{
	Noting *x = arg;

	if (!bulk_store_add(db, &x->bulk, err))
		return false;
	for (size_t i = 0; i < x->n; i++)
		if (x->done[i].case_id &&
		    !bulk_store_add_case(db, x->bulk.id, &x->done[i], err))
			return false;
	return true;
}

/* Each number once: what was picked twice is done once. */
static BulkCase *
each_once(Arena *a, const int64_t *cases, size_t n, size_t *n_out)
{
	BulkCase *once = arena_newv(a, BulkCase, n);

	*n_out = 0;
	for (size_t i = 0; i < n; i++) {
		bool again = false;

		for (size_t j = 0; j < *n_out; j++)
			again = again || once[j].case_id == cases[i];
		if (!again)
			once[(*n_out)++] = (BulkCase){ .case_id = cases[i] };
	}
	return once;
}

static bool
act_holds(const BulkWhat *w, GError **err)
{
	if ((int)w->act < 1 || w->act > N_BULK_ACTS)
		return fail(err, ERR_INVALID, "bulk.act");
	if (w->act == BULK_CATEGORY && !category_name(w->value))
		return fail(err, ERR_INVALID, "case.category.unknown");
	if (w->act == BULK_PRIORITY && !priority_name(w->value))
		return fail(err, ERR_INVALID, "case.priority.unknown");
	if (w->act == BULK_STATUS && !status_name(w->value))
		return fail(err, ERR_INVALID, "case.status.unknown");
	if (w->act == BULK_REFER && !w->value)
		return fail(err, ERR_INVALID, "bulk.refer.nobody");
	return true;
}

bool
bulk_do(Db *db, Arena *a, const Actor *who, const BulkWhat *what, const int64_t *cases,
    size_t n, Instant as_of, int64_t *id, GError **err)
{
	Actor held = *who;
	const Doing d = { { a, &held }, what, as_of };
	Noting x = { .bulk = { .staff_id = who->staff_id,
		         .act = what->act,
		         .done_at = who->now } };

	held.told_from = who->now + BULK_UNDO;
	if (!must_be_staff(who, err) || !act_holds(what, err))
		return false;
	if (!n)
		return fail(err, ERR_INVALID, "bulk.none");
	if (n > BULK_MOST)
		return fail(err, ERR_LIMIT, "bulk.many");
	BulkCase *done = each_once(a, cases, n, &x.n);
	x.done = done;
	for (size_t i = 0; i < x.n; i++)
		if (!try_one(db, &d, &done[i], err))
			return false;
	if (!db_transact(db, note, &x, err))
		return false;
	*id = x.bulk.id;
	return true;
}
