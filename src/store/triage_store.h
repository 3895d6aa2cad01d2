/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * triage_store.h - which cases wait for somebody to decide, and who is at which. An id of
 * 0 is none. */
#pragma once

#include "base/clock.h"
#include "store/db.h"

/* Cases, lowest number first: those among which one looks. */
typedef struct {
	const int64_t *ids;
	size_t n;
} TriageAmong;
/* Of those numbers, which it sorts. */
TriageAmong triage_among(int64_t *ids, size_t n);
bool triage_is_among(const TriageAmong *among, int64_t case_id);

/* The case that he is at, while it is his. */
bool triage_store_mine(Db *db, int64_t staff_id, Instant now, int64_t *case_id,
    GError **err);
/* The next one that nobody else is at and that he did not skip since. */
bool triage_store_next(Db *db, int64_t staff_id, Instant now, Instant since,
    int64_t *case_id, GError **err);

typedef struct {
	int64_t next;         /* as of triage_store_next() */
	int64_t n, n_skipped; /* that nobody else is at; of them, those that he skipped */
} TriageLeft;
/* What is left, of all without its next, or (NULL: of all) among those. */
bool triage_store_left(Db *db, int64_t staff_id, Instant now, Instant since,
    const TriageAmong *among, TriageLeft *out, GError **err);

/* --- writing; inside a transaction --- */

/* Nothing if somebody else is at it. */
bool triage_store_claim(Db *db, int64_t case_id, int64_t staff_id, Instant until,
    Instant now, GError **err);
bool triage_store_release(Db *db, int64_t staff_id, GError **err);
bool triage_store_skip(Db *db, int64_t case_id, int64_t staff_id, Instant now,
    GError **err);
bool triage_store_unskip(Db *db, int64_t staff_id, GError **err);
