/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * session.c - who asks, in which language, and the token of his forms. */
#include <string.h>

#include "base/str.h"
#include "desk/people.h"
#include "desk/person_sign_in.h"
#include "web/web_int.h"

#define VISITOR_COOKIE "visitor"
#define TOKEN_LENGTH   64 /* hex digits */

static bool
is_token(const char *s)
{
	return s && strlen(s) == TOKEN_LENGTH &&
	       strspn(s, "0123456789abcdef") == TOKEN_LENGTH;
}

/* What he chose, else the first of his browser's languages that we speak. */
static Lang
visitor_lang(WebReq *r)
{
	const char *chosen = req_cookie(r, "lang");
	const char *accepted = MHD_lookup_connection_value(r->connection, MHD_HEADER_KIND,
	    MHD_HTTP_HEADER_ACCEPT_LANGUAGE);

	if (chosen)
		return lang_from_code(chosen);
	for (const char *s = accepted; s && *s; s = strchr(s, ',')) {
		s += strspn(s, ", ");
		if (g_ascii_strncasecmp(s, "da", 2) == 0)
			return LANG_DA;
		if (g_ascii_strncasecmp(s, "en", 2) == 0)
			return LANG_EN;
	}
	return LANG_DA;
}

bool
session_load(WebReq *r, GError **err)
{
	const char *token = req_cookie(r, SESSION_COOKIE);

	r->actor = (Actor){ .now = clock_now() };
	if (is_token(token)) {
		if (!sign_in_session(r->db, r->arena, r->actor.now, token, &r->staff,
		        err))
			return false;
		r->token = r->staff ? arena_strdup(r->arena, token) : NULL;
	}
	r->lang = r->staff ? r->staff->lang : visitor_lang(r);
	r->actor.lang = r->lang;
	if (r->staff) {
		r->actor.staff_id = r->staff->id;
		r->actor.role = r->staff->role;
		r->actor.admin = r->staff->admin;
	}
	return true;
}

bool
session_load_person(WebReq *r, GError **err)
{
	const char *token = req_cookie(r, PERSON_COOKIE);

	if (!is_token(token))
		return true;
	if (!person_session(r->db, r->arena, r->actor.now, token, &r->person, err))
		return false;
	if (!r->person)
		return true;
	if (!req_cookie(r, "lang"))
		r->lang = r->person->lang;
	r->actor = (Actor){ .person_id = r->person->id,
		.lang = r->lang,
		.now = r->actor.now };
	return true;
}

static const char *
csrf_of(WebReq *r, const char *who)
{
	return house_sign(r->arena, &r->web->house, SIGN_FORM, who);
}

const char *
session_csrf(WebReq *r)
{
	if (r->token && !r->csrf)
		r->csrf = csrf_of(r, r->token);
	if (r->csrf)
		return r->csrf;
	if (!r->visitor)
		r->visitor = req_cookie(r, VISITOR_COOKIE);
	if (!is_token(r->visitor)) {
		r->visitor = str_random_hex(r->arena, TOKEN_LENGTH / 2);
		req_set_cookie(r, VISITOR_COOKIE, r->visitor, 0);
	}
	return csrf_of(r, r->visitor);
}

bool
session_csrf_holds(WebReq *r, const char *csrf)
{
	const char *who = r->token ? r->token : req_cookie(r, VISITOR_COOKIE);

	return csrf && is_token(who) && str_equal_secret(csrf_of(r, who), csrf);
}
