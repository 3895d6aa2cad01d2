/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * question_store.h - what is asked after a case, in all its versions (M16). What
 * is returned lives in the arena. */
#pragma once

#include "base/arena.h"
#include "model/question.h"
#include "store/db.h"

/* What a case of that customer (0: of none) that was closed then is asked: his own
 * questions, or those of all. */
bool question_store_asked(Db *db, Arena *a, int64_t customer_id, Instant at,
    QuestionSet *out, GError **err);
/* His own that is in force, if he has any; 0: that of all. NULL if he is asked as all. */
bool question_store_own(Db *db, Arena *a, int64_t customer_id, Instant at,
    QuestionSet **out, GError **err);
/* NULL if there is none of that number. */
bool question_store_find(Db *db, Arena *a, int64_t id, QuestionSet **out, GError **err);
/* All that there ever were, the newest first. */
bool question_store_all(Db *db, Arena *a, int64_t customer_id, QuestionSet **out,
    size_t *n_out, GError **err);
/* A new one, from s->at on; gives it its id. staff_id is who made it. Inside a
 * transaction. */
bool question_store_add(Db *db, QuestionSet *s, int64_t staff_id, GError **err);
