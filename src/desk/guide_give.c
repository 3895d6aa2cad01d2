/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/guide.h"
#include "desk/guide_int.h"
#include "store/guide_store.h"

/* --- an entry gives them --- */

static bool
gives(const Entry *e)
{
	return e->staff_id && (e->kind == ENTRY_ANSWER || e->kind == ENTRY_SOLVED ||
	                          e->kind == ENTRY_CLOSED || e->kind == ENTRY_CALL);
}

/* The versions of the guides that are named, as they are now. */
static bool
find_named(Db *db, Arena *a, const GuideScope *scope, const int64_t *ids, size_t n,
    int64_t *versions, GError **err)
{
	for (size_t i = 0; i < n; i++) {
		Guide *g;

		if (!guide_store_find(db, a, ids[i], &g, err))
			return false;
		if (!g || !guide_in_scope(g, scope))
			return fail(err, ERR_INVALID, "guide.not_for_him");
		versions[i] = g->version;
	}
	return true;
}

bool
guide_answer_holds(Db *db, Arena *a, const Case *c, const char *text, GError **err)
{
	const GuideScope scope = { c->customer_id, true };
	int64_t ids[GUIDE_MAX_NAMED], versions[GUIDE_MAX_NAMED];

	return find_named(db, a, &scope, ids, guide_named(text, ids), versions, err);
}

bool
guide_name_in(Db *db, const Use *u, const Case *c, Entry *e, GError **err)
{
	/* On the telephone one may read aloud what is not to be seen. */
	const GuideScope scope = { c->customer_id, e->kind != ENTRY_CALL };
	int64_t ids[GUIDE_MAX_NAMED], versions[GUIDE_MAX_NAMED];
	size_t n = gives(e) ? guide_named(e->text, ids) : 0;

	if (!find_named(db, u->arena, &scope, ids, n, versions, err))
		return false;
	if (!n)
		return true;
	e->details = entry_details_with(u->arena, e->details, "guides", ids, n);
	e->details = entry_details_with(u->arena, e->details, "versions", versions, n);
	return true;
}

bool
guide_count_in(Db *db, const Case *c, const Entry *e, GError **err)
{
	GuideUse use = { .entry_id = e->id };

	if (!gives(e))
		return true;
	for (size_t i = 0; (use.guide_id = entry_detail_at(e, "guides", i)); i++) {
		use.version = entry_detail_at(e, "versions", i);
		if (!guide_store_add_use(db, &use, c->id, err))
			return false;
	}
	return true;
}

/* --- whether it worked --- */

typedef struct {
	Use use;
	int64_t case_id, guide_id;
	bool worked;
} Saying;

static bool
find_use(Db *db, const Saying *s, GuideUse **out, GError **err)
{
	GuideUse *all;
	size_t n;

	if (!guide_store_of_case(db, s->use.arena, s->case_id, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (all[i].guide_id == s->guide_id) {
			*out = &all[i];
			return true;
		}
	return fail(err, ERR_INVALID, "guide.not_given");
}

static bool
say(Db *db, void *arg, GError **err)
{
	const Saying *s = arg;
	const Actor *who = s->use.who;
	GuideUse *use;
	Case *c;

	if (!case_load(db, s->use.arena, s->case_id, 0, &c, err) ||
	    !find_use(db, s, &use, err))
		return false;
	if (use->is_said && use->worked == s->worked)
		return true;
	Entry e = entry_by(who, ENTRY_GUIDE, false,
	    use->titles[guide_lang(use->titles, (Lang)c->lang)]);
	e.details = arena_printf(s->use.arena,
	    "{\"guide\":%" G_GINT64_FORMAT ",\"version\":%" G_GINT64_FORMAT
	    ",\"worked\":%d}",
	    use->guide_id, use->version, s->worked);
	if (who->person_id && c->status == STATUS_WAITING_REPORTER)
		CHANGE(&e.change, status, STATUS_OPEN);
	return guide_store_say(db, use, s->worked, err) &&
	       case_enter(db, &s->use, c, &e, err);
}

bool
case_guide_worked(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t guide_id,
    bool worked, GError **err)
{
	Saying s = { { a, who }, case_id, guide_id, worked };

	if (!who->staff_id && !who->person_id)
		return fail(err, ERR_DENIED, "staff.only");
	return db_transact(db, say, &s, err);
}
