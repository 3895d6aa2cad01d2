/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * route.h - how a page or an API call is declared, and what its handler may ask.
 *
 * A part of the program declares its routes in one static const table, next to its
 * handlers; web/routes.c names the tables and nothing else. At start the server refuses
 * tables that contradict each other. Only declared parameters reach a handler.
 *
 * A handler is blocking code with a connection and an arena of its own. What only
 * reads (see route_writes()) has a connection that can do no more; what changes anything
 * calls a use case of desk/. */
#pragma once

#include "base/arena.h"
#include "base/json.h"
#include "base/out.h"
#include "desk/house.h"
#include "model/entry.h"
#include "model/person.h"
#include "store/blob.h"
#include "store/db.h"

typedef struct WebReq WebReq;

typedef enum {
	MAY_ANYONE,
	MAY_STAFF,
	MAY_ADMIN,
	MAY_FOREIGN, /* anyone, from a page elsewhere, too: as nobody, without a token */
	MAY_PERSON,  /* somebody at a customer who signed in by a mailed link */
	MAY_CONTACT, /* the same, if he is a contact of his company */
	/* A machine that knows the secret in its address, which the handler checks. What
	 * it says is written down, by GET too: some can say it in no other way. */
	MAY_MACHINE,
} May;

typedef enum {
	P_END,
	P_INT,    /* 0 to max */
	P_TEXT,   /* one line, at most max bytes; control characters become spaces */
	P_TEXTS,  /* such lines, the same name several times: one below the other */
	P_LINES,  /* several lines with LF, at most max bytes */
	P_CHOICE, /* one of choices */
	P_BOOL,   /* a box that is ticked */
	P_INTS,   /* the same name several times: boxes, lists */
	P_FILES,  /* uploads; max is the bytes of all together */
} ParamType;

typedef struct {
	const char *name;
	ParamType type;
	bool
	    required; /* its absence is a 400; a text that may be empty is not required */
	int64_t max;
	const char *choices; /* "a|b|c" */
} Param;

/* Answers through the request; false with *err set gives the error page or the JSON
 * problem that belongs to the code, in the user's language. */
typedef bool (*WebHandler)(WebReq *r, GError **err);

typedef struct {
	const char *method, *path; /* "/case/:id/escalate": :id is a parameter */
	May who;
	bool needs_token; /* against forgery, before the handler; all POSTs of people */
	const char *what; /* one line for docs/routes.md */
	const Param *params; /* those of the path, the query and the body; NULL: none */
	WebHandler handler;
} Route;

/* Does it change anything? Then it runs where one may wait, its connection can write, and
 * it is not asked for by HEAD. */
static inline bool
route_writes(const Route *r)
{
	return r->method[0] != 'G' || r->who == MAY_MACHINE;
}

typedef struct {
	const char *name;         /* without a path; "" if it has none */
	const char *content_type; /* as the browser says */
	const void *data;
	size_t size;
} Upload;

/* All files of one form together, in bytes. */
#define UPLOAD_MAX ((int64_t)25 * 1024 * 1024)

/* The cookie that says whose session it is. */
#define SESSION_COOKIE "skranke"
/* The same of somebody at a customer. */
#define PERSON_COOKIE  "skranke-person"

/* --- what was asked --- */

/* What the declaration promised is there, of its type and within its limits. */
int64_t req_int(WebReq *r, const char *name);      /* 0 if it was not sent */
bool req_has(WebReq *r, const char *name);         /* was it sent? */
const char *req_text(WebReq *r, const char *name); /* "" if it was not sent */
bool req_bool(WebReq *r, const char *name);
const int64_t *req_ints(WebReq *r, const char *name, size_t *n);
const Upload *req_files(WebReq *r, const char *name, size_t *n);
/* Stores the files of that name, and gives them as attachments of an entry. */
bool req_attachments(WebReq *r, const char *name, const Attachment **out, size_t *n,
    GError **err);

const char *req_path(WebReq *r); /* with its query, for coming back: "/case/7?tab=2" */
bool req_is_fragment(WebReq *r); /* htmx asks for a part of a page */
/* The address of the client, by the proxy's word if it is a trusted one. */
const char *req_address(WebReq *r);
const char *req_cookie(WebReq *r, const char *name); /* NULL if it has none */
/* The origin of the page that sent it, as its browser says; NULL: it does not say. */
const char *req_origin(WebReq *r);
/* Was it sent by a page of ours: with its token, or from an origin of this host? */
bool req_from_here(WebReq *r);

Arena *req_arena(WebReq *r);
Db *req_db(WebReq *r);
Store *req_store(WebReq *r);
Blobs *req_blobs(WebReq *r);
const Actor *req_actor(WebReq *r);
const Staff *req_staff(WebReq *r); /* NULL: nobody is signed in */
/* On a page of MAY_PERSON and MAY_CONTACT: who he is, and the actor is he; NULL on any
 * other, whoever is signed in. */
const Person *req_person(WebReq *r);
Lang req_lang(WebReq *r); /* of the staff, of the cookie "lang", of the browser */
void req_set_lang(WebReq *r, Lang lang); /* the page's own: the customer's */
/* The provider's own desk; loaded once a request. NULL with *err set. */
const House *req_house(WebReq *r, GError **err);

/* --- what is answered; the last call counts --- */

/* A page of HTML: the whole document is written to what is returned. */
Out *req_html(WebReq *r, int status);
/* The same with another type than text/html: "text/css". */
Out *req_answer(WebReq *r, int status, const char *type);
/* An Out of its own with the language and the token of this request: for a part that is
 * put into a page later. Lives as long as the request. */
Out *req_part(WebReq *r);
JsonWriter req_json(WebReq *r, int status);
bool req_see_other(WebReq *r, const char *path); /* 303; true, to return it */
/* The same, and the next page says this text once (out of the cookie "said"). */
bool req_see_other_saying(WebReq *r, const char *path, TextId said);
/* What req_see_other_saying() has to say on this page, in the reader's language; NULL if
 * nothing. It is said once, and not to a part of a page. */
const char *req_said(WebReq *r);
/* How far live.h had told when this was asked, as live_number() says it. */
const char *req_told(WebReq *r);
/* A number that was counted under that name for another request and holds still; and
 * lets the next ones have it. See counted.h. */
bool req_counted(WebReq *r, const char *name, int64_t *n);
void req_count(WebReq *r, const char *name, int64_t n);
bool req_not_found(WebReq *r);
/* A stored blob as a download; inline only for pictures that cannot carry a script. */
bool req_blob(WebReq *r, const Attachment *at, GError **err);
void req_header(WebReq *r, const char *name, const char *value);
/* Pages of these origins, one a line, may show the answer within them; "": none. */
void req_allow_frames(WebReq *r, const char *origins);
/* max_age in seconds; 0: until the browser closes; -1: takes it away. */
void req_set_cookie(WebReq *r, const char *name, const char *value, int max_age);

/* What the failure says to its user, in his language; "" for what is the operator's. */
const char *req_says(WebReq *r, const GError *why);
/* Can the user mend it (INVALID, CONFLICT, LIMIT, DENIED)? Then the page comes
 * back with req_says() and what was typed; all else is returned as an error. */
bool req_user_can_mend(const GError *why);
/* The HTTP status of a failure. */
int req_status_of(const GError *why);
