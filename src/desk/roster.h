/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * roster.h (desk) - how the duty roster is changed (M11). Errors as in case.h.
 *
 * The partners' roster has no holes: a change that would open one in the year to come
 * fails with ERR_CONFLICT "roster.hole", and *hole says which (else it is left alone).
 * Every change is traced. The pattern is the administrator's; everybody may say that he
 * himself is away. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "store/db.h"
#include "store/roster_store.h"

#define ROSTER_HOLDS_FOR DAYS(366)

/* The same shift on several weekdays. */
typedef struct {
	RosterShift shift; /* weekday and week are made; id is the last one's */
	unsigned weekdays; /* bit 1 << weekday */
	Day begins_in; /* of every n weeks the one of this day; 0: from_day, else now */
} RosterPattern;

bool roster_add_pattern(Db *db, Arena *a, const Actor *who, RosterPattern *p,
    RosterHole *hole, GError **err);
/* It begins no more after that day; 0: it is taken away from now on. */
bool roster_end_shift(Db *db, Arena *a, const Actor *who, int64_t id, Day last_day,
    RosterHole *hole, GError **err);

typedef struct {
	int64_t staff_id;
	RosterWhy why;
	RosterHole span;
	int64_t instead_id; /* who steps in wherever he was on; 0: nobody */
	const char *note;
} RosterAway;

/* He is not on then, in any role. */
bool roster_set_away(Db *db, Arena *a, const Actor *who, const RosterAway *away,
    RosterHole *hole, GError **err);
/* He is on then, beside the pattern; instead_id and why do not count. */
bool roster_set_extra(Db *db, Arena *a, const Actor *who, Role role,
    const RosterAway *extra, GError **err);
/* An exception that somebody entered is none any more. */
bool roster_withdraw(Db *db, Arena *a, const Actor *who, int64_t exception_id,
    RosterHole *hole, GError **err);

/* Offers a span of one's own duty to somebody, perhaps for one of his. *id is set. */
bool roster_offer_swap(Db *db, Arena *a, const Actor *who, const RosterSwap *swap,
    int64_t *id, GError **err);
/* Whom it was offered to accepts or declines; who offered it withdraws. */
bool roster_answer_swap(Db *db, Arena *a, const Actor *who, int64_t id,
    RosterSwapState answer, RosterHole *hole, GError **err);

/* --- holes that come about otherwise: a pattern ends, somebody leaves --- */

#define ROSTER_WARNS DAYS(42)

/* Looks for holes in the partners' roster, and tells the administrators of the first:
 * once weeks before, once a fortnight, once two days. Then it is to be called again
 * at *again. Nothing, where no roster was made. */
bool roster_watch(Db *db, Arena *a, const Actor *who, Instant *again, GError **err);
