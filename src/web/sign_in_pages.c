/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/sign_in_pages.h"

#include <string.h>

#include "base/err.h"
#include "desk/people.h"
#include "sign_in.tmpl.h" /* made from web/tmpl/sign_in.tmpl */
#include "web/sign_in_view.h"

#define LANG_LASTS (365 * 24 * 60 * 60) /* seconds */

/* A path of our own and nothing else: nobody is led elsewhere by a link to this page. */
static const char *
own_path(const char *to)
{
	return to[0] == '/' && to[1] != '/' && !strpbrk(to, "\\\r\n") ? to : "/";
}

static bool
show(WebReq *r, const GError *why, GError **err)
{
	bool is_danish = req_lang(r) == LANG_DA;
	const House *house = req_house(r, err);

	if (!house)
		return false;
	SignInView v = {
		.title = text(req_lang(r), TEXT_SIGN_IN),
		.house = house->name,
		.mail = req_text(r, "mail"),
		.to = own_path(req_text(r, "to")),
		.error = why ? req_says(r, why) : NULL,
		.other_lang = is_danish ? "en" : "da",
		.other_name = is_danish ? "English" : "Dansk",
	};
	sign_in_page(req_html(r, why ? req_status_of(why) : 200), &v);
	return true;
}

static bool
get_sign_in(WebReq *r, GError **err)
{
	if (req_staff(r))
		return req_see_other(r, own_path(req_text(r, "to")));
	return show(r, NULL, err);
}

static bool
post_sign_in(WebReq *r, GError **err)
{
	g_autoptr(GError) why = NULL;
	char *token;

	if (sign_in(req_db(r), req_arena(r), req_actor(r)->now, req_text(r, "mail"),
	        req_text(r, "password"), req_address(r), &token, &why)) {
		req_set_cookie(r, SESSION_COOKIE, token,
		    (int)(SESSION_LASTS / SECONDS(1)));
		return req_see_other(r, own_path(req_text(r, "to")));
	}
	if (req_user_can_mend(why))
		return show(r, why, err);
	g_propagate_error(err, g_steal_pointer(&why));
	return false;
}

static bool
post_sign_out(WebReq *r, GError **err)
{
	const char *token = req_cookie(r, SESSION_COOKIE);

	if (token && !sign_out(req_db(r), req_arena(r), token, err))
		return false;
	req_set_cookie(r, SESSION_COOKIE, "", -1);
	return req_see_other(r, "/sign-in");
}

/* Of the staff it is kept with the person, of a visitor in his browser. */
static bool
post_language(WebReq *r, GError **err)
{
	const char *code = req_text(r, "lang");
	const Staff *me = req_staff(r);

	if (me && !staff_choose_lang(req_db(r), req_arena(r), req_actor(r),
	              lang_from_code(code), err))
		return false;
	req_set_cookie(r, "lang", code, LANG_LASTS);
	return req_see_other(r, own_path(req_text(r, "back")));
}

static const Param get_params[] = {
	{ "to", P_TEXT, false, 500, NULL },
	{ "mail", P_TEXT, false, 254, NULL },
	{ 0 },
};
static const Param post_params[] = {
	{ "to", P_TEXT, false, 500, NULL },
	{ "mail", P_TEXT, false, 254, NULL },
	{ "password", P_TEXT, false, 1024, NULL },
	{ 0 },
};
static const Param language_params[] = {
	{ "lang", P_CHOICE, true, 0, "da|en" },
	{ "back", P_TEXT, false, 500, NULL },
	{ 0 },
};

const Route sign_in_routes[] = {
	{ "GET", "/sign-in", MAY_ANYONE, false, "The page on which the staff sign in",
	    get_params, get_sign_in },
	{ "POST", "/sign-in", MAY_ANYONE, true, "Signs in", post_params, post_sign_in },
	{ "POST", "/sign-out", MAY_STAFF, true, "Signs out", NULL, post_sign_out },
	{ "POST", "/language", MAY_ANYONE, true, "Chooses Danish or English",
	    language_params, post_language },
	{ 0 },
};
