/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/parked_pages.h"

#include "desk/decision.h"
#include "model/markdown.h"
#include "model/when.h"
#include "parked.tmpl.h" /* made from web/tmpl/parked.tmpl */
#include "web/frame.h"
#include "web/parked_rows.h"

#define N_TAKEN 20

static const char *
who_and_when(const Reader *rd, TextId id, const char *who, Instant at)
{
	const TextArg args[] = { text_arg_s(who),
		text_arg_s(when_text(rd->a, rd->lang, rd->tz, at, rd->now)) };

	return text_format(rd->a, rd->lang, id, args, 2);
}

static const char *
outcome_of(const Reader *rd, const ParkedQuestion *q)
{
	if (!q->outcome)
		return NULL;
	const TextArg args[] = {
		text_arg_s(text(rd->lang, parked_outcome_text(q->outcome))),
		text_arg_s(q->taken_by_name),
		text_arg_s(when_text(rd->a, rd->lang, rd->tz, q->taken_at, rd->now)),
	};

	return text_format(rd->a, rd->lang, TEXT_PARKED_WAS, args, 3);
}

ParkedRow *
parked_rows(const Reader *rd, const ParkedQuestion *questions, size_t n)
{
	ParkedRow *rows = arena_newv(rd->a, ParkedRow, n);

	for (size_t i = 0; i < n; i++) {
		const ParkedQuestion *q = &questions[i];

		rows[i] = (ParkedRow){
			.question = markdown_to_html(rd->a, q->question),
			.asked = who_and_when(rd, TEXT_PARKED_ASKED, q->asked_by_name,
			    q->asked_at),
			.case_id = q->case_id,
			.case_url = arena_printf(rd->a, "/case/%" G_GINT64_FORMAT,
			    q->case_id),
			.customer = q->customer_name,
			.customer_url = arena_printf(rd->a, "/customer/%" G_GINT64_FORMAT,
			    q->customer_id),
			.outcome = outcome_of(rd, q),
			.note = q->note,
			.url = arena_printf(rd->a, "/meetings/parked/%" G_GINT64_FORMAT,
			    q->id),
		};
	}
	return rows;
}

static bool
show(WebReq *r, int64_t customer_id, const GError *why, GError **err)
{
	ParkedQuestion *waiting, *taken;
	ParkedView v = { 0 };
	Page p;

	if (!page_begin(r, &p, err) ||
	    !parked_store_waiting(req_db(r), p.rd.a, customer_id, &waiting, &v.n_rows,
	        err) ||
	    !parked_store_taken(req_db(r), p.rd.a, customer_id, N_TAKEN, &taken,
	        &v.n_taken, err))
		return false;
	v.title = text(p.rd.lang, TEXT_PARKED_TITLE);
	v.rows = parked_rows(&p.rd, waiting, v.n_rows);
	v.taken = parked_rows(&p.rd, taken, v.n_taken);
	v.all_url = customer_id ? "/meetings/parked" : NULL;
	v.error = why ? req_says(r, why) : NULL;
	p.here = "meetings";
	p.path = "/meetings/parked";
	parked_page(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_parked(WebReq *r, GError **err)
{
	return show(r, req_int(r, "customer"), NULL, err);
}

static bool
post_parked(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;

	if (parked_take(req_db(r), req_arena(r), req_actor(r), req_int(r, "id"),
	        (ParkedOutcome)parked_outcome_from_name(req_text(r, "outcome")),
	        req_text(r, "note"), &why))
		return req_see_other_saying(r, "/meetings/parked", TEXT_PARKED_DONE);
	if (req_user_can_mend(why))
		return show(r, 0, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

static const Param list_params[] = {
	{ "customer", P_INT, false, G_MAXINT64, NULL },
	{ 0 },
};
static const Param take_params[] = {
	{ "id", P_INT, true, G_MAXINT64, NULL },
	{ "outcome", P_CHOICE, true, 0, "agreed|declined|postponed" },
	{ "note", P_LINES, false, 8000, NULL },
	{ 0 },
};

const Route parked_routes[] = {
	{ "GET", "/meetings/parked", MAY_STAFF, false,
	    "Commercial questions that wait for the status meeting", list_params,
	    get_parked },
	{ "POST", "/meetings/parked/:id", MAY_STAFF, true, "One of them was taken up",
	    take_params, post_parked },
	{ 0 },
};
