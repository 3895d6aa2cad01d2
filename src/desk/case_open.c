/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "base/str.h"
#include "desk/escalate_int.h"
#include "store/people_store.h"

typedef struct {
	Use use;
	const CaseOpen *what;
	int64_t id;
} Opening;

static Priority
priority_of(Category category)
{
	switch (category) {
	case CATEGORY_CHANGE:
		return PRIORITY_LOW;
	case CATEGORY_FAULT:
		return PRIORITY_NORMAL;
	case CATEGORY_CRITICAL:
		return PRIORITY_HIGH;
	case CATEGORY_OUTAGE:
		return PRIORITY_URGENT;
	}
	g_assert_not_reached();
}

/* The subject that was given, else the first words of the text. */
static const char *
subject_of(Arena *a, const CaseOpen *what, Lang lang)
{
	const char *subject = case_subject(a, what->subject);
	const char *text_ = what->text ? what->text : "";

	if (*subject)
		return subject;
	text_ += strspn(text_, " \t\n");
	if (!*text_)
		return text(lang, TEXT_CASE_NO_SUBJECT);
	return str_truncate_utf8(a, arena_strndup(a, text_, strcspn(text_, "\n")), 80);
}

/* Everything that is known of a case when it begins. */
static Change
first_change(Arena *a, const Actor *who, const CaseOpen *o, const Person *p)
{
	Category category = o->category ? o->category : CATEGORY_FAULT;
	Lang lang = p ? p->lang : o->lang;
	Change ch = { 0 };

	CHANGE(&ch, subject, subject_of(a, o, lang));
	CHANGE(&ch, person_id, o->person_id);
	CHANGE(&ch, customer_id,
	    o->customer_id ? o->customer_id : (p ? p->customer_id : 0));
	CHANGE(&ch, category, category);
	CHANGE(&ch, priority, o->priority ? o->priority : priority_of(category));
	CHANGE(&ch, status, actor_is_staff(who) ? STATUS_OPEN : STATUS_NEW);
	CHANGE(&ch, assignee_id, o->assignee_id);
	CHANGE(&ch, channel, o->channel);
	CHANGE(&ch, lang, lang);
	if (o->kind == ENTRY_CALL && actor_is_staff(who)) /* he spoke to us already */
		CHANGE(&ch, responded_at, who->now);
	return ch;
}

static bool
open_case(Db *db, void *arg, GError **err)
{
	Opening *op = arg;
	const CaseOpen *o = op->what;
	Arena *a = op->use.arena;
	Person *p = NULL;
	Case c;

	if (o->person_id && !person_store_find(db, a, o->person_id, &p, err))
		return false;
	if (o->person_id && !p)
		return fail(err, ERR_INVALID, "person.unknown");

	Entry e = entry_by(op->use.who, o->kind, o->kind != ENTRY_NOTE, o->text);
	e.html = o->html;
	e.details = o->details;
	e.minutes = o->minutes;
	e.attachments = o->attachments;
	e.n_attachments = o->n_attachments;
	e.change = first_change(a, op->use.who, o, p);
	if (!case_begin(db, &op->use, &e, o->quiet, &c, err) ||
	    !escalate_by_word(db, &op->use, &c, &e, o->said, err))
		return false;
	op->id = c.id;
	return true;
}

static bool
is_blank(const char *s)
{
	return !s || !s[strspn(s, " \t\r\n")];
}

static bool
holds(const CaseOpen *o, GError **err)
{
	/* A mail is a case whatever is in it; people are asked to say something. */
	if (o->kind != ENTRY_MAIL_IN && is_blank(o->subject) && is_blank(o->text))
		return fail(err, ERR_INVALID, "case.text.missing");
	if (o->category && !category_name(o->category))
		return fail(err, ERR_INVALID, "case.category.unknown");
	if (o->priority && !priority_name(o->priority))
		return fail(err, ERR_INVALID, "case.priority.unknown");
	if (o->text && strlen(o->text) > CASE_MAX_TEXT)
		return fail(err, ERR_LIMIT, "case.text.too_long");
	if (o->minutes < 0)
		return fail(err, ERR_INVALID, "case.minutes.negative");
	return true;
}

bool
case_open_in(Db *db, const Use *u, const CaseOpen *what, int64_t *id, GError **err)
{
	Opening op = { .use = *u, .what = what };

	if (!holds(what, err) || !open_case(db, &op, err))
		return false;
	*id = op.id;
	return true;
}

bool
case_open(Db *db, Arena *a, const Actor *who, const CaseOpen *what, int64_t *id,
    GError **err)
{
	Opening op = { .use = { a, who }, .what = what };

	if (!holds(what, err) || !db_transact(db, open_case, &op, err))
		return false;
	*id = op.id;
	return true;
}
