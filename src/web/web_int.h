/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * web_int.h - what the files of the web's core know of each other. */
#pragma once

#include <microhttpd.h>
#include <sys/socket.h>

#include "web/certificates.h"
#include "web/counted.h"
#include "web/form.h"
#include "web/http.h"
#include "web/live.h"
#include "web/route.h"
#include "web/router.h"
#include "web/watch.h"

struct Web {
	WebOptions options;
	Arena *arena; /* of what lives as long as the server */
	House house;  /* as it was at the start: for its secret only */
	/* Its time zone. GLib reads the file of a zone whenever nobody holds it. */
	GTimeZone *zone;
	Router *router;
	Live *live;
	Counted *counted;
	Watch *watch;
	struct MHD_Daemon *daemon, *tls_daemon; /* the second NULL: no TLS of ours */
	Certificates *certificates;
	GThreadPool *workers; /* run what writes or waits */
	guint listening;
	char *address, *tls_address;
};

/* The value of a declared parameter. */
typedef struct {
	const Param *param;
	bool sent;
	int64_t n;
	const char *text;
	int64_t *ints;
	size_t n_ints;
	Upload *files;
	size_t n_files;
} Value;

typedef struct {
	const char *name, *value;
} Header;

struct WebReq {
	Web *web;
	struct MHD_Connection *connection;
	Arena *arena;
	Db *db;
	const char *method, *path, *query; /* query: "?a=1" or "" */
	const Route *route; /* of the path; NULL: there is none, see allowed */
	RouteMatch match;
	const char *allowed; /* see router_find() */
	bool writes;         /* see route_writes() */
	GString *body;
	size_t max_body;
	Form *form;    /* the body, taken apart once somebody asks; see values_form() */
	gint64 began;  /* monotonic, for the rate and the log */
	int64_t told;  /* live_told() before anything was read */
	char id[9];    /* what the error page and the log call it */
	Value *values; /* as many as the route has parameters */

	char *token;         /* of the session; NULL */
	const char *csrf;    /* of his session, once somebody asked */
	const char *visitor; /* the cookie of a form without a session; NULL */
	Staff *staff;
	const char *at_customer; /* whose own host name was asked for: its slug; NULL */
	Person *person;          /* of a page for people at customers; else NULL */
	Actor actor;
	Lang lang;
	House *house;

	enum { ANSWER_NONE, ANSWER_TEXT, ANSWER_EMPTY, ANSWER_FILE } answer;
	int status;
	const char *type; /* of ANSWER_TEXT */
	Out out;          /* buf is owned */
	GPtrArray *parts; /* GString of req_part() */
	Header *headers;
	size_t n_headers;
	int fd; /* of ANSWER_FILE; -1 */
	size_t fd_size;
	bool suspended, done;
};

WebReq *req_new(Web *web, struct MHD_Connection *connection, const char *method,
    const char *path);
void req_free(WebReq *r);

/* Which route the path is; sets writes. */
void req_find_route(WebReq *r);
/* Runs the request to its answer: session, access, token, parameters, handler. */
void req_run(WebReq *r);
/* The answer is the error page of that status; why may be NULL. */
void req_fail(WebReq *r, int status, const GError *why);
/* What was answered, as libmicrohttpd wants it. */
enum MHD_Result req_send(WebReq *r);

/* The fields of the body; NULL if they cannot be read. Taken apart once. */
const Form *values_form(WebReq *r);
/* Reads what the route declares out of path, query and body. False, with *status, if
 * something does not hold. */
bool values_read(WebReq *r, int *status);

/* Finds out who asks: cookie, staff, language. */
bool session_load(WebReq *r, GError **err);
/* Who of the people at customers asks: r->person, and the actor. */
bool session_load_person(WebReq *r, GError **err);
/* The token for its forms; begins a visitor's cookie if there is no session. */
const char *session_csrf(WebReq *r);
bool session_csrf_holds(WebReq *r, const char *csrf);
/* The token that was sent; NULL: none. */
const char *req_csrf_sent(WebReq *r);

/* Is it asked for by a customer's own host name? Then r->at_customer says whose, and the
 * door there is its contact form. */
bool customer_host_enter(WebReq *r, GError **err);
/* Is the route none that is served there? Then it is answered: by where it is. */
bool customer_host_sends_away(WebReq *r);
/* Does the request come from the proxy that is trusted? */
bool req_from_proxy(WebReq *r);

/* What was asked for behind the path: "?a=1", or "". */
const char *http_query(Arena *a, struct MHD_Connection *connection);
/* Does it come by our own TLS, from another machine? */
bool http_is_far_tls(const Web *web, struct MHD_Connection *connection);

/* The client's address in words. */
char *http_peer(Arena *a, const struct sockaddr *addr);

/* What is wrong with the request's head: a status to refuse it with, or 0. */
int guard_refuses(struct MHD_Connection *connection, const char *method);
