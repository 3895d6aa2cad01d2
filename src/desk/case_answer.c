/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "base/err.h"
#include "desk/case_int.h"
#include "desk/guide_int.h"
#include "model/template.h"

/* A case that waits, or that somebody answers, is looked after from then on. */
static Status
status_after(const Case *c, const CaseWrite *w)
{
	if (w->status)
		return w->status;
	return c->status == STATUS_NEW ? STATUS_OPEN : (Status)c->status;
}

bool
case_answerable(Db *db, Arena *a, const CaseWrite *w, Case **out, GError **err)
{
	if (!case_load_open(db, a, w->case_id, w->seen, out, err))
		return false;
	if (!(*out)->person_id)
		return fail(err, ERR_INVALID, "case.nobody_to_answer");
	return guide_answer_holds(db, a, *out, w->text, err);
}

bool
case_answer_in(Db *db, const Use *u, const CaseWrite *w, Instant sent_at, GError **err)
{
	Case *c;

	if (!case_answerable(db, u->arena, w, &c, err))
		return false;

	Entry e = entry_by(u->who, ENTRY_ANSWER, true, w->text);
	e.minutes = w->minutes;
	e.attachments = w->attachments;
	e.n_attachments = w->n_attachments;
	CHANGE(&e.change, status, status_after(c, w));
	if (!c->responded_at)
		CHANGE(&e.change, responded_at, sent_at);
	if (!c->assignee_id)
		CHANGE(&e.change, assignee_id, u->who->staff_id);
	return (!w->is_drafted || draft_end(db, u, c->id, &e, err)) &&
	       case_enter(db, u, c, &e, err);
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
case_answer_holds(Arena *a, const Actor *who, const CaseWrite *w, const char **text,
    GError **err)
{
	if (w->minutes < 0)
		return fail(err, ERR_INVALID, "case.minutes.negative");
	if (!must_be_staff(who, err) || !case_status_may_be_set(w->status, err) ||
	    !case_text_needed(a, w->text, text, err))
		return false;
	/* What a template could not fill in. */
	return !strstr(*text, TEMPLATE_GAP) || fail(err, ERR_INVALID, "template.gap");
}

typedef struct {
	Use use;
	CaseWrite what;
} Answer;

static bool
answer(Db *db, void *arg, GError **err)
{
	const Answer *an = arg;

	return case_answer_in(db, &an->use, &an->what, an->use.who->now, err);
}

bool
case_answer(Db *db, Arena *a, const Actor *who, const CaseWrite *what, GError **err)
{
	Answer an = { { a, who }, *what };

	return case_answer_holds(a, who, what, &an.what.text, err) &&
	       db_transact(db, answer, &an, err);
}
