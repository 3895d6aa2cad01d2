/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/bulk.h"
#include "desk/bulk_int.h"
#include "store/bulk_store.h"
#include "store/case_store.h"

typedef struct {
	Use use;
	const Bulk *bulk;
	const BulkCase *one;
} Undoing;

static bool
is_untouched(const Undoing *u, const Case *c)
{
	return c && c->version == u->one->version && u->one->before != NULL;
}

/* In the case that it went into: that it went out again. */
static bool
note_leaving(Db *db, const Undoing *u, const Case *c, GError **err)
{
	Arena *a = u->use.arena;
	Case *into;

	if (!c->merged_into)
		return true;
	if (!case_load(db, a, c->merged_into, 0, &into, err))
		return false;
	Entry e = entry_by(u->use.who, ENTRY_SPLIT, false, NULL);
	e.details = arena_printf(a, "{\"to\":%" G_GINT64_FORMAT "}", c->id);
	return case_enter(db, &u->use, into, &e, err);
}

/* Nobody is told of what nobody was told that it had been done. */
static bool
silence(Db *db, const Undoing *u, const Entry *back, GError **err)
{
	const BulkCase *one = u->one;
	Instant now = u->use.who->now;
	int64_t gone;

	if (!mail_store_drop_of(db, one->case_id, one->first_entry, one->last_entry, now,
	        &gone, err))
		return false;
	return gone ||
	       mail_store_drop_of(db, one->case_id, back->id, back->id, now, &gone, err);
}

static bool
enter_back(Db *db, const Undoing *u, Case *c, Entry *back, const char **why_not,
    GError **err)
{
	if (u->bulk->act == BULK_REFER)
		return bulk_refer_undo(db, &u->use, u->one, c, back, why_not, err);
	return note_leaving(db, u, c, err) && case_enter(db, &u->use, c, back, err);
}

static bool
say_not_undone(Db *db, const Undoing *u, const char *why, GError **err)
{
	return bulk_store_set_not_undone(db, u->bulk->id, u->one->case_id, why, err);
}

static bool
set_back(Db *db, const Undoing *u, Case *c, GError **err)
{
	const char *why_not = NULL;
	bool was_ended = c->status >= STATUS_SOLVED;
	Entry e = entry_by(u->use.who, was_ended ? ENTRY_REOPENED : ENTRY_CHANGED, false,
	    NULL);

	if (!change_from_json(u->use.arena, u->one->before, &e.change, err) ||
	    !enter_back(db, u, c, &e, &why_not, err))
		return false;
	return why_not ? say_not_undone(db, u, why_not, err) : silence(db, u, &e, err);
}

static bool
undo_one(Db *db, const Undoing *u, GError **err)
{
	Case *c;

	if (!case_store_find(db, u->use.arena, u->one->case_id, &c, err))
		return false;
	if (is_untouched(u, c))
		return set_back(db, u, c, err);
	return say_not_undone(db, u,
	    u->one->before ? "bulk.not_undone.changed" : "bulk.not_undone.merged", err);
}

/* All of them in one: what fails half-way leaves the whole as it was, and can be pressed
 * again. It is undone once, whoever presses twice. */
static bool
undo(Db *db, void *arg, GError **err)
{
	const Undoing *all = arg;
	Undoing u = *all;
	Instant now = u.use.who->now;
	BulkCase *cases;
	Bulk *b;
	size_t n;

	if (!bulk_store_find(db, u.use.arena, all->bulk->id, &b, err) ||
	    !bulk_store_cases(db, u.use.arena, all->bulk->id, &cases, &n, err))
		return false;
	if (!b || !bulk_may_undo(b, now))
		return fail(err, ERR_INVALID, "bulk.late");
	if (!bulk_store_set_undone(db, b->id, now, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		u.one = &cases[i];
		if (u.one->version && !undo_one(db, &u, err))
			return false;
	}
	return true;
}

bool
bulk_undo(Db *db, Arena *a, const Actor *who, int64_t id, GError **err)
{
	Undoing u = { .use = { a, who } };
	Bulk *b;

	if (!must_be_staff(who, err) || !bulk_store_find(db, a, id, &b, err))
		return false;
	if (!b)
		return fail(err, ERR_INVALID, "bulk.unknown");
	if (b->staff_id != who->staff_id)
		return fail(err, ERR_DENIED, "bulk.another");
	u.bulk = b;
	return db_transact(db, undo, &u, err);
}
