/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * remote_consent.c - the page on which a user says yes or no to a remote session, and
 * stops it. Looking at it answers nothing: mail scanners open every link. */
#include "base/err.h"
#include "desk/remote.h"
#include "remote.tmpl.h" /* made from web/tmpl/remote.tmpl */
#include "store/case_store.h"
#include "store/people_store.h"
#include "store/remote_store.h"
#include "web/remote_pages.h"
#include "web/visitor.h"

/* NULL if the link does not hold: then the page is simply not there. */
static bool
open_link(WebReq *r, Remote **out, GError **err)
{
	const House *house = req_house(r, err);

	*out = NULL;
	if (!house)
		return false;
	if (!remote_link_holds(req_arena(r), house, req_int(r, "id"), req_text(r, "tag")))
		return true;
	return remote_store_find(req_db(r), req_arena(r), req_int(r, "id"), out, err);
}

/* Under whose name, and in which language, the page stands. */
static bool
begin(WebReq *r, const Remote *s, VisitorPage *p, GError **err)
{
	Customer *customer = NULL;
	Person *person = NULL;
	Case *c;

	if (!case_store_find(req_db(r), req_arena(r), s->case_id, &c, err) ||
	    (c && c->customer_id &&
	        !customer_store_find(req_db(r), req_arena(r), c->customer_id, &customer,
	            err)) ||
	    (s->person_id &&
	        !person_store_find(req_db(r), req_arena(r), s->person_id, &person, err)))
		return false;
	if (person && !req_cookie(r, "lang"))
		req_set_lang(r, person->lang);
	return visitor_begin(r, customer, p, err);
}

static const char *
words_of(const VisitorPage *p, const Remote *s, bool is_late)
{
	static const TextId texts[] = {
		[REMOTE_ASKED] = TEXT_REMOTE_DOOR_ASKED,
		[REMOTE_AGREED] = TEXT_REMOTE_DOOR_AGREED,
		[REMOTE_REFUSED] = TEXT_REMOTE_DOOR_REFUSED,
		[REMOTE_RUNNING] = TEXT_REMOTE_DOOR_RUNNING,
		[REMOTE_ENDED] = TEXT_REMOTE_DOOR_ENDED,
		[REMOTE_WITHDRAWN] = TEXT_REMOTE_DOOR_WITHDRAWN,
		[REMOTE_EXPIRED] = TEXT_REMOTE_DOOR_EXPIRED,
	};
	const TextArg by[] = { text_arg_s(s->staff_name) };

	return text_format(p->rd.a, p->rd.lang,
	    is_late ? TEXT_REMOTE_DOOR_EXPIRED : texts[s->state], by, 1);
}

static bool
show(WebReq *r, const Remote *s, const GError *why, GError **err)
{
	bool is_late = s->state == REMOTE_ASKED && req_actor(r)->now >= remote_until(s);
	VisitorPage p;

	if (!begin(r, s, &p, err))
		return false;
	RemoteConsentView v = {
		.title = text(p.rd.lang, TEXT_REMOTE_DOOR_TITLE),
		.words = words_of(&p, s, is_late),
		.error = why ? req_says(r, why) : NULL,
		.action = arena_printf(p.rd.a, "/r/%" G_GINT64_FORMAT "/%s", s->id,
		    req_text(r, "tag")),
		.what = remote_is_open(s) ? s->what : "",
		.computer = remote_is_open(s) ? s->computer : "",
		.may_agree = s->state == REMOTE_ASKED && !is_late,
		.may_refuse = s->state == REMOTE_ASKED && !is_late,
		.may_stop = s->state == REMOTE_AGREED || s->state == REMOTE_RUNNING,
	};
	remote_consent(p.body, &v);
	return visitor_end(&p, why ? req_status_of(why) : 200, v.title);
}

static bool
get_link(WebReq *r, GError **err)
{
	Remote *s;

	if (!open_link(r, &s, err))
		return false;
	return s ? show(r, s, NULL, err) : req_not_found(r);
}

static bool
post_link(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const Actor desk = { .now = req_actor(r)->now };
	Remote *s;

	if (!open_link(r, &s, err))
		return false;
	if (!s)
		return req_not_found(r);
	if (remote_answer(req_db(r), req_arena(r), &desk, s->id,
	        g_str_equal(req_text(r, "answer"), "yes"), &why))
		return req_see_other(r,
		    arena_printf(req_arena(r), "/r/%" G_GINT64_FORMAT "/%s", s->id,
		        req_text(r, "tag")));
	if (req_user_can_mend(why))
		return show(r, s, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

/* clang-format off */
#define LINK \
	{ "id", P_INT, true, G_MAXINT64, NULL }, { "tag", P_TEXT, true, 64, NULL }
/* clang-format on */

static const Param link_params[] = { LINK, { 0 } };
static const Param answer_params[] = { LINK, { "answer", P_CHOICE, true, 0, "yes|no" },
	{ 0 } };

const Route remote_consent_routes[] = {
	{ "GET", "/r/:id/:tag", MAY_ANYONE, false,
	    "What a user is asked before a remote session, by the link of his mail",
	    link_params, get_link },
	{ "POST", "/r/:id/:tag", MAY_ANYONE, true, "He says yes or no to it, or stops it",
	    answer_params, post_link },
	{ 0 },
};
