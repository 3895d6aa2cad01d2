/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/meeting_pages.h"

#include "base/err.h"
#include "desk/meeting.h"
#include "meeting.tmpl.h" /* made from web/tmpl/meeting.tmpl */
#include "store/escalation_store.h"
#include "store/meeting_store.h"
#include "web/frame.h"
#include "web/meeting_form.h"
#include "web/meeting_show.h"
#include "web/parked_rows.h"

#define MAX_ID G_MAXINT64
#define N_OVER 50

static bool
get_form(WebReq *r, GError **err)
{
	return meeting_form_show(r, 0, NULL, err);
}

static bool
post_form(WebReq *r, GError **err)
{
	return meeting_form_save(r, 0, err);
}

static bool
get_plan(WebReq *r, GError **err)
{
	return meeting_form_show(r, req_int(r, "id"), NULL, err);
}

static bool
post_plan(WebReq *r, GError **err)
{
	return meeting_form_save(r, req_int(r, "id"), err);
}

/* --- all of them, or a customer's --- */

static bool
get_meetings(WebReq *r, GError **err)
{
	int64_t customer = req_int(r, "customer");
	Meeting *ahead, *over;
	ParkedQuestion *waiting;
	size_t n_waiting;
	MeetingsView v = { 0 };
	Page p;

	if (!page_begin(r, &p, err) ||
	    !meeting_store_ahead(req_db(r), p.rd.a, customer, &ahead, &v.n_ahead, err) ||
	    !meeting_store_over(req_db(r), p.rd.a, customer, N_OVER, &over, &v.n_over,
	        err) ||
	    !parked_store_waiting(req_db(r), p.rd.a, customer, &waiting, &n_waiting, err))
		return false;
	v.title = text(p.rd.lang, TEXT_MEETING_LIST);
	v.ahead = meeting_rows(&p.rd, ahead, v.n_ahead);
	v.over = meeting_rows(&p.rd, over, v.n_over);
	v.n_parked = (int64_t)n_waiting;
	v.parked_url = "/meetings/parked";
	if (customer) {
		v.all_url = "/meetings";
		v.new_url = arena_printf(p.rd.a, "/customer/%" G_GINT64_FORMAT "/meeting",
		    customer);
		v.parked_url = arena_printf(p.rd.a,
		    "/meetings/parked?customer=%" G_GINT64_FORMAT, customer);
	}
	p.here = "meetings";
	meetings_page(p.body, &v);
	return page_end(&p, 200, v.title, err);
}

/* --- one of them --- */

static bool
set_guests(WebReq *r, const Reader *rd, int64_t id, MeetingPage *v, GError **err)
{
	static const struct {
		TextId words;
		const char *look;
	} answers[] = {
		{ TEXT_VISIT_NO_ANSWER, "wait" },
		[ICAL_ACCEPTED] = { TEXT_VISIT_ACCEPTED, "fine" },
		[ICAL_TENTATIVE] = { TEXT_VISIT_TENTATIVE, "soon" },
		[ICAL_DECLINED] = { TEXT_VISIT_DECLINED, "late" },
	};
	MeetingGuest *guests;

	if (!meeting_store_guests(req_db(r), rd->a, id, &guests, &v->n_guests, err))
		return false;
	GuestRow *rows = arena_newv(rd->a, GuestRow, v->n_guests);
	for (size_t i = 0; i < v->n_guests; i++)
		rows[i] = (GuestRow){ guests[i].name,
			text(rd->lang, answers[guests[i].answer].words),
			answers[guests[i].answer].look };
	v->guests = rows;
	return true;
}

static bool
set_parked(WebReq *r, const Reader *rd, int64_t customer, MeetingPage *v, GError **err)
{
	ParkedQuestion *waiting;

	if (!parked_store_waiting(req_db(r), rd->a, customer, &waiting, &v->n_parked,
	        err))
		return false;
	v->parked = parked_rows(rd, waiting, v->n_parked);
	v->parked_url = arena_printf(rd->a, "/meetings/parked?customer=%" G_GINT64_FORMAT,
	    customer);
	return true;
}

