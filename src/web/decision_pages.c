/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/decision_pages.h"

#include "base/err.h"
#include "decision.tmpl.h" /* made from web/tmpl/decision.tmpl */
#include "model/when.h"
#include "store/escalation_store.h"
#include "store/people_store.h"
#include "web/decision_show.h"
#include "web/frame.h"
#include "web/visitor.h"

static void
keep_typed(WebReq *r, const GError *why, DecisionView *v)
{
	if (!why)
		return;
	v->error = req_says(r, why);
	v->typed_answer = req_text(r, "answer");
	v->typed_tell = req_text(r, "tell");
}

static DecisionAnswer
answer_of(WebReq *r)
{
	return (DecisionAnswer){
		.id = req_int(r, "id"),
		.outcome = (DecisionOutcome)decision_outcome_from_name(
		    req_text(r, "outcome")),
		.answer = req_text(r, "answer"),
		.tell = req_text(r, "tell"),
	};
}

/* --- for who is signed in --- */

static bool
show(WebReq *r, const GError *why, GError **err)
{
	int64_t id = req_int(r, "id");
	DecisionView v;
	Decision *d;
	bool found;
	Page p;

	if (!page_begin(r, &p, err) ||
	    !decision_store_find(req_db(r), p.rd.a, id, &d, err))
		return false;
	if (!d)
		return req_not_found(r);
	if (!decision_view(r, &p.rd, d, &v, &found, err))
		return false;
	if (!found)
		return req_not_found(r);
	v.case_url = arena_printf(p.rd.a, "/case/%" G_GINT64_FORMAT, d->case_id);
	p.path = arena_printf(p.rd.a, "/decision/%" G_GINT64_FORMAT, id);
	if (req_actor(r)->role == ROLE_PARTNER && decision_is_open(d))
		v.action = p.path;
	keep_typed(r, why, &v);
	decision_sheet(p.body, &v);
	return page_end(&p, why ? req_status_of(why) : 200, v.title, err);
}

static bool
get_decision(WebReq *r, GError **err)
{
	return show(r, NULL, err);
}

