/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/mail_receive_int.h"
#include "model/thanks.h"
#include "store/case_store.h"
#include "store/mail_place_store.h"

/* A new case while it is made. */
typedef struct {
	Receiving *r;
	Case *follows; /* NULL: none */
	ForwardedBy by;
	bool is_forward;
	CaseOpen o;
} New;

static const char *
named(Arena *a, const char *name, const char *mail)
{
	return name && *name ? arena_printf(a, "%s <%s>", name, mail) : mail;
}

static char *
details_of(const New *n)
{
	Arena *a = n->r->use.arena;
	const MailForward *f = &n->r->m->forward;
	const MailDetails d = {
		.seal = n->r->m->seal,
		.follows = n->follows ? n->follows->id : 0,
		.forwarded_by = n->by.staff ? named(a, n->by.name, n->by.mail) : NULL,
		.forwarded_from = n->by.person ? named(a, f->from.name, f->from.mail)
		                               : NULL,
	};

	return mail_details(a, &d);
}

static const char *
subject_of(const New *n)
{
	Arena *a = n->r->use.arena;
	const char *subject = mail_bare_subject(a, n->r->m->subject);

	if (!*subject && n->is_forward)
		subject = mail_bare_subject(a, n->r->m->forward.subject);
	return !*subject && n->follows ? n->follows->subject : subject;
}

/* What the staff wrote above a mail that they pass on is not for its sender, so nor is
 * their mail itself; what a contact wrote is part of the report. */
static void
set_forward(New *n)
{
	const MailForward *f = &n->r->m->forward;
	Arena *a = n->r->use.arena;

	if (n->by.staff) {
		n->o.text = f->text;
		n->o.html = f->html.html;
		n->o.n_attachments = n->r->n_attachments - 1; /* the raw mail is last */
	} else if (*f->note) {
		n->o.text = arena_printf(a, "%s\n\n%s", f->note, f->text);
	} else {
		n->o.text = f->text;
	}
}

static void
set_report(New *n)
{
	const Receiving *r = n->r;
	const InMail *m = r->m;

	n->o.kind = ENTRY_MAIL_IN;
	n->o.channel = CHANNEL_MAIL;
	n->o.subject = subject_of(n);
	n->o.text = m->text;
	n->o.said = n->is_forward ? NULL : m->reply;
	n->o.html = m->html.html;
	n->o.details = details_of(n);
	n->o.customer_id = n->follows && n->follows->customer_id ? n->follows->customer_id
	                   : r->customer                         ? r->customer->id
	                                                         : 0;
	n->o.person_id = r->person ? r->person->id : 0;
	n->o.category = m->kind == MAIL_NORMAL ? CATEGORY_FAULT : CATEGORY_CHANGE;
	n->o.lang = r->customer ? r->customer->lang : LANG_DA;
	n->o.attachments = r->attachments;
	n->o.n_attachments = r->n_attachments;
	if (n->is_forward)
		set_forward(n);
}

/* --- what is noted beside it --- */

static bool
note(Db *db, const Receiving *r, Case *c, const Actor *who, Entry *e, GError **err)
{
	const Use use = { r->use.arena, who };

	return case_enter(db, &use, c, e, err);
}

/* Who passed it on, what he wrote above it, and his mail as it came. */
static bool
note_forward(Db *db, const New *n, Case *c, GError **err)
{
	const Receiving *r = n->r;
	const MailForward *f = &r->m->forward;
	Arena *a = r->use.arena;
	const MailDetails d = { .forwarded_from = named(a, f->from.name, f->from.mail) };
	Actor who = *r->use.who;

	if (!n->by.staff)
		return copied_store_add(db, c->id, n->by.mail, COPIED_IN, err);
	who.staff_id = n->by.staff->id;
	Entry e = entry_by(&who, ENTRY_NOTE, false, f->note);
	e.html = r->m->html.html;
	e.details = mail_details(a, &d);
	e.attachments = &r->attachments[r->n_attachments - 1];
	e.n_attachments = 1;
	return note(db, r, c, &who, &e, err);
}

/* The staff see what it looks like; the sender does not. */
static bool
note_likeness(Db *db, const New *n, Case *c, GError **err)
{
	const Receiving *r = n->r;
	Entry e = entry_by(r->use.who, ENTRY_NOTE, false, NULL);

	e.details = arena_printf(r->use.arena, "{\"like\":%" G_GINT64_FORMAT "}",
	    r->like->id);
	return note(db, r, c, r->use.who, &e, err);
}

