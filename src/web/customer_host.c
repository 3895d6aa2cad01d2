/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/customer_host.h"

#include <string.h>

#include "desk/host_check.h"
#include "store/contact_form_store.h"
#include "store/people_store.h"
#include "web/web_int.h"

/* Which name the client asked for: the proxy's word, if it is one that is trusted. */
static const char *
host_header(WebReq *r)
{
	const char *forwarded = MHD_lookup_connection_value(r->connection,
	    MHD_HEADER_KIND, "X-Forwarded-Host");
	const char *host = MHD_lookup_connection_value(r->connection, MHD_HEADER_KIND,
	    MHD_HTTP_HEADER_HOST);

	if (forwarded && req_from_proxy(r)) {
		const char *last = strrchr(forwarded, ',');
		host = last ? last + 1 : forwarded;
	}
	return host ? g_strstrip(arena_strdup(r->arena, host)) : NULL;
}

const char *
req_origin(WebReq *r)
{
	const char *origin = MHD_lookup_connection_value(r->connection, MHD_HEADER_KIND,
	    "Origin");

	return origin ? contact_origin(r->arena, origin) : NULL;
}

bool
req_from_here(WebReq *r)
{
	const char *origin = req_origin(r), *host = host_header(r);

	if (session_csrf_holds(r, req_csrf_sent(r)))
		return true;
	if (!origin || !host)
		return false;
	const char *name = strstr(origin, "://") + 3;
	size_t n = strcspn(name, ":");
	return g_ascii_strncasecmp(name, host, n) == 0 && (!host[n] || host[n] == ':');
}

bool
customer_host_enter(WebReq *r, GError **err)
{
	const char *host = contact_host_of_header(r->arena, host_header(r));
	ContactForm *form = NULL;
	Customer *c = NULL;

	/* Who is signed in is at the desk's own name: a session is of one name. */
	if (r->staff || !host)
		return true;
	if (!contact_form_store_of_host(r->db, r->arena, host, &form, err) ||
	    (form && !customer_store_find(r->db, r->arena, form->customer_id, &c, err)))
		return false;
	if (!c || !c->active)
		return true;
	r->at_customer = c->slug;
	if (strcmp(r->path, "/") == 0 || strcmp(r->path, "/support") == 0)
		r->path = arena_printf(r->arena, "/support/%s", c->slug);
	return true;
}

/* Is it the path of another customer's form? */
static bool
is_others(const WebReq *r)
{
	static const char forms[] = "/support/";
	const char *slug = r->path + sizeof forms - 1;
	size_t n = strlen(r->at_customer);

	if (!g_str_has_prefix(r->path, forms))
		return false;
	return strncmp(slug, r->at_customer, n) != 0 || (slug[n] && slug[n] != '/');
}

/* What people at customers need is there, the staff's pages are not. */
static bool
is_of_staff(const WebReq *r)
{
	switch (r->route->who) {
	case MAY_ANYONE:
	case MAY_FOREIGN:
		return g_str_equal(r->path, "/sign-in");
	case MAY_PERSON:
	case MAY_CONTACT:
		return false;
	case MAY_STAFF:
	case MAY_ADMIN:
	case MAY_MACHINE:
		break;
	}
	return true;
}

bool
customer_host_sends_away(WebReq *r)
{
	if (!r->at_customer)
		return false;
	bool ours = is_of_staff(r);
	if (is_others(r) || (ours && strcmp(r->method, "GET") != 0)) {
		req_fail(r, MHD_HTTP_NOT_FOUND, NULL);
		return true;
	}
	if (!ours)
		return false;
	const House *house = req_house(r, NULL);
	if (house)
		req_see_other(r, arena_printf(r->arena, "%s%s", house->url, req_path(r)));
	else
		req_fail(r, MHD_HTTP_NOT_FOUND, NULL);
	return true;
}

static bool
get_check(WebReq *r, GError **err)
{
	const char *host = contact_host_of_header(r->arena, host_header(r));
	const House *house = req_house(r, err);

	if (!house)
		return false;
	if (!host)
		return req_not_found(r);
	out_text(req_answer(r, MHD_HTTP_OK, "text/plain; charset=utf-8"),
	    house_sign(r->arena, house, SIGN_HOST, host));
	return true;
}

static const Param no_params[] = {
	{ 0 },
};

const Route customer_host_routes[] = {
	{ "GET", HOST_CHECK_PATH, MAY_ANYONE, false,
	    "Whether a host name leads to this desk: it asks itself", no_params,
	    get_check },
	{ 0 },
};
