/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * evaluation_store.h - who was asked how his case went, and what he answered (M16). What
 * is returned lives in the arena; what changes runs inside a transaction. */
#pragma once

#include "base/arena.h"
#include "model/question.h"
#include "store/db.h"

typedef struct {
	int64_t set_id;
	int scores[QUESTIONS_MOST]; /* 1 to 5; 0 not answered */
	const char *comment;
	Instant answered_at;
	bool is_click; /* only clicked in a mail; no form was sent */
} Evaluation;

/* NULL: not answered. */
bool evaluation_store_find(Db *db, Arena *a, int64_t case_id, Evaluation **out,
    GError **err);
bool evaluation_store_save(Db *db, int64_t case_id, const Evaluation *e, GError **err);
bool evaluation_store_forget(Db *db, int64_t case_id, GError **err);

/* --- who is asked --- */

/* When he was asked last, of another case than that; 0: never. */
bool evaluation_store_last_asked(Db *db, int64_t person_id, int64_t case_id, Instant *at,
    GError **err);
/* How many of the customer's other cases were closed since. */
bool evaluation_store_closed(Db *db, int64_t customer_id, int64_t case_id, Instant since,
    int64_t *n, GError **err);

/* A case that is closed. */
typedef struct {
	int64_t case_id, customer_id, person_id; /* the last two 0: not known */
	Instant at;
	bool asked;
} EvaluationAsk;
bool evaluation_store_ask(Db *db, const EvaluationAsk *ask, GError **err);

/* --- the links of its mail --- */

/* Opened, at first or again; mark 0 says that it was a scanner. */
bool evaluation_store_click(Db *db, int64_t case_id, int mark, Instant at, GError **err);
/* How many different marks of it were opened since. */
bool evaluation_store_clicks(Db *db, int64_t case_id, Instant since, int64_t *n,
    GError **err);
bool evaluation_store_is_scanned(Db *db, int64_t case_id, bool *scanned, GError **err);

/* --- what they say together --- */

/* One that was asked. */
typedef struct {
	int64_t case_id;
	int64_t customer_id, staff_id; /* whose case, and who had it; 0: nobody's */
	const char *customer, *staff;  /* NULL: nobody's */
	int64_t category;
	Instant at; /* when it was closed */
	int scores[QUESTIONS_MOST];
} EvaluationRow;
/* All that were asked from then to before then, the oldest first. */
bool evaluation_store_rows(Db *db, Arena *a, Instant from, Instant to,
    EvaluationRow **out, size_t *n, GError **err);

/* What somebody answered, with what he wrote. */
typedef struct {
	EvaluationRow row;
	const char *subject, *person, *comment; /* person NULL: not known */
	Instant answered_at;
} EvaluationSaid;
/* The newest first: those with a mark of at most worst, or with a comment. */
bool evaluation_store_said(Db *db, Arena *a, Instant from, int worst, size_t most,
    EvaluationSaid **out, size_t *n, GError **err);
