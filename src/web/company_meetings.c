/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/company_meetings.h"

#include <string.h>

#include "desk/meeting.h"
#include "meeting.tmpl.h" /* made from web/tmpl/meeting.tmpl */
#include "store/meeting_store.h"
#include "store/people_store.h"
#include "web/meeting_show.h"
#include "web/visitor.h"

#define N_OVER 50

static bool
get_meetings(WebReq *r, GError **err)
{
	Meeting *ahead, *over;
	MeetingsView v = { 0 };
	Customer *customer;
	VisitorPage p;
	int64_t id = req_person(r)->customer_id;

	if (!customer_store_find(req_db(r), req_arena(r), id, &customer, err) ||
	    !visitor_begin(r, customer, &p, err) ||
	    !meeting_store_ahead(req_db(r), p.rd.a, id, &ahead, &v.n_ahead, err) ||
	    !meeting_store_over(req_db(r), p.rd.a, id, N_OVER, &over, &v.n_over, err))
		return false;
	p.view.is_wide = true;
	MeetingRow *rows = meeting_rows(&p.rd, ahead, v.n_ahead);
	for (size_t i = 0; i < v.n_ahead; i++)
		rows[i].calendar_url = arena_printf(p.rd.a,
		    "/my/company/meetings/%" G_GINT64_FORMAT "/calendar", ahead[i].id);
	v.title = text(p.rd.lang, TEXT_MEETING_LIST);
	v.ahead = rows;
	v.over = meeting_rows(&p.rd, over, v.n_over);
	company_meetings(p.body, &v);
	return visitor_end(&p, 200, v.title);
}

static bool
get_calendar(WebReq *r, GError **err)
{
	const House *house = req_house(r, err);
	Meeting *m;

	if (!house ||
	    !meeting_store_find(req_db(r), req_arena(r), req_int(r, "id"), &m, err))
		return false;
	if (!m || m->customer_id != req_person(r)->customer_id)
		return req_not_found(r);
	const IcalEvent e = meeting_event(req_arena(r), house, m, req_lang(r));
	const Zone *zone = zone_find(house->time_zone);
	const char *ics = ical_write(req_arena(r), ICAL_PUBLISH, NULL,
	    zone ? zone : zone_find("UTC"), &e, 1);
	Out *out = req_answer(r, 200, "text/calendar; charset=utf-8");
	req_header(r, "Content-Disposition", "attachment; filename=\"status.ics\"");
	out_lit(out, ics, strlen(ics));
	return true;
}

static const Param id_params[] = { { "id", P_INT, true, G_MAXINT64, NULL }, { 0 } };

const Route company_meeting_routes[] = {
	{ "GET", "/my/company/meetings", MAY_CONTACT, false,
	    "The status meetings of one's company", NULL, get_meetings },
	{ "GET", "/my/company/meetings/:id/calendar", MAY_CONTACT, false,
	    "One of them for a calendar", id_params, get_calendar },
	{ 0 },
};
