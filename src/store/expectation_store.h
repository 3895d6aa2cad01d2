/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expectation_store.h - what is learnt of how long cases take, as a row, and the cases
 * that it is learnt from. What is returned lives in the arena; a find function succeeds
 * with NULL when there is none. */
#pragma once

#include "base/arena.h"
#include "model/case.h"
#include "store/db.h"

typedef struct {
	int64_t version;
	Instant learnt_at;
	int64_t known;
	const char *json; /* the model, or the score: whichever was asked for */
} Expectation;

/* The version of the one that there is; 0: none is yet. */
bool expectation_store_version(Db *db, int64_t *version, GError **err);
bool expectation_store_model(Db *db, Arena *a, Expectation **out, GError **err);
bool expectation_store_score(Db *db, Arena *a, Expectation **out, GError **err);
bool expectation_store_save(Db *db, Instant learnt_at, int64_t known, const char *model,
    const char *score, GError **err);

/* How many cases were closed since that instant. */
bool expectation_store_n_closed(Db *db, Instant since, int64_t *n, GError **err);

/* A case from one step on. */
typedef struct {
	int64_t case_id;
	Instant began_at, ended_at; /* ended_at 0: not yet */
	CaseStep step;
	int64_t category, priority, customer_id, channel, agreement_id;
	const char *subject;
} StepPast;
/* All steps of the last n cases, in the order in which they began. */
bool expectation_store_past(Db *db, Arena *a, int64_t n, StepPast **out, size_t *n_out,
    GError **err);

/* When an entry set the horizon last; when the case came to its present step, or was
 * opened again. 0: never. */
bool expectation_store_told(Db *db, int64_t case_id, Instant *told_at, Instant *began_at,
    GError **err);
