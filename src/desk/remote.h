/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * remote.h (desk) - remote access to the user's computer, while he watches (M9). The
 * staff ask; the user says yes or no by the link of a mail, or by telephone, which the
 * staff note; then it begins, and ends with what was done. He can take his consent back
 * at any time, which ends it; what is not answered or used in time ends by itself.
 *
 * Each step is an entry, ENTRY_REMOTE, public but for what ends by itself. Errors as in
 * case.h; "remote.unknown", "remote.over" (nothing can become of it any more),
 * "remote.changed" (ERR_CONFLICT: another version than was seen). */
#pragma once

#include "base/arena.h"
#include "desk/house.h"
#include "model/actor.h"
#include "model/remote.h"
#include "store/db.h"

#define REMOTE_MAX_WORDS ((int64_t)200) /* bytes of the computer */
#define REMOTE_MAX_TEXT  ((int64_t)8000)

typedef struct {
	int64_t case_id;
	const char *computer; /* these two may be "" */
	const char *what;     /* what for, as the user reads it */
	bool by_phone;        /* he has said yes already */
} RemoteAsk;
/* A case has one at a time: ERR_CONFLICT "remote.open". By mail somebody must be there to
 * ask: ERR_INVALID "remote.nobody". */
bool remote_ask(Db *db, Arena *a, const Actor *who, const RemoteAsk *what, int64_t *id,
    GError **err);
/* He who was asked said yes by telephone. */
bool remote_agreed(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    GError **err);
/* It is not wanted any more; of one that has begun ERR_INVALID "remote.running". */
bool remote_withdraw(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    GError **err);

/* It begins, by whoever does it, on that computer. ERR_INVALID "remote.consent" without
 * consent that still holds, "remote.computer.missing" if the tool needs it. */
bool remote_start(Db *db, Arena *a, const Actor *who, int64_t id, int64_t seen,
    const char *computer, GError **err);

typedef struct {
	int64_t id, seen;
	const char *text; /* what was done, public; needed */
	int minutes;      /* of work */
	bool by_clock;    /* as many as it ran, instead */
} RemoteEnd;
/* ERR_INVALID "remote.not_running". */
bool remote_end(Db *db, Arena *a, const Actor *who, const RemoteEnd *what, GError **err);

/* --- by the link --- */

/* house->url/r/7/TAG: where he answers. */
char *remote_link(Arena *a, const House *house, int64_t id);
bool remote_link_holds(Arena *a, const House *house, int64_t id, const char *tag);
/* Yes, or no: of one that he agreed to that takes his consent back; of one that runs it
 * ends it, and books what was worked until then. The same answer again changes nothing.
 * The actor is nobody: it is he who was asked. */
bool remote_answer(Db *db, Arena *a, const Actor *desk, int64_t id, bool agrees,
    GError **err);

/* The job's part: what was not answered or used in time expires, and what was left
 * running is closed, without time for it; whoever asked is told. *again is when to look
 * next, 0 when it is over. */
bool remote_watch(Db *db, Arena *a, const Actor *desk, int64_t id, Instant *again,
    GError **err);
