/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * outage.h (desk) - what may be done with an outage (M8): each one function, one
 * transaction, by the staff. One word reaches everybody whom it touches: who reported it,
 * and the contacts of the customers that it touches, each once and in his language.
 * Errors as in case.h; seen is the outage's version that was seen. */
#pragma once

#include "desk/case.h"
#include "model/outage.h"
#include "store/desk_store.h"

#define OUTAGE_MAX_TITLE 200   /* characters */
#define OUTAGE_MAX_TEXT  20000 /* bytes */

/* A word to everybody. Both languages, but for one that nobody whom it reaches reads:
 * ERR_INVALID "outage.text.da", "outage.text.en". */
typedef struct {
	const char *da, *en;
	Instant next_update_at; /* when the next one is promised: later than now, within
	                           seven days: ERR_INVALID "outage.next" */
} OutageSay;

typedef struct {
	const char *title; /* ERR_INVALID "outage.title" without */
	const char *systems;
	OutageSay say;
	bool everybody;
	const int64_t *customers; /* that it touches, reported or not */
	size_t n_customers;
	const int64_t *cases; /* the reports so far; those that are closed are left */
	size_t n_cases;
	int64_t proposal_id; /* that it came from; 0 none */
} OutageDeclare;
bool outage_declare(Db *db, Arena *a, const Actor *who, const OutageDeclare *what,
    int64_t *id, GError **err);

/* The case is one of its reports from now on, in category outage; its reporter hears what
 * was said last. ERR_INVALID "outage.over", "case.closed". */
bool outage_join(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t outage_id,
    GError **err);
/* It was another matter after all; nobody is told. */
bool outage_leave(Db *db, Arena *a, const Actor *who, int64_t case_id, GError **err);

bool outage_say(Db *db, Arena *a, const Actor *who, int64_t outage_id, int64_t seen,
    const OutageSay *say, GError **err);

/* It is over: all its cases are solved, and close by themselves unless their reporter
 * says no; then his case goes on by itself (case_reply()). say->next_update_at does not
 * count. cause is internal. */
bool outage_end(Db *db, Arena *a, const Actor *who, int64_t outage_id, int64_t seen,
    const OutageSay *say, const char *cause, GError **err);
/* What is known of it, at any time, also after its end; started_at 0 leaves it. */
bool outage_edit(Db *db, Arena *a, const Actor *who, int64_t outage_id, int64_t seen,
    const char *title, const char *cause, Instant started_at, GError **err);

/* The job's part: the promised word is due. Unless it was said, whoever declared the
 * outage hears of it, once for each word. */
bool outage_owes_word(Db *db, Arena *a, const Actor *who, const Job *job, GError **err);

/* --- like reports --- */

/* Inside the transaction that opened c: is it one of many? Makes or grows a proposal. */
bool outage_propose(Db *db, Arena *a, const Case *c, GError **err);
/* Nothing of the kind: the proposal is not shown any more. */
bool outage_dismiss(Db *db, Arena *a, const Actor *who, int64_t proposal_id,
    GError **err);