static bool
note_beside(Db *db, const New *n, GError **err)
{
	const Receiving *r = n->r;
	Case *c;

	if (!case_load(db, r->use.arena, r->done->case_id, 0, &c, err))
		return false;
	if (n->is_forward && !note_forward(db, n, c, err))
		return false;
	if (r->like && !note_likeness(db, n, c, err))
		return false;
	return !n->follows || case_note_follower(db, &r->use, n->follows, c->id, err);
}

/* --- the case --- */

static bool
open_case(Db *db, New *n, GError **err)
{
	Receiving *r = n->r;
	Entry *entries;
	size_t count;

	if (!mail_sender_register(db, r, err) ||
	    !mail_brake_receipt(db, r, &n->o.quiet, err))
		return false;
	set_report(n);
	Actor who = mail_sender_actor(r);
	if (n->by.person)
		who.person_id = n->by.person->id;
	const Use use = { r->use.arena, &who };
	if (!case_open_in(db, &use, &n->o, &r->done->case_id, err) ||
	    !entry_store_of_case(db, use.arena, r->done->case_id, false, &entries, &count,
	        err))
		return false;
	r->done->entry_id = entries[0].id;
	r->done->opened = true;
	return note_beside(db, n, err) && mail_copied_add(db, r, r->done->case_id, err);
}

bool
mail_new_case(Db *db, Receiving *r, Case *follows, GError **err)
{
	New n = { .r = r, .follows = follows };
	bool held;

	if (!mail_brake_case(db, r, &held, err))
		return false;
	if (held)
		return true;
	if (!follows && !mail_forwarded(db, r, &n.by, &n.is_forward, err))
		return false;
	return open_case(db, &n, err);
}

/* --- into one that there is --- */

static EntryKind
kind_in_case(const Receiving *r)
{
	if (r->m->kind == MAIL_BOUNCE)
		return ENTRY_BOUNCE;
	if (r->m->kind != MAIL_NORMAL) /* a machine's word is nobody's */
		return ENTRY_AUTO_REPLY;
	return r->staff ? ENTRY_NOTE : ENTRY_MAIL_IN;
}

/* A picture in the text is of a signature, as a rule; a file is something to look at. */
static bool
is_thanks(const InMail *m)
{
	for (size_t i = 0; i < m->n_parts; i++)
		if (!m->parts[i].is_inline)
			return false;
	return m->kind == MAIL_NORMAL && text_is_thanks(m->reply ? m->reply : m->text);
}

static bool
enter(Db *db, Receiving *r, Case *c, bool thanks, GError **err)
{
	const InMail *m = r->m;
	const MailDetails d = { .seal = m->seal };
	Actor who = mail_is_of_system(m) ? *r->use.who : mail_sender_actor(r);
	Use use = { r->use.arena, &who };
	Entry e;
	const CaseWrite w = {
		.case_id = c->id,
		.kind = kind_in_case(r),
		.is_thanks = thanks,
		.text = m->text,
		.said = m->reply,
		.html = m->html.html,
		.details = mail_details(use.arena, &d),
		.attachments = r->attachments,
		.n_attachments = r->n_attachments,
	};

	if (!case_reply_in(db, &use, &w, c, &e, err))
		return false;
	r->done->case_id = c->id;
	r->done->entry_id = e.id;
	return mail_copied_add(db, r, c->id, err);
}

/* The case that goes on from one that is over, if the sender may write in it. */
static bool
find_next(Db *db, Receiving *r, const Case *c, Case **next, GError **err)
{
	bool may = false;

	if (!case_followed_by(db, r->use.arena, c, next, err))
		return false;
	if (*next && !mail_may_write_in(db, r, *next, &may, err))
		return false;
	if (!may)
		*next = NULL;
	return true;
}

bool
mail_into_case(Db *db, Receiving *r, Case *c, GError **err)
{
	bool thanks = is_thanks(r->m), over;
	Case *next;

	if (r->m->kind != MAIL_NORMAL || r->staff)
		return enter(db, r, c, false, err);
	if (!mail_sender_register(db, r, err) ||
	    !case_is_over(db, r->use.arena, c, r->use.who->now, &over, err))
		return false;
	if (!over || thanks)
		return enter(db, r, c, thanks, err);
	/* A follower has a higher number: this ends. */
	return find_next(db, r, c, &next, err) &&
	       (next ? mail_into_case(db, r, next, err) : mail_new_case(db, r, c, err));
}
