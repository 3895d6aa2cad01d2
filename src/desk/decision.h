/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * decision.h - what a partner is asked, and what he answers (M11). Errors as in case.h.
 *
 * A case that comes to the partner is a question to him; anybody of the staff may also
 * ask without giving the case away. He is told at once, and whoever stands in for him if
 * he does not answer; he answers in one step, on a page or by the link of the mail. A
 * commercial question is parked for the status meeting: that holds up nothing. */
#pragma once

#include "desk/case.h"
#include "desk/house.h"
#include "model/escalation.h"

/* Asks whoever is on duty; the case stays where it is. */
bool decision_ask(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    const char *question, int64_t *id, GError **err);

typedef struct {
	int64_t id;
	DecisionOutcome outcome;
	const char *answer; /* needed of DECISION_INSTEAD; of DECISION_PARKED the
	                       question as it is put, else the one that was asked */
	const char *tell;   /* a sentence to the reporter, sent as an answer; may be "" */
} DecisionAnswer;

/* The partner answers, any partner: the case goes back to whoever asked, who is told.
 * ERR_CONFLICT "decision.answered" if somebody did before. */
bool decision_answer(Db *db, Arena *a, const Actor *who, const DecisionAnswer *what,
    GError **err);

/* --- the link of the mail --- */

/* house->url/decide/7/3/TAG: the page on which that partner answers without signing
 * in, for DECISION_LINK_LASTS from when it was asked, and once. */
char *decision_link(Arena *a, const House *house, int64_t id, int64_t staff_id);
bool decision_link_holds(Arena *a, const House *house, int64_t id, int64_t staff_id,
    const char *tag);

/* --- who stands in --- */

/* An answer is waited for so long before the next one is asked, counted from when the
 * mail may come to him: nobody is passed over because he slept. */
#define DECISION_WAITS MINUTES(30)
/* When that is, of a question that is open. */
bool decision_waits_until(Db *db, Arena *a, const Decision *d, Instant *at, GError **err);

/* The job's part: asks the next partner, or the first again; *again is when to look
 * next, 0 when there is nothing to look after any more. */
bool decision_chase(Db *db, Arena *a, const Actor *who, int64_t id, Instant *again,
    GError **err);

/* --- parked questions --- */

/* A commercial question of the case's customer, for the next status meeting. */
bool parked_add(Db *db, Arena *a, const Actor *who, int64_t case_id, int64_t seen,
    const char *question, GError **err);
/* It was taken up: agreed, declined, or postponed to the next meeting. */
bool parked_take(Db *db, Arena *a, const Actor *who, int64_t id, ParkedOutcome outcome,
    const char *note, GError **err);