/* minutes: as typed; NULL: as stored. */
static bool
show(WebReq *r, const char *minutes, const GError *why, GError **err)
{
	Meeting *m;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !meeting_store_find(req_db(r), p.rd.a, req_int(r, "id"), &m, err))
		return false;
	if (!m)
		return req_not_found(r);
	MeetingPage v = {
		.m = meeting_row(&p.rd, m),
		.error = why ? req_says(r, why) : NULL,
		.version = m->version,
		.minutes = minutes ? minutes : m->minutes,
		.may_hold = m->state != MEETING_CANCELLED && m->begins <= p.rd.now,
	};
	v.plan_url = arena_printf(p.rd.a, "%s/plan", v.m.url);
	v.cancel_url = arena_printf(p.rd.a, "%s/cancel", v.m.url);
	v.held_url = arena_printf(p.rd.a, "%s/held", v.m.url);
	if (!set_guests(r, &p.rd, m->id, &v, err) ||
	    !set_parked(r, &p.rd, m->customer_id, &v, err))
		return false;
	p.here = "meetings";
	p.path = v.m.url;
	meeting_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, m->customer_name, err);
}

static bool
get_meeting(WebReq *r, GError **err)
{
	return show(r, NULL, NULL, err);
}

/* Back to its page: with what was done, or with why it was not. */
static bool
end(WebReq *r, bool done, TextId says, GError *why, GError **err)
{
	if (done)
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/meeting/%" G_GINT64_FORMAT,
		        req_int(r, "id")),
		    says);
	if (!req_user_can_mend(why)) {
		g_propagate_error(err, why);
		return false;
	}
	g_autoptr(GError) mine = why;
	return show(r, req_has(r, "minutes") ? req_text(r, "minutes") : NULL, mine, err);
}

static bool
post_cancel(WebReq *r, GError **err)
{
	GError *why = NULL;
	bool done = meeting_cancel(req_db(r), req_arena(r), req_actor(r),
	    req_int(r, "id"), req_int(r, "seen"), &why);

	return end(r, done, TEXT_MEETING_DONE_CANCELLED, why, err);
}

static bool
post_held(WebReq *r, GError **err)
{
	GError *why = NULL;
	bool done = meeting_hold(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	    req_int(r, "seen"), req_text(r, "minutes"), &why);

	return end(r, done, TEXT_MEETING_DONE_HELD, why, err);
}

/* clang-format off */
#define ID { "id", P_INT, true, MAX_ID, NULL }
#define SEEN { "seen", P_INT, true, MAX_ID, NULL }
/* clang-format on */

static const Param list_params[] = { { "customer", P_INT, false, MAX_ID, NULL }, { 0 } };
static const Param id_params[] = { ID, { 0 } };
static const Param cancel_params[] = { ID, SEEN, { 0 } };
static const Param held_params[] = { ID, SEEN,
	{ "minutes", P_LINES, false, MEETING_MAX_TEXT, NULL }, { 0 } };

const Route meeting_routes[] = {
	{ "GET", "/meetings", MAY_STAFF, false, "Status meetings, ahead and over",
	    list_params, get_meetings },
	{ "GET", "/customer/:id/meeting", MAY_STAFF, false,
	    "The form of a new status meeting", meeting_form_params, get_form },
	{ "POST", "/customer/:id/meeting", MAY_STAFF, true,
	    "Plans it, and invites the contacts", meeting_form_params, post_form },
	{ "GET", "/meeting/:id", MAY_STAFF, false,
	    "A status meeting, with its agenda and minutes", id_params, get_meeting },
	{ "GET", "/meeting/:id/plan", MAY_STAFF, false, "The form that changes it",
	    meeting_form_params, get_plan },
	{ "POST", "/meeting/:id/plan", MAY_STAFF, true,
	    "Changes it, and tells the contacts if it was moved", meeting_form_params,
	    post_plan },
	{ "POST", "/meeting/:id/cancel", MAY_STAFF, true, "Cancels it", cancel_params,
	    post_cancel },
	{ "POST", "/meeting/:id/held", MAY_STAFF, true, "Writes its minutes", held_params,
	    post_held },
	{ 0 },
};
