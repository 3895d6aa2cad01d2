/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * duty.h - who is on duty now, and whom a case goes to at its next step (M11). Reads
 * only; the roster is changed in desk/roster.h. */
#pragma once

#include "base/arena.h"
#include "model/case.h"
#include "model/person.h"
#include "model/roster.h"
#include "store/db.h"

/* The zone of the house, in which the roster is kept. */
bool duty_zone(Db *db, Arena *a, const Zone **zone, GError **err);

typedef enum {
	DUTY_ON,         /* by the roster */
	DUTY_NEXT,       /* nobody is on: who comes next */
	DUTY_NO_ROSTER,  /* nothing says who is on: somebody of that role */
	DUTY_SUBSTITUTE, /* not on, but of that role */
} DutyHow;

typedef struct {
	const Staff *staff;
	DutyHow how;
	Instant until; /* of DUTY_ON; 0: for two days and more */
	Instant from;  /* of DUTY_NEXT */
} Duty;

/* Who is on in a role, for a page: staff is NULL if nobody is, and how DUTY_NO_ROSTER if
 * nothing says who should be. Cheap. */
bool duty_now(Db *db, Arena *a, const Zone *zone, Role role, Instant now, Duty *out,
    GError **err);
/* Has the roster him on then, in whatever role? */
bool duty_has_on(Db *db, Arena *a, int64_t staff_id, Instant at, bool *on, GError **err);
/* All who can be asked in a role, in that order: who is on, who comes next in two weeks,
 * then the others of that role, who is away last. */
bool duty_order(Db *db, Arena *a, Role role, Instant now, Duty **out, size_t *n,
    GError **err);

/* --- to whom a case goes --- */

typedef enum {
	PROPOSED_KNOWS, /* is a consultant of the customer */
	PROPOSED_ON,    /* is on duty, until */
	PROPOSED_NEXT,  /* nobody is; comes next, from */
	PROPOSED_ROLE,  /* is the one of that role */
} ProposedWhy;

typedef struct {
	const Staff *staff; /* NULL: there is nobody */
	ProposedWhy why;
	Instant until, from; /* 0: not known */
} Proposed;

/* The consultant who knows the customer and is there, else one on duty; or the partner on
 * duty. Whoever has the case is not proposed again. */
bool duty_propose(Db *db, Arena *a, const Case *c, CaseStep step, Instant now,
    Proposed *out, GError **err);
