/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/support_known.h"

#include <string.h>

#include "base/str.h"

#define LASTS      (365 * 24 * 3600) /* seconds */
#define MAX_COOKIE 2000              /* bytes; a browser takes 4096 with all around it */
#define PARTS      3

static const char *
cookie_name(WebReq *r, int64_t customer_id)
{
	return arena_printf(req_arena(r), "me-%" G_GINT64_FORMAT, customer_id);
}

static const char *
tag_of(WebReq *r, const House *house, int64_t customer_id, const char *said)
{
	Arena *a = req_arena(r);

	return house_sign(a, house, SIGN_KNOWN,
	    arena_printf(a, "%" G_GINT64_FORMAT ":%s", customer_id, said));
}

static const char *
unescaped(WebReq *r, const char *part)
{
	g_autofree char *s = g_uri_unescape_string(part, NULL);

	return arena_strdup(req_arena(r), s ? s : "");
}

bool
known_read(WebReq *r, const House *house, int64_t customer_id, Known *out)
{
	const char *cookie = req_cookie(r, cookie_name(r, customer_id));
	const char *dot = cookie ? strrchr(cookie, '.') : NULL;

	*out = (Known){ "", "", "" };
	if (!dot || strlen(cookie) > MAX_COOKIE)
		return false;
	const char *said = arena_strndup(req_arena(r), cookie, (size_t)(dot - cookie));
	if (!str_equal_secret(tag_of(r, house, customer_id, said), dot + 1))
		return false;
	g_auto(GStrv) parts = g_strsplit(said, "&", PARTS);
	if (g_strv_length(parts) != PARTS)
		return false;
	*out = (Known){ unescaped(r, parts[0]), unescaped(r, parts[1]),
		unescaped(r, parts[2]) };
	return *out->mail != '\0';
}

void
known_keep(WebReq *r, const House *house, int64_t customer_id, const Known *who)
{
	Arena *a = req_arena(r);
	g_autofree char *name = g_uri_escape_string(who->name, NULL, FALSE);
	g_autofree char *mail = g_uri_escape_string(who->mail, NULL, FALSE);
	g_autofree char *phone = g_uri_escape_string(who->phone, NULL, FALSE);
	const char *said = arena_printf(a, "%s&%s&%s", name, mail, phone);
	const char *value = arena_printf(a, "%s.%s", said,
	    tag_of(r, house, customer_id, said));

	if (strlen(value) <= MAX_COOKIE)
		req_set_cookie(r, cookie_name(r, customer_id), value, LASTS);
}

void
known_forget(WebReq *r, int64_t customer_id)
{
	req_set_cookie(r, cookie_name(r, customer_id), "", -1);
}

/* --- when it was shown --- */

static const char *
began_tag(WebReq *r, const House *house, const char *slug, int64_t second)
{
	Arena *a = req_arena(r);

	return house_sign(a, house, SIGN_BEGAN,
	    arena_printf(a, "%s:%" G_GINT64_FORMAT, slug, second));
}

const char *
support_began(WebReq *r, const House *house, const char *slug)
{
	int64_t second = req_actor(r)->now / SECONDS(1);

	return arena_printf(req_arena(r), "%" G_GINT64_FORMAT ".%s", second,
	    began_tag(r, house, slug, second));
}

/* For how long he had it before him: of a form that does not say so, no time. */
static Duration
took(WebReq *r, const House *house, const char *slug)
{
	const char *began = req_text(r, "began"), *dot = strchr(began, '.');
	int64_t second = g_ascii_strtoll(began, NULL, 10);

	if (!dot || !str_equal_secret(began_tag(r, house, slug, second), dot + 1))
		return 0;
	return MAX(req_actor(r)->now - SECONDS(second), 0);
}

Doubt
support_doubt(WebReq *r, const House *house, const Customer *c, bool is_known,
    bool knows_site)
{
	if (*req_text(r, "website"))
		return DOUBT_TRAP;
	if (!req_from_here(r))
		return knows_site ? DOUBT_NONE : DOUBT_FOREIGN;
	if (!is_known && took(r, house, c->slug) < SECONDS(house->form_seconds))
		return DOUBT_FAST;
	return DOUBT_NONE;
}
