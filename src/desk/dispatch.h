/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * dispatch.h (desk) - an answer that goes a moment after it was sent, and until then can
 * be taken back: it is a draft again, as if it had not been sent. It goes by a job, even
 * if whoever sent it has turned off his machine. */
#pragma once

#include "desk/case.h"
#include "model/dispatch.h"

/* Sends what case_answer() would, with the same errors, and the actor's draft and its
 * files; but it goes only after that time, at most DISPATCH_LONGEST, or somewhat earlier
 * if the response would be late by waiting. *id is 0 if it went at once. */
bool dispatch_answer(Db *db, Arena *a, const Actor *who, const CaseWrite *what,
    Duration wait, int64_t *id, GError **err);

/* Only who sent it: ERR_DENIED "dispatch.others". What he began to write in the case
 * meanwhile comes after it. *case_id is where. ERR_CONFLICT "dispatch.gone". */
bool dispatch_take_back(Db *db, Arena *a, const Actor *who, int64_t id, int64_t *case_id,
    GError **err);

/* The job's part: it goes, if it is still there and its time has come; where the case was
 * merged, in the one that goes on. What cannot go any more, since the case was closed
 * meanwhile, is its author's draft again, which says why. */
bool dispatch_go(Db *db, Arena *a, Instant now, int64_t id, GError **err);
