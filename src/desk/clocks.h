/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * clocks.h - a case's clocks, from its entries and its agreement: they follow every entry
 * that matters to them, and a job waits for the next deadline. The rules are in
 * model/sla.h. All of it inside the transaction of the entry, but for case_clocks(). */
#pragma once

#include "base/arena.h"
#include "model/agreement.h"
#include "model/sla.h"
#include "store/db.h"

/* All that is to be known of a case's clocks. */
typedef struct {
	SlaCase of;
	SlaClocks clocks;
	const Entry *entries; /* as entry_store_marks() gives them */
	size_t n_entries;
} CaseClocks;

/* As they are after the last entry. Fails as the store, and with ERR_INVALID if the
 * agreement's hours never come to what it promises. */
bool case_clocks(Db *db, Arena *a, const Case *c, CaseClocks *out, GError **err);

/* Puts into the first entry's change what its agreement promises; c is the case as that
 * change sets it. */
bool clocks_begin(Db *db, Arena *a, const Case *c, Entry *first, GError **err);
/* Puts into the entry's change what it does to the clocks of c, the case before it;
 * leaves it alone if it does nothing to them. */
bool clocks_follow(Db *db, Arena *a, const Case *c, Entry *e, GError **err);

/* After c was saved: the job that wakes at its next deadline, or when a rule of
 * escalation is due before that (see deadline.h), if that may be another than before.
 * before is NULL of a new case. */
bool clocks_watch(Db *db, Arena *a, const Case *before, const Case *c, Instant now,
    GError **err);
