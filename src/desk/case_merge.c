/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/case_int.h"
#include "desk/escalate_int.h"
#include "desk/visit_int.h"
#include "store/case_store.h"
#include "store/mail_place_store.h"
#include "store/people_store.h"
#include "store/supplier_store.h"

#define MAX_MERGES 100 /* in a chain: more would be a circle */

typedef struct {
	Use use;
	int64_t from_id, seen, into_id;
} Merging;

bool
case_survivor(Db *db, Arena *a, int64_t case_id, Case **out, GError **err)
{
	Case *c = NULL;

	for (int i = 0; i < MAX_MERGES; i++) {
		if (!case_store_find(db, a, case_id, &c, err))
			return false;
		if (!c || !c->merged_into)
			break;
		case_id = c->merged_into;
	}
	*out = c;
	return true;
}

static char *
details_of(Arena *a, const char *name, int64_t case_id)
{
	return arena_printf(a, "{\"%s\":%" G_GINT64_FORMAT "}", name, case_id);
}

/* Whoever wrote in the one may go on in the other: its number leads there for ever. */
static bool
let_write(Db *db, Arena *a, const Case *from, const Case *into, GError **err)
{
	Person *p = NULL;

	if (from->person_id && !person_store_find(db, a, from->person_id, &p, err))
		return false;
	return (!p || !p->mail || from->person_id == into->person_id ||
	           copied_store_add(db, into->id, p->mail, COPIED_MERGED, err)) &&
	       copied_store_merge(db, a, from->id, into->id, err);
}

static bool
merge(Db *db, void *arg, GError **err)
{
	const Merging *m = arg;
	Arena *a = m->use.arena;
	Case *from, *into;

	if (!case_load_open(db, a, m->from_id, m->seen, &from, err) ||
	    !case_survivor(db, a, m->into_id, &into, err))
		return false;
	if (!into)
		return fail(err, ERR_INVALID, "case.unknown");
	if (into->id == from->id)
		return fail(err, ERR_INVALID, "case.merge.itself");
	/* Its conversation would reach people of another customer. */
	if (from->customer_id != into->customer_id)
		return fail(err, ERR_INVALID, "case.merge.other_customer");

	Entry ended = entry_by(m->use.who, ENTRY_MERGED, true, NULL);
	CHANGE(&ended.change, status, STATUS_CLOSED);
	CHANGE(&ended.change, closed_at, m->use.who->now);
	CHANGE(&ended.change, merged_into, into->id);

	Entry absorbed = entry_by(m->use.who, ENTRY_ABSORBED, false, NULL);
	absorbed.details = details_of(a, "from", from->id);
	return case_enter(db, &m->use, from, &ended, err) &&
	       case_enter(db, &m->use, into, &absorbed, err) &&
	       referral_store_follow(db, from->id, into->id, err) &&
	       decision_follow_in(db, &m->use, from->id, into, err) &&
	       visit_follow_in(db, &m->use, from, into, err) &&
	       let_write(db, a, from, into, err);
}

bool
case_merge(Db *db, Arena *a, const Actor *who, int64_t from_id, int64_t seen,
    int64_t into_id, GError **err)
{
	Merging m = { { a, who }, from_id, seen, into_id };

	return must_be_staff(who, err) && db_transact(db, merge, &m, err);
}

/* --- split --- */

typedef struct {
	Use use;
	int64_t case_id, seen, entry_id, new_id;
	const char *subject;
} Splitting;

/* The new case begins with what the entry said, and stands as the old one stood. */
static Entry
first_of_split(const Splitting *s, const Case *c, const Entry *e)
{
	Entry first = entry_by(s->use.who, ENTRY_SPLIT, e->is_public, e->text);

	first.html = e->html;
	first.attachments = e->attachments;
	first.n_attachments = e->n_attachments;
	first.details = details_of(s->use.arena, "from", c->id);
	CHANGE(&first.change, subject, *s->subject ? s->subject : c->subject);
	CHANGE(&first.change, customer_id, c->customer_id);
	CHANGE(&first.change, person_id, c->person_id);
	CHANGE(&first.change, category, c->category);
	CHANGE(&first.change, priority, c->priority);
	CHANGE(&first.change, status, STATUS_OPEN);
	CHANGE(&first.change, assignee_id, c->assignee_id);
	CHANGE(&first.change, channel, c->channel);
	CHANGE(&first.change, lang, c->lang);
	return first;
}

static bool
split(Db *db, void *arg, GError **err)
{
	Splitting *s = arg;
	Case *c, made;
	Entry *e;

	if (!case_load(db, s->use.arena, s->case_id, s->seen, &c, err) ||
	    !entry_store_find(db, s->use.arena, s->entry_id, &e, err))
		return false;
	if (!e || e->case_id != c->id)
		return fail(err, ERR_INVALID, "case.entry.unknown");

	Entry first = first_of_split(s, c, e);
	if (!case_begin(db, &s->use, &first, false, &made, err))
		return false;
	Entry trace = entry_by(s->use.who, ENTRY_SPLIT, false, NULL);
	trace.details = details_of(s->use.arena, "to", made.id);
	s->new_id = made.id;
	return case_enter(db, &s->use, c, &trace, err);
}

bool
case_split(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    int64_t entry_id, const char *subject, int64_t *new_id, GError **err)
{
	Splitting s = { .use = { a, who },
		.case_id = case_id,
		.seen = seen,
		.entry_id = entry_id,
		.subject = case_subject(a, subject) };

	if (!must_be_staff(who, err) || !db_transact(db, split, &s, err))
		return false;
	*new_id = s.new_id;
	return true;
}