static bool
post_decision(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const DecisionAnswer a = answer_of(r);
	Decision *d;

	if (!decision_store_find(req_db(r), req_arena(r), a.id, &d, err))
		return false;
	if (!d)
		return req_not_found(r);
	if (decision_answer(req_db(r), req_arena(r), req_actor(r), &a, &why))
		return req_see_other_saying(r,
		    arena_printf(req_arena(r), "/case/%" G_GINT64_FORMAT, d->case_id),
		    TEXT_DECISION_DONE);
	if (req_user_can_mend(why))
		return show(r, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

/* --- for who has the link of the mail --- */

typedef struct {
	const House *house;
	Decision *d;
	Staff *staff;
	const char *url;
} Link;

/* d is NULL if the link does not hold: then the page is simply not there. */
static bool
open_link(WebReq *r, Link *l, GError **err)
{
	int64_t id = req_int(r, "id"), staff_id = req_int(r, "staff");
	Arena *a = req_arena(r);

	*l = (Link){ .house = req_house(r, err) };
	if (!l->house)
		return false;
	if (!decision_link_holds(a, l->house, id, staff_id, req_text(r, "tag")))
		return true;
	if (!staff_store_find(req_db(r), a, staff_id, &l->staff, err))
		return false;
	if (!l->staff || !l->staff->active)
		return true;
	l->url = arena_printf(a, "/decide/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%s",
	    id, staff_id, req_text(r, "tag"));
	if (!req_cookie(r, "lang"))
		req_set_lang(r, l->staff->lang);
	return decision_store_find(req_db(r), a, id, &l->d, err);
}

static bool
is_late(WebReq *r, const Decision *d)
{
	return req_actor(r)->now >= d->asked_at + DECISION_LINK_LASTS;
}

/* The link answers once: after that it shows what was answered, and nothing of the
 * case. */
static bool
show_over(WebReq *r, const Link *l, GError **err)
{
	const Decision *d = l->d;
	Staff *by = NULL;
	VisitorPage p;

	if (!visitor_begin(r, NULL, &p, err) ||
	    (d->answered_by &&
	        !staff_store_find(req_db(r), p.rd.a, d->answered_by, &by, err)))
		return false;
	DecisionOverView v = { .title = text(p.rd.lang, TEXT_DECISION_OVER_TITLE) };
	const TextArg args[] = {
		text_arg_n(d->case_id),
		text_arg_s(by ? by->name : ""),
		text_arg_s(
		    d->outcome ? text(p.rd.lang, decision_outcome_text(d->outcome)) : ""),
	};
	v.words = d->outcome && !is_late(r, d) ? text_format(p.rd.a, p.rd.lang,
	                                             TEXT_DECISION_OVER_ANSWERED, args, 3)
	          : is_late(r, d)              ? text(p.rd.lang, TEXT_DECISION_OVER_LATE)
	                          : text(p.rd.lang, TEXT_DECISION_OVER_WITHDRAWN);
	v.sign_in_url = arena_printf(p.rd.a, "/decision/%" G_GINT64_FORMAT, d->id);
	decision_over(p.body, &v);
	return visitor_end(&p, 200, v.title);
}

static bool
show_link(WebReq *r, const Link *l, const GError *why, GError **err)
{
	DecisionView v;
	VisitorPage p;
	bool found;

	if (!decision_is_open(l->d) || is_late(r, l->d))
		return show_over(r, l, err);
	if (!visitor_begin(r, NULL, &p, err) ||
	    !decision_view(r, &p.rd, l->d, &v, &found, err))
		return false;
	if (!found)
		return req_not_found(r);
	v.action = l->url;
	keep_typed(r, why, &v);
	decision_sheet(p.body, &v);
	return visitor_end(&p, why ? req_status_of(why) : 200, v.title);
}

/* Looking at it decides nothing: mail scanners open every link. */
static bool
get_link(WebReq *r, GError **err)
{
	Link l;

	if (!open_link(r, &l, err))
		return false;
	return l.d ? show_link(r, &l, NULL, err) : req_not_found(r);
}

static bool
post_link(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const DecisionAnswer a = answer_of(r);
	Link l;

	if (!open_link(r, &l, err))
		return false;
	if (!l.d)
		return req_not_found(r);
	if (is_late(r, l.d))
		return show_over(r, &l, err);
	const Actor who = { .staff_id = l.staff->id,
		.role = l.staff->role,
		.lang = l.staff->lang,
		.now = req_actor(r)->now };
	if (decision_answer(req_db(r), req_arena(r), &who, &a, &why))
		return req_see_other(r, l.url);
	if (req_user_can_mend(why))
		return show_link(r, &l, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

#define ID                                                                               \
	{                                                                                \
		"id", P_INT, true, G_MAXINT64, NULL                                      \
	}
/* clang-format off */
#define LINK \
	ID, { "staff", P_INT, true, G_MAXINT64, NULL }, { "tag", P_TEXT, true, 64, NULL }
#define ANSWER \
	{ "outcome", P_CHOICE, true, 0, "approved|declined|instead|parked" }, \
	{ "answer", P_LINES, false, 16000, NULL }, \
	{ "tell", P_TEXT, false, 4000, NULL }
/* clang-format on */

static const Param id_params[] = { ID, { 0 } };
static const Param answer_params[] = { ID, ANSWER, { 0 } };
static const Param link_params[] = { LINK, { 0 } };
static const Param link_answer_params[] = { LINK, ANSWER, { 0 } };

const Route decision_routes[] = {
	{ "GET", "/decision/:id", MAY_STAFF, false,
	    "What a partner is asked, and what he answered (M11)", id_params,
	    get_decision },
	{ "POST", "/decision/:id", MAY_STAFF, true, "A partner answers", answer_params,
	    post_decision },
	{ "GET", "/decide/:id/:staff/:tag", MAY_ANYONE, false,
	    "The same by the link of the mail, without signing in", link_params,
	    get_link },
	{ "POST", "/decide/:id/:staff/:tag", MAY_ANYONE, true,
	    "A partner answers by the link of the mail", link_answer_params, post_link },
	{ 0 },
};
