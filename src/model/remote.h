/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * remote.h - remote access to the user's computer, while he watches (M9): only with his
 * consent, which he gives by a link or by telephone, and can take back. Pure. The numbers
 * of the enumerations are stored: never reuse one. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/text.h"

typedef enum {
	REMOTE_ASKED = 1,
	REMOTE_AGREED = 2,
	REMOTE_REFUSED = 3,
	REMOTE_RUNNING = 4,
	REMOTE_ENDED = 5,
	REMOTE_WITHDRAWN = 6, /* by the user, or by the staff before it began */
	REMOTE_EXPIRED = 7,   /* not answered, or not used in time */
} RemoteState;

typedef enum {
	REMOTE_NO_CONSENT = 0,
	REMOTE_BY_LINK = 1,
	REMOTE_BY_PHONE = 2, /* as the staff heard it */
} RemoteConsent;

#define REMOTE_ASK_LASTS     DAYS(2)   /* then the link holds no more */
#define REMOTE_CONSENT_LASTS HOURS(24) /* then a session can begin no more */
#define REMOTE_LONGEST       HOURS(8)  /* then it was forgotten, and is closed */

typedef struct {
	int64_t id, version, case_id, staff_id;
	int64_t person_id; /* who is asked; 0: nobody is known, he is at the telephone */
	RemoteState state;
	const char *computer; /* its number or name in the tool; "" */
	const char *what;     /* what for; "" */
	Instant asked_at;
	RemoteConsent consent;
	Instant answered_at, started_at, ended_at; /* 0: not yet */
	/* As loaded. */
	const char *subject, *staff_name, *person_name; /* the last may be NULL */
} Remote;

/* Can something still become of it? A case has one of these at most. */
static inline bool
remote_is_open(const Remote *r)
{
	return r->state == REMOTE_ASKED || r->state == REMOTE_AGREED ||
	       r->state == REMOTE_RUNNING;
}

/* When it ends by itself, as it is now; 0 of one that is over. */
Instant remote_until(const Remote *r);
/* Minutes from its beginning to then, begun ones counted; 0 if it did not begin. */
int remote_minutes(const Remote *r, Instant then);

const char *remote_state_name(int64_t v); /* "asked" …; NULL for a number that is none */
TextId remote_state_text(int64_t v);

/* --- the tool --- */

/* May a template of a tool's address be used? It begins with http:, https: or one of the
 * schemes allowed: words apart by spaces or commas, "rustdesk anydesk". What a browser
 * would run or read (javascript, data, file …) is never allowed. */
bool remote_template_holds(const char *template, const char *schemes);
/* Are they schemes (RFC 3986, 3.1), none of those that are never allowed? "" holds. */
bool remote_schemes_hold(const char *schemes);
/* Does it want to know the computer? */
bool remote_template_asks(const char *template);
/* The address that opens the tool: {computer}, {case} and {person} filled in, each
 * percent-encoded. NULL if the template does not hold. */
char *remote_url(Arena *a, const char *template, const char *schemes, const Remote *r);
