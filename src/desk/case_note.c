/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/case_int.h"

typedef struct {
	Use use;
	const CaseWrite *what;
	const char *text;
} Note;

static bool
is_work(EntryKind kind)
{
	return kind == ENTRY_CALL || kind == ENTRY_REMOTE || kind == ENTRY_VISIT ||
	       kind == ENTRY_HANDIN;
}

static bool
note(Db *db, void *arg, GError **err)
{
	Note *n = arg;
	const CaseWrite *w = n->what;
	const Actor *who = n->use.who;
	Case *c;

	if (!case_load(db, n->use.arena, w->case_id, w->status ? w->seen : 0, &c, err))
		return false;
	if (w->status && !case_is_open(c))
		return fail(err, ERR_INVALID, "case.closed");

	Entry e = entry_by(who, w->kind, is_work(w->kind) && w->is_public, n->text);
	e.minutes = w->minutes;
	e.details = w->details;
	e.attachments = w->attachments;
	e.n_attachments = w->n_attachments;
	if (w->status)
		CHANGE(&e.change, status, w->status);
	else if (is_work(w->kind) && c->status == STATUS_NEW)
		CHANGE(&e.change, status, STATUS_OPEN);
	if (is_work(w->kind) && !c->responded_at)
		CHANGE(&e.change, responded_at, who->now);
	return (!w->is_drafted || draft_end(db, &n->use, c->id, &e, err)) &&
	       case_enter(db, &n->use, c, &e, err);
}

bool
case_note(Db *db, Arena *a, const Actor *who, const CaseWrite *what, GError **err)
{
	Note n = { .use = { a, who }, .what = what };

	if (what->kind != ENTRY_NOTE && !is_work(what->kind))
		return fail(err, ERR_INVALID, "case.entry.kind");
	if (what->minutes < 0)
		return fail(err, ERR_INVALID, "case.minutes.negative");
	return must_be_staff(who, err) && case_status_may_be_set(what->status, err) &&
	       case_text_needed(a, what->text, &n.text, err) &&
	       db_transact(db, note, &n, err);
}
