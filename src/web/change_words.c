/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/change_words.h"

#include "model/when.h"
#include "store/agreement_store.h"
#include "store/people_store.h"

typedef struct {
	Db *db;
	const Reader *rd;
	const char **words;
	size_t n;
} Words;

static void
add(Words *w, TextId field, const char *from, const char *to)
{
	const Reader *rd = w->rd;
	TextArg args[] = { TEXT_ARG(text(rd->lang, field)), TEXT_ARG(from),
		TEXT_ARG(to) };
	TextArg set[] = { args[0], args[2] };

	*arena_push(rd->a, &w->words,
	    &w->n) = from ? text_format(rd->a, rd->lang, TEXT_CHANGE_WORDS, args, 3)
	                  : text_format(rd->a, rd->lang, TEXT_CHANGE_SET, set, 2);
}

static void
add_enum(Words *w, TextId field, TextId (*words_of)(int64_t), int64_t from, int64_t to)
{
	add(w, field, from ? text(w->rd->lang, words_of(from)) : NULL,
	    text(w->rd->lang, words_of(to)));
}

static bool
staff_name(Words *w, int64_t id, const char **name, GError **err)
{
	Staff *s = NULL;

	if (id && !staff_store_find(w->db, w->rd->a, id, &s, err))
		return false;
	*name = s ? s->name : text(w->rd->lang, TEXT_CASE_NOBODY);
	return true;
}

static bool
person_name(Words *w, int64_t id, const char **name, GError **err)
{
	Person *p = NULL;

	if (id && !person_store_find(w->db, w->rd->a, id, &p, err))
		return false;
	*name = p ? p->name : text(w->rd->lang, TEXT_CASE_NOBODY);
	return true;
}

static bool
customer_name(Words *w, int64_t id, const char **name, GError **err)
{
	Customer *c = NULL;

	if (id && !customer_store_find(w->db, w->rd->a, id, &c, err))
		return false;
	*name = c ? c->name : text(w->rd->lang, TEXT_CASE_NOBODY);
	return true;
}

static bool
agreement_name(Words *w, int64_t id, const char **name, GError **err)
{
	Agreement *ag = NULL;

	if (id && !agreement_store_find(w->db, w->rd->a, id, &ag, err))
		return false;
	*name = ag ? ag->name : "–";
	return true;
}

typedef bool (*NameOf)(Words *w, int64_t id, const char **name, GError **err);

static bool
add_name(Words *w, TextId field, NameOf name_of, const int64_t from_to[2], GError **err)
{
	const char *from, *to;

	if (!name_of(w, from_to[0], &from, err) || !name_of(w, from_to[1], &to, err))
		return false;
	add(w, field, from, to);
	return true;
}

static void
add_plain(Words *w, const Case *was, const Change *ch)
{
	const Reader *rd = w->rd;

	if (CHANGES(ch, subject))
		add(w, TEXT_CHANGE_SUBJECT, was->subject, ch->to.subject);
	if (CHANGES(ch, category))
		add_enum(w, TEXT_LIST_CATEGORY, category_text, was->category,
		    ch->to.category);
	if (CHANGES(ch, priority))
		add_enum(w, TEXT_LIST_PRIORITY, priority_text, was->priority,
		    ch->to.priority);
	if (CHANGES(ch, status))
		add_enum(w, TEXT_LIST_STATUS, status_text, was->status, ch->to.status);
	if (CHANGES(ch, step))
		add_enum(w, TEXT_CHANGE_STEP, step_text, was->step, ch->to.step);
	if (CHANGES(ch, horizon) && ch->to.horizon)
		add(w, TEXT_CHANGE_HORIZON, NULL,
		    when_text(rd->a, rd->lang, rd->tz, ch->to.horizon, rd->now));
	if (CHANGES(ch, horizon_why) && ch->to.horizon_why)
		add(w, TEXT_CHANGE_HORIZON_WHY, NULL,
		    text(rd->lang, horizon_why_short(ch->to.horizon_why)));
}

bool
change_words(Db *db, const Reader *rd, const Case *before, const Change *ch,
    const char ***words, size_t *n, GError **err)
{
	Words w = { .db = db, .rd = rd };
	const int64_t assignee[] = { before->assignee_id, ch->to.assignee_id };
	const int64_t customer[] = { before->customer_id, ch->to.customer_id };
	const int64_t person[] = { before->person_id, ch->to.person_id };
	const int64_t agreement[] = { before->agreement_id, ch->to.agreement_id };

	add_plain(&w, before, ch);
	if (CHANGES(ch, assignee_id) &&
	    !add_name(&w, TEXT_LIST_ASSIGNEE, staff_name, assignee, err))
		return false;
	if (CHANGES(ch, customer_id) &&
	    !add_name(&w, TEXT_LIST_CUSTOMER, customer_name, customer, err))
		return false;
	if (CHANGES(ch, person_id) &&
	    !add_name(&w, TEXT_CHANGE_PERSON, person_name, person, err))
		return false;
	if (before->agreement_id && CHANGES(ch, agreement_id) &&
	    !add_name(&w, TEXT_SIDE_AGREEMENT, agreement_name, agreement, err))
		return false;
	*words = w.words;
	*n = w.n;
	return true;
}
