/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * roster_int.h - what the changes of the roster have in common. For roster_*.c only. */
#pragma once

#include "desk/roster.h"

/* A change, and the partners' roster around it. */
typedef struct RosterChange RosterChange;
typedef bool (*RosterChangeFunc)(Db *db, RosterChange *g, GError **err);
struct RosterChange {
	Arena *arena;
	const Actor *who;
	RosterChangeFunc change; /* runs in the transaction */
	void *what;              /* its own */
	const Zone *zone;        /* of the house; set before it runs */
	RosterHole hole;         /* that it would open */
};

/* Makes it, unless it would open a hole in the partners' roster. */
bool roster_make_change(Db *db, RosterChange *g, RosterHole *hole, GError **err);

/* Somebody of the staff who may be on in that role: a consultant can sit at the desk;
 * only a partner decides as one. */
bool roster_must_fit(Db *db, const RosterChange *g, int64_t staff_id, Role role,
    GError **err);
bool roster_span_holds(RosterHole span, GError **err);
/* His own, or the administrator. */
bool roster_may_change(const Actor *who, int64_t of_staff_id, GError **err);
bool roster_clean_note(Arena *a, const char *note, const char **out, GError **err);
/* By the actor, now. */
bool roster_trace(Db *db, const RosterChange *g, RosterLog l, GError **err);
