/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * visit.h (desk) - a consultant visits the customer (M9): planned, moved, cancelled,
 * done. Each is an entry, ENTRY_VISIT, public; reporter and consultant get an invitation
 * that their calendars update by (RFC 5546), and what the reporter's answers shows on
 * the visit. Errors as in case.h; "visit.unknown", "visit.over" (done or cancelled),
 * "visit.changed" (ERR_CONFLICT: another version than was seen). */
#pragma once

#include "base/arena.h"
#include "desk/house.h"
#include "desk/site.h"
#include "model/actor.h"
#include "model/entry.h"
#include "model/visit.h"
#include "store/db.h"

#define VISIT_MAX_TEXT ((int64_t)8000)

typedef struct {
	int64_t case_id;  /* of a new one */
	int64_t id, seen; /* of one that is changed */
	int64_t staff_id; /* who goes; 0: the same one, of one that is changed */
	Instant begins, ends;
	int travel;                         /* minutes, one way: they are his as well */
	const char *address, *phone, *what; /* address is needed */
	const char *site; /* keep the address of the customer under this name; "" */
	bool anyway;      /* although he is not free then */
} VisitPlan;

/* Plans it, or changes it; a consultant whom it was taken from is told too. ERR_CONFLICT
 * "visit.clash" if he has another visit then (travel included), "visit.meeting" if he
 * leads a status meeting, "visit.away" if he is not there, unless anyway; ERR_INVALID
 * "visit.times", "visit.travel.wrong", "visit.address.missing", "visit.staff". */
bool visit_plan(Db *db, Arena *a, const Actor *who, const VisitPlan *what, int64_t *id,
    GError **err);
/* The reason is told to the reporter; it may be "". */
bool visit_cancel(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    const char *reason, GError **err);

typedef struct {
	int64_t id;
	const char *text;              /* what was done; needed */
	int minutes;                   /* of work */
	int travel;                    /* minutes of travel, both ways */
	const char *signed_by;         /* by whom at the customer; "" */
	const Attachment *attachments; /* pictures, and what he drew */
	size_t n_attachments;
} VisitReport;
/* Whoever was there was there: of one that was moved or cancelled meanwhile too, but of
 * each once. */
bool visit_report(Db *db, Arena *a, const Actor *who, const VisitReport *what,
    GError **err);

/* When it could be, from now on: see visit_times(). */
typedef struct {
	const Case *c;
	int64_t staff_id;
	Duration length, travel;
	Instant now;
} VisitAsk;
bool visit_propose(Db *db, Arena *a, const VisitAsk *ask, size_t most, Instant **out,
    size_t *n_out, GError **err);

/* --- invitations --- */

/* Of the visit, for ever the same: visit-7-TAG@host. */
char *visit_uid(Arena *a, const House *house, int64_t id);
/* Whose that is; 0 if it is none of ours. */
int64_t visit_of_uid(Arena *a, const House *house, const char *uid);

/* --- the secret address of one's calendar --- */

/* house->url/calendar/TOKEN.ics; one that there was holds no more. */
bool visit_feed_make(Db *db, Arena *a, const Actor *who, const char **url, GError **err);
bool visit_feed_end(Db *db, Arena *a, const Actor *who, GError **err);
/* Whose calendar a token opens; 0: nobody's. */
bool visit_feed_of(Db *db, Arena *a, const char *token, int64_t *staff_id, GError **err);
