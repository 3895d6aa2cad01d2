/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/case_int.h"
#include "store/draft_store.h"

typedef struct {
	Use use;
	const CaseWrite *what;
	const char *text;
} Answer;

/* A case that waits, or that somebody answers, is looked after from then on. */
static Status
status_after(const Case *c, const CaseWrite *w)
{
	if (w->status)
		return w->status;
	return c->status == STATUS_NEW ? STATUS_OPEN : (Status)c->status;
}

static bool
answer(Db *db, void *arg, GError **err)
{
	Answer *an = arg;
	const CaseWrite *w = an->what;
	const Actor *who = an->use.who;
	Case *c;

	if (!case_load_open(db, an->use.arena, w->case_id, w->seen, &c, err))
		return false;
	if (!c->person_id)
		return fail(err, ERR_INVALID, "case.nobody_to_answer");

	Entry e = entry_by(who, ENTRY_ANSWER, true, an->text);
	e.minutes = w->minutes;
	e.attachments = w->attachments;
	e.n_attachments = w->n_attachments;
	CHANGE(&e.change, status, status_after(c, w));
	if (!c->responded_at)
		CHANGE(&e.change, responded_at, who->now);
	if (!c->assignee_id)
		CHANGE(&e.change, assignee_id, who->staff_id);
	return case_enter(db, &an->use, c, &e, err) &&
	       (!w->is_drafted || draft_store_clear(db, c->id, who->staff_id, err));
}

bool
case_status_may_be_set(Status status, GError **err)
{
	if (status && !status_name(status))
		return fail(err, ERR_INVALID, "case.status.unknown");
	if (status == STATUS_SOLVED || status == STATUS_CLOSED)
		return fail(err, ERR_INVALID, "case.status.needs_solution");
	return true;
}

bool
case_answer(Db *db, Arena *a, const Actor *who, const CaseWrite *what, GError **err)
{
	Answer an = { .use = { a, who }, .what = what };

	if (what->minutes < 0)
		return fail(err, ERR_INVALID, "case.minutes.negative");
	return must_be_staff(who, err) && case_status_may_be_set(what->status, err) &&
	       case_text_needed(a, what->text, &an.text, err) &&
	       db_transact(db, answer, &an, err);
}
