/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/escalate_int.h"

typedef struct {
	Use use;
	const CaseWrite *what;
} Reply;

static bool
is_a_person(EntryKind kind)
{
	return kind == ENTRY_MAIL_IN || kind == ENTRY_FORM;
}

/* What the reporter's word does to the case: whoever waited for him goes on; what was
 * believed to be solved is not. */
static void
reply_changes(const Case *c, Change *ch)
{
	switch ((Status)c->status) {
	case STATUS_WAITING_REPORTER:
		CHANGE(ch, status, STATUS_OPEN);
		break;
	case STATUS_SOLVED:
	case STATUS_CLOSED:
		CHANGE(ch, status, STATUS_OPEN);
		CHANGE(ch, solved_at, 0);
		CHANGE(ch, closed_at, 0);
		CHANGE(ch, outage_id, 0); /* it is not over for him: a case of its own */
		break;
	case STATUS_NEW:
	case STATUS_OPEN:
	case STATUS_WAITING_SUPPLIER:
	case STATUS_WAITING_PART:
		break;
	}
}

bool
case_reply_in(Db *db, const Use *u, const CaseWrite *w, Case *c, Entry *e, GError **err)
{
	*e = entry_by(u->who, w->kind, is_a_person(w->kind), w->text);
	e->html = w->html;
	e->details = w->details;
	e->attachments = w->attachments;
	e->n_attachments = w->n_attachments;
	if (is_a_person(w->kind))
		reply_changes(c, &e->change);
	return case_enter(db, u, c, e, err) && escalate_by_word(db, u, c, e, err);
}

static bool
reply(Db *db, void *arg, GError **err)
{
	Reply *r = arg;
	Case *c;
	Entry e;

	if (!case_survivor(db, r->use.arena, r->what->case_id, &c, err))
		return false;
	if (!c)
		return fail(err, ERR_INVALID, "case.unknown");
	return case_reply_in(db, &r->use, r->what, c, &e, err);
}

bool
case_reply(Db *db, Arena *a, const Actor *who, const CaseWrite *what, GError **err)
{
	CaseWrite w = *what;
	Reply r = { .use = { a, who }, .what = &w };

	return case_text_needed(a, what->text, &w.text, err) &&
	       db_transact(db, reply, &r, err);
}
