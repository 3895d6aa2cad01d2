/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * waiting_store.h - cases that wait for their reporters, as rows: see desk/waiting.h. */
#pragma once

#include "base/arena.h"
#include "base/clock.h"
#include "store/db.h"

typedef struct {
	int64_t case_id;
	Instant since;
	int64_t asked;       /* the entry that asked him; 0: none */
	Instant reminded_at; /* 0: not yet */
	Instant next_at;     /* the reminder, or after that the end; 0: stopped */
} Waiting;

/* NULL if it waits for nobody who could be reminded. */
bool waiting_store_find(Db *db, Arena *a, int64_t case_id, Waiting **out, GError **err);
/* What the staff asked in writing since the reporter's last word; 0: nothing. */
bool waiting_store_asked(Db *db, int64_t case_id, int64_t *entry_id, GError **err);

/* --- writing; inside a transaction --- */

bool waiting_store_save(Db *db, const Waiting *w, GError **err);
bool waiting_store_end(Db *db, int64_t case_id, GError **err);
