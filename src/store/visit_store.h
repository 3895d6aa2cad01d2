/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * visit_store.h - visits, the addresses of customers, and the secret addresses of
 * calendars, as rows. What is returned lives in the arena; a find function succeeds with
 * NULL when there is none; what changes anything runs inside a transaction.
 *
 * A list of the cases of which a visit is planned today asks
 * EXISTS (SELECT 1 FROM visit v WHERE v.case_id = c.id AND v.state = 1
 * AND v.begins_at >= :midnight AND v.begins_at < :next_midnight). */
#pragma once

#include "base/arena.h"
#include "model/visit.h"
#include "store/db.h"

bool visit_store_add(Db *db, Visit *v, GError **err);
/* If it still has that version: then it has the next one; else ERR_BUSY. */
bool visit_store_save(Db *db, Visit *v, GError **err);

/* It is of that case from now on; the version stays. */
bool visit_store_follow(Db *db, int64_t id, int64_t case_id, GError **err);

/* The answer and its time; the version stays. */
bool visit_store_answer(Db *db, const Visit *v, GError **err);

bool visit_store_find(Db *db, Arena *a, int64_t id, Visit **out, GError **err);
/* The last one first. */
bool visit_store_of_case(Db *db, Arena *a, int64_t case_id, Visit **out, size_t *n_out,
    GError **err);
/* Those of somebody that begin in [since, before), planned or done, in their order. */
bool visit_store_of_staff(Db *db, Arena *a, int64_t staff_id, Instant since,
    Instant before, Visit **out, size_t *n_out, GError **err);
/* Those of all that are planned. */
bool visit_store_planned(Db *db, Arena *a, Instant since, Instant before, Visit **out,
    size_t *n_out, GError **err);
/* When the next that is planned for somebody begins, not before since; 0: none. */
bool visit_store_next(Db *db, int64_t staff_id, Instant since, Instant *out,
    GError **err);

/* When somebody is not there at all: by the roster, in any role. */
bool visit_store_away(Db *db, Arena *a, int64_t staff_id, Instant since, Instant before,
    VisitBusy **out, size_t *n_out, GError **err);

/* --- addresses --- */

typedef struct {
	int64_t id;
	const char *name, *address, *phone; /* the last "" */
	int travel;                         /* minutes, one way */
} Site;
/* In the place of the one that has the name already. */
bool site_store_set(Db *db, int64_t customer_id, const Site *s, GError **err);
bool site_store_remove(Db *db, int64_t customer_id, int64_t id, GError **err);
bool site_store_of_customer(Db *db, Arena *a, int64_t customer_id, Site **out,
    size_t *n_out, GError **err);

/* --- the secret address of somebody's calendar --- */

bool feed_store_set(Db *db, int64_t staff_id, const char *token_sha256, Instant now,
    GError **err);
bool feed_store_clear(Db *db, int64_t staff_id, GError **err);
/* Whose it is, if he is still here; 0: nobody's. */
bool feed_store_find(Db *db, const char *token_sha256, int64_t *staff_id, GError **err);
/* When his was made; 0: he has none. */
bool feed_store_made(Db *db, int64_t staff_id, Instant *at, GError **err);
