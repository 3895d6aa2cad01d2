/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/person_sign_in_pages.h"

#include <string.h>

#include "base/err.h"
#include "desk/person_sign_in.h"
#include "my.tmpl.h" /* made from web/tmpl/my.tmpl */
#include "web/visitor.h"

#define MAX_ID G_MAXINT64

/* A page of these and nothing else: nobody is led elsewhere by a link to this page. */
static const char *
own_path(const char *to)
{
	return g_str_has_prefix(to, "/my") && !strpbrk(to, "\\\r\n:") ? to : "/my";
}

static bool
show(WebReq *r, bool sent, const GError *why, GError **err)
{
	VisitorPage p;

	if (!visitor_begin(r, NULL, &p, err))
		return false;
	const MySignIn v = {
		.mail = req_text(r, "mail"),
		.to = own_path(req_text(r, "to")),
		.error = why ? req_says(r, why) : NULL,
		.sent = sent,
	};
	my_sign_in(p.body, &v);
	return visitor_end(&p, why ? req_status_of(why) : 200,
	    text(p.rd.lang, TEXT_MY_SIGN_IN));
}

static bool
get_sign_in(WebReq *r, GError **err)
{
	return show(r, false, NULL, err);
}

/* Whether the address is known is said to nobody. */
static bool
post_sign_in(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;

	if (person_ask_link(req_db(r), req_arena(r), req_actor(r)->now,
	        req_text(r, "mail"), req_address(r), &why))
		return show(r, true, NULL, err);
	if (req_user_can_mend(why))
		return show(r, false, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

/* --- the link --- */

static PersonLink
link_of(WebReq *r)
{
	return (PersonLink){ req_int(r, "person"), req_int(r, "at"), req_text(r, "tag") };
}

static bool
show_link(WebReq *r, const Person *who, int status, GError **err)
{
	VisitorPage p;

	if (!visitor_begin(r, NULL, &p, err))
		return false;
	const PersonLink link = link_of(r);
	const MyEnter v = {
		.name = who ? who->name : NULL,
		.action = who ? arena_printf(p.rd.a,
		                    "/my/enter/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT
		                    "/%s",
		                    link.person_id, link.at, link.tag)
		              : "",
	};
	my_enter(p.body, &v);
	return visitor_end(&p, status, text(p.rd.lang, TEXT_MY_SIGN_IN));
}

/* Looking at it signs nobody in: mail scanners open every link. */
static bool
get_enter(WebReq *r, GError **err)
{
	const PersonLink link = link_of(r);
	Person *who;

	if (!person_link_open(req_db(r), req_arena(r), req_actor(r)->now, &link, &who,
	        err))
		return false;
	if (who && !req_cookie(r, "lang"))
		req_set_lang(r, who->lang);
	return show_link(r, who, who ? 200 : 410, err);
}

static bool
post_enter(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	const PersonLink link = link_of(r);
	char *token;

	if (person_sign_in(req_db(r), req_arena(r), req_actor(r)->now, &link, &token,
	        &why)) {
		req_set_cookie(r, PERSON_COOKIE, token,
		    (int)(PERSON_SESSION_LASTS / SECONDS(1)));
		return req_see_other(r, "/my");
	}
	if (req_user_can_mend(why))
		return show_link(r, NULL, 410, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

static bool
post_sign_out(WebReq *r, GError **err)
{
	const char *token = req_cookie(r, PERSON_COOKIE);

	if (token && !person_sign_out(req_db(r), req_arena(r), token, err))
		return false;
	req_set_cookie(r, PERSON_COOKIE, "", -1);
	return req_see_other(r, "/my/sign-in");
}

static const Param sign_in_params[] = {
	{ "to", P_TEXT, false, 500, NULL },
	{ "mail", P_TEXT, false, 254, NULL },
	{ 0 },
};
static const Param link_params[] = {
	{ "person", P_INT, true, MAX_ID, NULL },
	{ "at", P_INT, true, MAX_ID, NULL },
	{ "tag", P_TEXT, true, 64, NULL },
	{ 0 },
};

const Route person_sign_in_routes[] = {
	{ "GET", "/my/sign-in", MAY_ANYONE, false,
	    "Where people at customers sign in, by a mailed link", sign_in_params,
	    get_sign_in },
	{ "POST", "/my/sign-in", MAY_ANYONE, true, "Mails the link", sign_in_params,
	    post_sign_in },
	{ "GET", "/my/enter/:person/:at/:tag", MAY_ANYONE, false,
	    "What the mailed link leads to: the button that signs in", link_params,
	    get_enter },
	{ "POST", "/my/enter/:person/:at/:tag", MAY_ANYONE, true,
	    "Signs in by the link, once", link_params, post_enter },
	{ "POST", "/my/sign-out", MAY_PERSON, true, "Signs out", NULL, post_sign_out },
	{ 0 },
};
