/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/err.h"
#include "desk/escalate_int.h"
#include "model/mail.h"
#include "model/thanks.h"

typedef struct {
	Use use;
	const CaseWrite *what;
	int64_t into;
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
	if (w->is_thanks)
		return case_enter(db, u, c, e, err);
	if (is_a_person(w->kind))
		reply_changes(c, &e->change);
	return case_enter(db, u, c, e, err) &&
	       escalate_by_word(db, u, c, e, w->said, err);
}

/* A case that follows c, with what he writes. */
static bool
follow(Db *db, const Reply *r, Case *c, int64_t *id, GError **err)
{
	const CaseWrite *w = r->what;
	const MailDetails d = { .follows = c->id };
	const CaseOpen o = {
		.kind = w->kind,
		.channel = CHANNEL_FORM,
		.subject = c->subject,
		.text = w->text,
		.details = mail_details(r->use.arena, &d),
		.customer_id = c->customer_id,
		.person_id = c->person_id,
		.lang = (Lang)c->lang,
		.attachments = w->attachments,
		.n_attachments = w->n_attachments,
	};

	return case_open_in(db, &r->use, &o, id, err) &&
	       case_note_follower(db, &r->use, c, *id, err);
}

/* Where a reply to c goes now: *is_over is true if to a case that is to be made. */
static bool
find_open(Db *db, const Reply *r, Case **c, bool *is_over, GError **err)
{
	Arena *a = r->use.arena;
	Case *next;

	/* A follower has a higher number: this ends. */
	for (*is_over = false; !r->what->is_thanks; *c = next) {
		if (!case_is_over(db, a, *c, r->use.who->now, is_over, err))
			return false;
		if (!*is_over)
			return true;
		if (!case_followed_by(db, a, *c, &next, err))
			return false;
		if (!next || next->person_id != (*c)->person_id)
			return true;
	}
	return true;
}

static bool
reply(Db *db, void *arg, GError **err)
{
	Reply *r = arg;
	Case *c;
	Entry e;
	bool is_over;

	if (!case_survivor(db, r->use.arena, r->what->case_id, &c, err))
		return false;
	if (!c)
		return fail(err, ERR_INVALID, "case.unknown");
	if (!find_open(db, r, &c, &is_over, err))
		return false;
	r->into = c->id;
	return is_over ? follow(db, r, c, &r->into, err)
	               : case_reply_in(db, &r->use, r->what, c, &e, err);
}

bool
case_reply(Db *db, Arena *a, const Actor *who, const CaseWrite *what, int64_t *into,
    GError **err)
{
	CaseWrite w = *what;
	Reply r = { .use = { a, who }, .what = &w };

	if (!case_text_needed(a, what->text, &w.text, err))
		return false;
	w.is_thanks = !w.n_attachments && text_is_thanks(w.text);
	if (!db_transact(db, reply, &r, err))
		return false;
	if (into)
		*into = r.into;
	return true;
}
