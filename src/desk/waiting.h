/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * waiting.h (desk) - a case that waits for its reporter (M14): he is reminded once, and
 * if he still does not answer, the case is closed by the desk itself, kindly and without
 * the evaluation. Errors as in case.h.
 *
 * It begins when the case gets STATUS_WAITING_REPORTER, and anew with every answer of the
 * staff and every word of his; it ends with the status. House.remind_days and
 * House.unanswered_days say how long, in days that are open by the case's agreement.
 * Nobody is closed out for a mail that he did not get. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "model/case.h"
#include "store/waiting_store.h"

/* The job's part: reminds, or closes, if that is due now. */
bool waiting_pass(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err);

/* What is to come, for the staff. */
typedef struct {
	const Waiting *row; /* NULL: nothing; the reporter has no mail, say */
	Instant remind_at;  /* 0: he was reminded, or it is stopped */
	Instant close_at;   /* as it looks now; 0: never */
} WaitingAhead;
bool waiting_ahead(Db *db, Arena *a, const Case *c, WaitingAhead *out, GError **err);

/* What comes next (the reminder, or after it the end) comes then instead; at 0 stops it
 * until the case waits anew. Noted in the case, internally. ERR_INVALID
 * "waiting.not", "waiting.past", "horizon.too_far". */
bool waiting_put_off(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    Instant at, GError **err);
