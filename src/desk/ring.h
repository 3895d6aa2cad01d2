/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * ring.h (desk) - what the telephone system says of calls (M4), and what becomes of them.
 * "ring" is announced whenever something changed. */
#pragma once

#include "model/actor.h"
#include "model/person.h"
#include "model/ring.h"
#include "store/db.h"

typedef enum { RING_BEGINS, RING_ANSWERED, RING_ENDS } RingEvent;

typedef struct {
	RingEvent event;
	const char *call_id; /* the system's; small ones use it again after days */
	const char *from;    /* as it comes; may be hidden */
	const char *users;   /* whom it rings for, or who answered; a line each */
	bool is_outgoing;    /* one of ours calls: nothing for a card */
} RingWord;

/* Events may come in any order, twice, or not at all. ERR_INVALID "ring.no_call". */
bool ring_hear(Db *db, Arena *a, Instant now, const RingWord *w, GError **err);

/* The actor has registered it in that case, or (0) put it aside: a wrong number. */
bool ring_take(Db *db, Arena *a, const Actor *who, int64_t id, int64_t case_id,
    GError **err);

/* Does it ring for him now, or does he speak? users are names, addresses and numbers; one
 * for nobody of the staff (n of them) is for all. */
bool ring_is_for(Arena *a, const Ring *r, const Staff *me, const Staff *staff, size_t n,
    Instant now);
