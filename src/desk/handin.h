/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * handin.h (desk) - a user hands his computer in (M9): received with a receipt, worked
 * at, ready (he is told), fetched. Each step is an entry, ENTRY_HANDIN, public. Errors as
 * in case.h; "handin.unknown", "handin.changed" (ERR_CONFLICT: another version than was
 * seen).
 *
 * A code or password that the user gives is never in the case: it is kept sealed beside
 * it until the computer is fetched or somebody wipes it, which is noted. */
#pragma once

#include "base/arena.h"
#include "desk/house.h"
#include "model/actor.h"
#include "model/handin.h"
#include "store/db.h"

#define HANDIN_MAX_WORDS ((int64_t)200) /* bytes of each field */
#define HANDIN_MAX_NOTE  ((int64_t)4000)

/* He who does not fetch it is reminded this long after he was told that it is ready, and
 * again after as long, so many times. */
#define HANDIN_REMIND_AFTER DAYS(4)
#define HANDIN_REMINDERS    3

typedef struct {
	int64_t case_id;
	const char *what; /* needed: ERR_INVALID "handin.what.missing" */
	const char *serial, *accessories, *shelf, *loan, *code; /* each may be "" */
	const char *note;                                       /* what is wrong; "" */
	bool mail; /* the receipt, to the reporter */
} HandinReceive;
bool handin_receive(Db *db, Arena *a, const Actor *who, const HandinReceive *what,
    int64_t *id, GError **err);

/* It goes on to a state (0: as it is), another place, or both. Ready tells the reporter,
 * unless the case is closed; fetched wipes the code. ERR_INVALID "handin.fetched": it is
 * over. */
typedef struct {
	int64_t id, seen;
	HandinState state;
	const char *shelf;      /* NULL: where it is */
	const char *fetched_by; /* "": the reporter */
	const char *note;       /* public: what was done; "" */
	int minutes;
} HandinMove;
bool handin_move(Db *db, Arena *a, const Actor *who, const HandinMove *what,
    GError **err);

/* A machine is lent meanwhile, or (loan "") comes back. ERR_INVALID "handin.loan.none",
 * "handin.loan.out". */
bool handin_lend(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    const char *loan, GError **err);
/* The code is forgotten; nothing to wipe is success. */
bool handin_wipe(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    GError **err);
/* The code that was given, for the staff; NULL: none, or it was wiped. */
bool handin_code(Db *db, Arena *a, const House *house, const Handin *h, const char **out,
    GError **err);

/* The job's part: reminds the reporter to fetch what is ready; *again is when to look
 * next, 0 when there is nothing to remind of any more. */
bool handin_remind(Db *db, Arena *a, const Actor *who, int64_t id, Instant *again,
    GError **err);

/* What the QR code of receipt and label says: house->url/h/7/TAG. It leads the staff to
 * the hand-in, and the user to the page of his case. */
char *handin_link(Arena *a, const House *house, int64_t id);
bool handin_link_holds(Arena *a, const House *house, int64_t id, const char *tag);
