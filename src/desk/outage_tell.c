/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "base/json.h"
#include "desk/notify.h"
#include "desk/outage_int.h"
#include "store/outage_store.h"
#include "store/people_store.h"

#define LONGEST_PROMISE DAYS(7)

bool
outage_load(Db *db, Arena *a, int64_t id, int64_t seen, Outage **out, GError **err)
{
	Outage *o;

	if (!outage_store_find(db, a, id, &o, err))
		return false;
	if (!o)
		return fail(err, ERR_INVALID, "outage.unknown");
	if (seen && o->version != seen)
		return fail(err, ERR_CONFLICT, "outage.changed");
	*out = o;
	return true;
}

bool
outage_load_on(Db *db, Arena *a, int64_t id, int64_t seen, Outage **out, GError **err)
{
	Outage *o;

	if (!outage_load(db, a, id, seen, &o, err))
		return false;
	if (o->ended_at)
		return fail(err, ERR_INVALID, "outage.over");
	*out = o;
	return true;
}

bool
outage_word_of(Arena *a, const OutageSay *say, OutageWord *w, GError **err)
{
	*w = (OutageWord){ 0 };
	if (!case_text(a, say->da, &w->da, err) || !case_text(a, say->en, &w->en, err))
		return false;
	if (strlen(w->da) > OUTAGE_MAX_TEXT || strlen(w->en) > OUTAGE_MAX_TEXT)
		return fail(err, ERR_LIMIT, "case.text.too_long");
	return *w->da || *w->en || fail(err, ERR_INVALID, "outage.text.da");
}

bool
outage_next_holds(const OutageSay *say, Instant now, GError **err)
{
	return (say->next_update_at > now &&
	           say->next_update_at <= now + LONGEST_PROMISE) ||
	       fail(err, ERR_INVALID, "outage.next");
}

/* --- in the cases --- */

/* Which word of which outage: the same word is told to nobody twice (notify.c). */
static char *
details_of(Arena *a, const Outage *o, const OutageWord *w)
{
	g_autoptr(GString) s = g_string_new(NULL);
	JsonWriter j = json_writer(s);

	json_begin_object(&j);
	json_put_key(&j, "outage"), json_put_int(&j, o->id);
	json_put_key(&j, "word"), json_put_int(&j, w->id);
	json_end_object(&j);
	return arena_strdup(a, s->str);
}

/* What is said must be there in a language that somebody reads. */
static bool
is_said(const OutageWord *w, Lang lang, GError **err)
{
	if (lang == LANG_EN)
		return *w->en || fail(err, ERR_INVALID, "outage.text.en");
	return *w->da || fail(err, ERR_INVALID, "outage.text.da");
}

static Entry
word_in_case(const Use *u, const Outage *o, const OutageWord *w, const Case *c,
    EntryKind kind)
{
	Entry e = entry_by(u->who, kind, true, outage_word_text(w, (Lang)c->lang));

	e.details = details_of(u->arena, o, w);
	return e;
}

bool
outage_link(Db *db, const Use *u, const Outage *o, const OutageWord *w, Case *c,
    GError **err)
{
	Entry e = word_in_case(u, o, w, c, ENTRY_OUTAGE);

	if (!is_said(w, (Lang)c->lang, err))
		return false;
	CHANGE(&e.change, outage_id, o->id);
	if (c->category != CATEGORY_OUTAGE) {
		CHANGE(&e.change, category, CATEGORY_OUTAGE);
		if (!case_promise(db, u->arena, c, c->customer_id, &e.change, err))
			return false;
	}
	if (c->status == STATUS_NEW)
		CHANGE(&e.change, status, STATUS_OPEN);
	if (!c->responded_at)
		CHANGE(&e.change, responded_at, u->who->now);
	return case_enter(db, u, c, &e, err);
}

static bool
tell_case(Db *db, const Use *u, const Outage *o, const OutageWord *w, Case *c, bool over,
    GError **err)
{
	Entry e = word_in_case(u, o, w, c, over ? ENTRY_SOLVED : ENTRY_OUTAGE);

	if (c->status >= STATUS_SOLVED)
		return true;
	if (!is_said(w, (Lang)c->lang, err))
		return false;
	return over ? case_solve_in(db, u, c, &e, err) : case_enter(db, u, c, &e, err);
}

/* --- the contacts --- */

bool
outage_tell_contacts(Db *db, const Use *u, const Outage *o, const OutageWord *w,
    GError **err)
{
	int64_t *ids;
	size_t n;

	if (!outage_store_contacts(db, u->arena, o->id, &ids, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		Person *p;

		if (!person_store_find(db, u->arena, ids[i], &p, err))
			return false;
		if (!is_said(w, p->lang, err) ||
		    !notify_person(db, u->arena, p, MAIL_OUTAGE,
		        outage_word_thing(u->arena, o->id, w->id), o->title,
		        outage_word_text(w, p->lang), u->who->now, err))
			return false;
	}
	return true;
}

bool
outage_tell(Db *db, const Use *u, const Outage *o, OutageWord *w, bool over, GError **err)
{
	CaseLine *lines;
	size_t n;

	w->at = u->who->now;
	if (!outage_store_add_word(db, o->id, u->who->staff_id, w, err) ||
	    !outage_store_cases(db, u->arena, o->id, &lines, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (!tell_case(db, u, o, w, &lines[i].c, over, err))
			return false;
	db_announce(db, "outage", o->id);
	return outage_tell_contacts(db, u, o, w, err);
}
