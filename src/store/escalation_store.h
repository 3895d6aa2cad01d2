/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * escalation_store.h - rules of escalation, decisions and parked questions, as rows. What
 * is returned lives in the arena; a find function succeeds with NULL when there is none;
 * what changes anything runs inside a transaction. */
#pragma once

#include "base/arena.h"
#include "model/escalation.h"
#include "store/db.h"

/* --- rules --- */

/* A customer's own, or the house's (0), those that are off as well. */
bool rule_store_all(Db *db, Arena *a, int64_t customer_id, EscalationRule **out,
    size_t *n, GError **err);
/* Those that hold for a customer: his own if there are any, else the house's. */
bool rule_store_active(Db *db, Arena *a, int64_t customer_id, EscalationRule **out,
    size_t *n, GError **err);
bool rule_store_find(Db *db, Arena *a, int64_t id, EscalationRule **out, GError **err);
/* id 0 adds and sets it; else version must be the one that was seen (ERR_CONFLICT). */
bool rule_store_save(Db *db, EscalationRule *rule, GError **err);
bool rule_store_remove(Db *db, int64_t id, GError **err);
/* *first is false if it fired for that case and period before. */
bool rule_store_fire(Db *db, int64_t case_id, int64_t rule_id, Instant period,
    Instant now, bool *first, GError **err);

bool rule_store_fired(Db *db, int64_t case_id, int64_t rule_id, Instant period,
    bool *fired, GError **err);

/* --- decisions --- */

bool decision_store_find(Db *db, Arena *a, int64_t id, Decision **out, GError **err);
/* The one that is open of a case. */
bool decision_store_open(Db *db, Arena *a, int64_t case_id, Decision **out, GError **err);
bool decision_store_add(Db *db, Decision *d, GError **err);
/* The case comes too, and goes back there. */
bool decision_store_move(Db *db, int64_t id, int64_t back_to, CaseStep back_step,
    GError **err);
/* The next one is asked. */
bool decision_store_turn(Db *db, const Decision *d, int64_t partner_id, Instant now,
    GError **err);
/* *done is false if it was answered before. */
bool decision_store_answer(Db *db, const Decision *d, bool *done, GError **err);
/* Its case has become part of another. */
bool decision_store_follow(Db *db, int64_t id, int64_t into, GError **err);
bool decision_store_extend(Db *db, int64_t id, const char *question, GError **err);
bool decision_store_withdraw(Db *db, int64_t id, GError **err);
/* Who was asked, in this order. */
bool decision_store_asked(Db *db, Arena *a, int64_t id, int64_t **out, size_t *n,
    GError **err);

/* --- parked questions --- */

/* Of one customer, or of all (0): those that wait, the oldest first. */
bool parked_store_waiting(Db *db, Arena *a, int64_t customer_id, ParkedQuestion **out,
    size_t *n, GError **err);
/* Those that were agreed or declined, the newest first. */
bool parked_store_taken(Db *db, Arena *a, int64_t customer_id, int limit,
    ParkedQuestion **out, size_t *n, GError **err);
bool parked_store_find(Db *db, Arena *a, int64_t id, ParkedQuestion **out, GError **err);
bool parked_store_add(Db *db, ParkedQuestion *q, GError **err);
bool parked_store_take(Db *db, const ParkedQuestion *q, GError **err);

/* What a customer drew on the desk since then: cases that it reported, minutes that were
 * worked on all of its. */
typedef struct {
	int64_t cases, minutes;
} CustomerDrawn;
bool customer_store_drawn(Db *db, int64_t customer_id, Instant since, CustomerDrawn *out,
    GError **err);
