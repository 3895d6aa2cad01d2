/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * roster_store.h - the duty roster, as rows. What is returned lives in the arena; a find
 * function succeeds with NULL when there is none; what changes anything runs inside a
 * transaction. Those who left are on no more. */
#pragma once

#include "model/roster.h"
#include "store/db.h"

/* All that decides who is on in a role (0: in all) during [from, to). */
bool roster_store_load(Db *db, Arena *a, const Zone *zone, Role role, RosterHole span,
    Roster *out, GError **err);

bool roster_store_find_shift(Db *db, Arena *a, int64_t id, RosterShift **out,
    GError **err);
bool roster_store_add_shift(Db *db, RosterShift *s, GError **err);
/* The last day on which it begins. */
bool roster_store_end_shift(Db *db, int64_t id, Day to_day, GError **err);
/* One that has not begun yet. */
bool roster_store_remove_shift(Db *db, int64_t id, GError **err);

/* One that was withdrawn is none. */
bool roster_store_find_exception(Db *db, Arena *a, int64_t id, RosterException **out,
    GError **err);
bool roster_store_add_exception(Db *db, RosterException *x, int64_t swap_id,
    GError **err);
bool roster_store_withdraw_exception(Db *db, int64_t id, Instant now, GError **err);

/* --- swaps --- */

typedef enum {
	SWAP_OFFERED = 1,
	SWAP_ACCEPTED = 2,
	SWAP_DECLINED = 3,
	SWAP_WITHDRAWN = 4,
} RosterSwapState;

typedef struct {
	int64_t id, from_id, to_id;
	Role role;
	RosterHole span; /* which from gives away, and to takes */
	RosterHole back; /* and the other way round; both 0: nothing */
	const char *note;
	RosterSwapState state;
	Instant offered_at, answered_at;
	const char *from_name, *to_name; /* when it was loaded */
} RosterSwap;

/* Those of which something is still to come then, the last offered first. */
bool roster_store_swaps(Db *db, Arena *a, Instant from, RosterSwap **out, size_t *n,
    GError **err);
bool roster_store_find_swap(Db *db, Arena *a, int64_t id, RosterSwap **out, GError **err);
bool roster_store_add_swap(Db *db, RosterSwap *s, GError **err);
/* *done is false if it was answered before. */
bool roster_store_answer_swap(Db *db, int64_t id, RosterSwapState state, Instant now,
    bool *done, GError **err);

/* --- who changed what --- */

/* Stored: never reuse a number. */
typedef enum {
	ROSTER_SHIFT_ADDED = 1,
	ROSTER_SHIFT_ENDED = 2,
	ROSTER_AWAY = 3, /* other: who steps in; may be nobody */
	ROSTER_EXTRA = 4,
	ROSTER_WITHDRAWN = 5,
	ROSTER_SWAP_OFFERED = 6, /* other: to whom */
	ROSTER_SWAP_ACCEPTED = 7,
	ROSTER_SWAP_DECLINED = 8,
	ROSTER_SWAP_WITHDRAWN = 9,
} RosterLogKind;

typedef struct {
	Instant at;
	int64_t by_id; /* 0: from a shell */
	RosterLogKind kind;
	Role role; /* 0: all */
	int64_t staff_id, other_id;
	RosterHole span; /* 0, 0: none */
	const char *note;
	const char *by_name, *staff_name, *other_name; /* when it was loaded */
} RosterLog;

bool roster_store_log(Db *db, const RosterLog *l, GError **err);
/* The newest first. */
bool roster_store_logged(Db *db, Arena *a, int limit, RosterLog **out, size_t *n,
    GError **err);
