/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/waiting_pages.h"
#include "web/time_field.h"

#include "base/err.h"
#include "desk/case.h"
#include "desk/waiting.h"
#include "model/when.h"
#include "web/case_show.h"
#include "web/frame.h"
#include "web/waiting_view.h"

static const char *
say(const Reader *rd, TextId id, Instant at)
{
	const TextArg args[] = { text_arg_s(
	    when_text(rd->a, rd->lang, rd->tz, at, rd->now)) };

	return text_format(rd->a, rd->lang, id, args, 1);
}

static void
set_words(const Reader *rd, const WaitingAhead *w, WaitingView *v)
{
	if (!w->row) {
		v->words = text(rd->lang, TEXT_WAITING_NOBODY);
	} else if (w->remind_at) {
		v->words = say(rd, TEXT_WAITING_REMINDS, w->remind_at);
		v->then = w->close_at ? say(rd, TEXT_WAITING_THEN_CLOSES, w->close_at)
		                      : NULL;
	} else if (w->close_at) {
		v->words = say(rd, TEXT_WAITING_CLOSES, w->close_at);
		v->then = say(rd, TEXT_WAITING_WAS_REMINDED, w->row->reminded_at);
	} else {
		v->words = text(rd->lang, TEXT_WAITING_STOPPED);
		v->is_stopped = true;
	}
}

bool
waiting_view_of(Db *db, const Reader *rd, const Case *c, const WaitingView **out,
    GError **err)
{
	WaitingView *v = arena_new0(rd->a, WaitingView);
	WaitingAhead w;

	*out = NULL;
	if (c->status != STATUS_WAITING_REPORTER)
		return true;
	if (!waiting_ahead(db, rd->a, c, &w, err))
		return false;
	set_words(rd, &w, v);
	if (w.row)
		v->url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT "/waiting", c->id);
	Instant next = w.row ? w.row->next_at : 0;
	v->value = time_field(rd, next ? next : rd->now + DAYS(1));
	v->least = time_field(rd, rd->now);
	*out = v;
	return true;
}

static bool
post_waiting(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	int64_t number = req_int(r, "number");
	CaseTyped typed = { .kind = "answer",
		.text = "",
		.status = "",
		.minutes = "",
		.seen = req_int(r, "seen") };
	Instant at = 0;
	Page p;

	if (!page_begin(r, &p, err))
		return false;
	bool ok = (req_has(r, "stop") || time_field_read(&p.rd, req_text(r, "at"), &at) ||
	              fail(&why, ERR_INVALID, "horizon.unreadable")) &&
	          waiting_put_off(req_db(r), req_arena(r), req_actor(r), number,
	              typed.seen, at, &why);
	if (ok)
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT, number),
		    at ? TEXT_WAITING_DONE_LATER : TEXT_WAITING_DONE_STOPPED);
	if (!req_user_can_mend(why)) {
		g_propagate_error(err, g_steal_pointer(&why));
		return false;
	}
	typed.error = req_says(r, why);
	return case_show(r, number, req_status_of(why), &typed, err);
}

static const Param waiting_params[] = {
	{ "number", P_INT, true, G_MAXINT64, NULL },
	{ "seen", P_INT, true, G_MAXINT64, NULL },
	{ "at", P_TEXT, false, 40, NULL },
	{ "stop", P_BOOL, false, 0, NULL },
	{ 0 },
};

const Route waiting_routes[] = {
	{ "POST", "/case/:number/waiting", MAY_STAFF, true,
	    "Puts off the reminder of a case that waits for its reporter, or its end",
	    waiting_params, post_waiting },
	{ 0 },
};
