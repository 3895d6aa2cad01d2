/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "desk/mail_receive_int.h"
#include "desk/notify.h"
#include "model/mail_limit.h"
#include "store/case_store.h"
#include "store/desk_store.h"
#include "store/mail_place_store.h"

static bool
count(Db *db, const Receiving *r, const char *what, Duration window, int64_t *n,
    GError **err)
{
	return attempt_store_count(db,
	    arena_printf(r->use.arena, "%s:%s", what, r->from.mail), r->use.who->now,
	    window, n, err);
}

/* May anything be sent to him by itself? */
static bool
takes_no_answer(const Receiving *r)
{
	/* The null sender takes none (RFC 3834, 2); NULL is one that is not known. */
	bool null_sender = r->m->envelope_from && !*r->m->envelope_from;

	return !r->m->may_answer || r->m->kind != MAIL_NORMAL || null_sender ||
	       r->is_ours || !*r->from.mail;
}

bool
mail_brake_receipt(Db *db, const Receiving *r, bool *quiet, GError **err)
{
	int64_t lately, today;

	*quiet = true;
	if (takes_no_answer(r))
		return true;
	if (!count(db, r, "receipt", MAIL_RECEIPTS_WINDOW, &lately, err) ||
	    !count(db, r, "receipts", DAYS(1), &today, err))
		return false;
	*quiet = lately > MAIL_MOST_RECEIPTS || today > MAIL_MOST_RECEIPTS_A_DAY;
	return true;
}

/* --- the case that holds what a robot writes --- */

static bool
tell_admins(Db *db, const Receiving *r, int64_t case_id, GError **err)
{
	Arena *a = r->use.arena;
	const TextArg args[] = { text_arg_s(r->from.mail), text_arg_n(case_id) };
	const Notice notice = {
		.thing = arena_printf(a, "robot %s %" G_GINT64_FORMAT, r->from.mail,
		    case_id),
		.subject = TEXT_ROBOT_NOTICE_SUBJECT,
		.text = TEXT_ROBOT_NOTICE,
		.args = args,
		.n_args = G_N_ELEMENTS(args),
		.path = arena_printf(a, "/case/%" G_GINT64_FORMAT, case_id),
		.can_wait = true,
	};

	return notify_admins(db, a, &notice, r->use.who->now, err);
}

/* Nobody is its reporter: whatever is done with it, no mail goes to the robot. */
static bool
open_case(Db *db, Receiving *r, int64_t *id, GError **err)
{
	Arena *a = r->use.arena;
	Lang lang = r->customer ? r->customer->lang : LANG_DA;
	const TextArg args[] = { text_arg_s(r->from.mail), text_arg_n(MAIL_MOST_CASES) };
	const CaseOpen o = {
		.kind = ENTRY_NOTE,
		.channel = CHANNEL_MAIL,
		.subject = text_format(a, lang, TEXT_ROBOT_SUBJECT, args, 1),
		.text = text_format(a, lang, TEXT_ROBOT_TEXT, args, 2),
		.customer_id = r->customer ? r->customer->id : 0,
		.lang = lang,
		.quiet = true,
	};

	return case_open_in(db, &r->use, &o, id, err) &&
	       robot_store_set(db, r->from.mail, *id, err) &&
	       tell_admins(db, r, *id, err);
}

/* The open case of before; NULL: there is none. */
static bool
held_case(Db *db, const Receiving *r, Case **out, GError **err)
{
	int64_t id;

	*out = NULL;
	if (!robot_store_find(db, r->from.mail, &id, err) ||
	    (id && !case_survivor(db, r->use.arena, id, out, err)))
		return false;
	if (*out && !case_is_open(*out))
		*out = NULL;
	return true;
}

static bool
hold(Db *db, Receiving *r, Case *c, GError **err)
{
	const InMail *m = r->m;
	Entry e = entry_by(r->use.who, ENTRY_MAIL_IN, false,
	    arena_printf(r->use.arena, "%s\n\n%s", m->subject, m->text));

	e.html = m->html.html;
	e.attachments = r->attachments;
	e.n_attachments = r->n_attachments;
	if (!case_enter(db, &r->use, c, &e, err))
		return false;
	r->done->case_id = c->id;
	r->done->entry_id = e.id;
	return true;
}

bool
mail_brake_case(Db *db, Receiving *r, bool *held, GError **err)
{
	int64_t n, id;
	Case *c;

	*held = false;
	if (r->staff || !*r->from.mail)
		return true;
	if (!held_case(db, r, &c, err))
		return false;
	if (!c) {
		if (!count(db, r, "cases", MAIL_CASES_WINDOW, &n, err))
			return false;
		if (n <= MAIL_MOST_CASES)
			return true;
		if (!open_case(db, r, &id, err) ||
		    !case_load(db, r->use.arena, id, 0, &c, err))
			return false;
	}
	*held = true;
	return hold(db, r, c, err);
}
