/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * meeting_store.h - status meetings, as rows. What is returned lives in the arena; find
 * succeeds with NULL when there is none; what changes anything runs inside a
 * transaction. */
#pragma once

#include "base/arena.h"
#include "model/meeting.h"
#include "store/db.h"

bool meeting_store_find(Db *db, Arena *a, int64_t id, Meeting **out, GError **err);
/* Of a customer, or of all (0). Those that are planned, the next one first, … */
bool meeting_store_ahead(Db *db, Arena *a, int64_t customer_id, Meeting **out,
    size_t *n_out, GError **err);
/* … and those that were held or cancelled, the last one first. */
bool meeting_store_over(Db *db, Arena *a, int64_t customer_id, int limit, Meeting **out,
    size_t *n_out, GError **err);
/* Those of somebody of the staff that begin in [since, before), but the cancelled. */
bool meeting_store_led(Db *db, Arena *a, int64_t staff_id, Instant since, Instant before,
    Meeting **out, size_t *n_out, GError **err);

/* Sets its id. */
bool meeting_store_add(Db *db, Meeting *m, GError **err);
/* If it still has that version: then it has the next one; else ERR_BUSY. */
bool meeting_store_save(Db *db, Meeting *m, GError **err);

/* The contacts of the customer, with what they answered. */
bool meeting_store_guests(Db *db, Arena *a, int64_t id, MeetingGuest **out, size_t *n_out,
    GError **err);
/* at: as the answer says; an older one changes nothing. */
bool meeting_store_answer(Db *db, int64_t id, int64_t person_id, IcalPartstat answer,
    Instant at, GError **err);
/* It was moved: who had answered is asked anew. */
bool meeting_store_forget_answers(Db *db, int64_t id, GError **err);
