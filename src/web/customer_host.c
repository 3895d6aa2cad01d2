/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * customer_host.c - a customer's own host name (M3): its contact form is what is at the
 * door there, and the desk of the staff is not. */
#include <string.h>

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

bool
customer_host_sends_away(WebReq *r)
{
	bool ours = (r->route->who != MAY_ANYONE && r->route->who != MAY_FOREIGN) ||
	            g_str_equal(r->path, "/sign-in");

	if (!r->at_customer)
		return false;
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
