/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * question.h (desk) - what the reporter is asked after a case (M16): kept by
 * administrators, for all or for a customer, in versions. What was asked already stays
 * as it was. Errors as in case.h. */
#pragma once

#include "base/arena.h"
#include "model/actor.h"
#include "store/question_store.h"

#define QUESTION_MAX_TEXT 200 /* characters */

/* From now on; empty ones are left out, and the same as before changes nothing. A
 * customer without a question is asked as all are, as often as he says himself or
 * (ASK_AS_HOUSE) as all. ERR_INVALID "question.few" (less than
 * QUESTIONS_LEAST), "question.rule" (beyond ASKING_MAX_…), "customer.unknown";
 * ERR_DENIED "admin.only". */
bool question_save(Db *db, Arena *a, const Actor *who, QuestionSet *set, GError **err);
