/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * run.c - the life of a request between its last byte and its answer. */
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "web/web_int.h"

int
req_status_of(const GError *why)
{
	if (why->domain != ERR)
		return MHD_HTTP_INTERNAL_SERVER_ERROR;
	switch ((ErrCode)why->code) {
	case ERR_INVALID:
		return MHD_HTTP_UNPROCESSABLE_CONTENT;
	case ERR_DENIED:
		return MHD_HTTP_FORBIDDEN;
	case ERR_CONFLICT:
		return MHD_HTTP_CONFLICT;
	case ERR_LIMIT:
		return MHD_HTTP_TOO_MANY_REQUESTS;
	case ERR_BUSY:
	case ERR_UNAVAILABLE:
		return MHD_HTTP_SERVICE_UNAVAILABLE;
	case ERR_INTERNAL:
		return MHD_HTTP_INTERNAL_SERVER_ERROR;
	}
	g_assert_not_reached();
}

const char *
req_says(WebReq *r, const GError *why)
{
	TextId id;

	if (!why || !err_is_for_user(why) || !text_find(why->message, &id))
		return "";
	return text(r->lang, id);
}

bool
req_user_can_mend(const GError *why)
{
	return err_is_for_user(why);
}

/* What the page of a status says when the failure itself says nothing to the user. */
static TextId
status_text_of(int status)
{
	switch (status) {
	case MHD_HTTP_BAD_REQUEST:
		return TEXT_ERROR_BAD_REQUEST;
	case MHD_HTTP_FORBIDDEN:
		return TEXT_ERROR_FORBIDDEN;
	case MHD_HTTP_NOT_FOUND:
		return TEXT_ERROR_NOT_FOUND;
	case MHD_HTTP_METHOD_NOT_ALLOWED:
		return TEXT_ERROR_METHOD;
	case MHD_HTTP_CONTENT_TOO_LARGE:
		return TEXT_ERROR_TOO_LARGE;
	case MHD_HTTP_UNPROCESSABLE_CONTENT:
		return TEXT_ERROR_UNPROCESSABLE;
	case MHD_HTTP_SERVICE_UNAVAILABLE:
		return TEXT_ERROR_UNAVAILABLE;
	default:
		return TEXT_ERROR_INTERNAL;
	}
}

void
req_fail(WebReq *r, int status, const GError *why)
{
	const char *message = req_says(r, why);

	if (why && !err_is_for_user(why))
		log_event(LOG_ERROR, "web", "failed", "id", r->id, "method", r->method,
		    "route", r->route ? r->route->path : NULL, "why", why->message, NULL);
	r->web->options.error_page(r, status,
	    *message ? message : text(r->lang, status_text_of(status)), r->id);
}

/* Is it a page for people at customers, rather than one for the staff? */
static bool
is_for_people(const Route *route)
{
	return route->who == MAY_PERSON || route->who == MAY_CONTACT;
}

/* Those who are not signed in are asked to, and come back to where they wanted to. */
static void
ask_to_sign_in(WebReq *r)
{
	const char *where = is_for_people(r->route) ? "/my/sign-in" : "/sign-in";
	g_autofree char *to = g_uri_escape_string(req_path(r), NULL, FALSE);
	bool back = strcmp(r->method, "GET") == 0 && !req_is_fragment(r);
	const char *path = back ? arena_printf(r->arena, "%s?to=%s", where, to) : where;

	if (req_is_fragment(r)) { /* a part of a page cannot be one */
		req_fail(r, MHD_HTTP_FORBIDDEN, NULL);
		req_header(r, "HX-Redirect", path);
	} else {
		req_see_other(r, path);
	}
}

/* May he? If not, the answer says so. */
static bool
admit(WebReq *r)
{
	switch (r->route->who) {
	case MAY_ANYONE:
	case MAY_FOREIGN:
	case MAY_MACHINE:
		return true;
	case MAY_STAFF:
		if (r->staff)
			return true;
		break;
	case MAY_ADMIN:
		if (r->staff && r->staff->admin)
			return true;
		break;
	case MAY_PERSON:
		if (r->person)
			return true;
		break;
	case MAY_CONTACT:
		if (r->person && r->person->contact && r->person->customer_id)
			return true;
		break;
	}
	if (is_for_people(r->route) ? r->person != NULL : r->staff != NULL)
		req_fail(r, MHD_HTTP_FORBIDDEN, NULL);
	else
		ask_to_sign_in(r);
	return false;
}

/* The token is not one of the route's own parameters: it is looked at here alone. */
const char *
req_csrf_sent(WebReq *r)
{
	const Form *form = values_form(r);

	for (size_t i = 0; form && i < form->n; i++)
		if (strcmp(form->fields[i].name, "csrf") == 0)
			return form->fields[i].value;
	return NULL;
}

void
req_find_route(WebReq *r)
{
	r->route = router_find(r->web->router, r->arena, r->method, r->path, &r->match,
	    &r->allowed);
	r->writes = r->route && route_writes(r->route);
}

static void
handle(WebReq *r)
{
	g_autoptr(GError) err = NULL;
	const char *asked = r->path;
	int status;

	if (!customer_host_enter(r, &err)) {
		req_fail(r, req_status_of(err), err);
		return;
	}
	if (r->path != asked)
		req_find_route(r);
	if (!r->route) {
		req_fail(r, r->allowed ? MHD_HTTP_METHOD_NOT_ALLOWED : MHD_HTTP_NOT_FOUND,
		    NULL);
		if (r->allowed)
			req_header(r, MHD_HTTP_HEADER_ALLOW, r->allowed);
		return;
	}
	if (customer_host_sends_away(r))
		return;
	if (is_for_people(r->route) && !session_load_person(r, &err)) {
		req_fail(r, req_status_of(err), err);
		return;
	}
	if (!admit(r))
		return;
	if (r->route->needs_token && !session_csrf_holds(r, req_csrf_sent(r))) {
		fail(&err, ERR_DENIED, "form.expired");
		req_fail(r, MHD_HTTP_FORBIDDEN, err);
		return;
	}
	if (!values_read(r, &status)) {
		req_fail(r, status, NULL);
		return;
	}
	if (!r->route->handler(r, &err))
		req_fail(r, req_status_of(err), err);
}

static void
log_request(const WebReq *r)
{
	gint64 took = g_get_monotonic_time() - r->began;
	char status[16], micros[24];

	g_snprintf(status, sizeof status, "%d", r->status);
	g_snprintf(micros, sizeof micros, "%" G_GINT64_FORMAT, took);
	log_event(LOG_DEBUG, "web", "request", "id", r->id, "method", r->method, "route",
	    r->route ? r->route->path : NULL, "status", status, "us", micros, NULL);
}

void
req_run(WebReq *r)
{
	g_autoptr(GError) err = NULL;

	r->told = live_told(r->web->live);
	r->db = store_borrow(r->web->options.store, &err);
	/* A page shows one instant. What writes reads anew when it has. */
	if (r->db && !r->writes)
		db_hold_still(r->db);
	if (r->db && session_load(r, &err))
		handle(r);
	else
		req_fail(r, req_status_of(err), err);
	/* The answer is whole: the connection goes to the next who needs one. */
	g_clear_pointer(&r->db, db_give_back);
	r->done = true;
	log_request(r);
}
