/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * escalate_int.h - a case goes up a step, inside a transaction: by hand, by a rule, or
 * with a question to the partner. For the use cases of this folder only. */
#pragma once

#include "desk/case_int.h"
#include "desk/clocks.h"
#include "model/escalation.h"

/* How a partner is asked: see decision.h (desk). */
typedef struct {
	const char *question;
	int64_t asked_by; /* staff; 0: a rule */
	bool moved;       /* the case has come to him; c is as it is then */
	int64_t back_to, partner_id;
	CaseStep back_step;
} Asking;

/* Asks whoever is on duty, unless partner_id says whom; *decision_id is 0 if there is no
 * partner at all. One that is open already is asked by the case that comes now. */
bool decision_ask_in(Db *db, const Use *u, Case *c, const Asking *ask,
    int64_t *decision_id, GError **err);
/* What was asked of a case is needed no longer, if anything was. */
bool decision_withdraw_in(Db *db, const Use *u, int64_t case_id, GError **err);

/* What was asked of the one is asked of the other, which it was merged into: the partner
 * who is asked of that already is told of both. */
bool decision_follow_in(Db *db, const Use *u, int64_t from_id, Case *into, GError **err);

typedef struct {
	CaseStep step; /* above the one that it is at */
	/* 0: whom duty_propose() proposes; if there is nobody, by hand it is nobody's
	 * then; a rule goes on to the partner, and if there is none either, it stays
	 * whose it is. */
	int64_t to_staff_id;
	const char *reason;   /* as the entry's text; "" */
	const char *details;  /* JSON of the entry; NULL */
	const char *question; /* if it comes to a partner: what he is asked */
} Escalating;

/* c is the case as it is, and is after it as it is then. */
bool escalate_in(Db *db, const Use *u, Case *c, const Escalating *what, GError **err);

/* The rules that look at what the reporter writes; e is the entry, c the case after it,
 * said what he wrote now of its text, without what he quotes (NULL: all of it). Nothing
 * for what a machine wrote. */
bool escalate_by_word(Db *db, const Use *u, Case *c, const Entry *e, const char *said,
    GError **err);

/* The rules that look at the clocks: each that is due by now, and has not fired for its
 * period, fires. */
bool escalate_by_clock(Db *db, const Use *u, Case *c, const CaseClocks *clocks,
    GError **err);
/* Lowers *next (0: nothing) to when the first of them will be due; now if one is. Reads
 * the case as it is stored. */
bool escalate_next(Db *db, Arena *a, const Case *c, Instant now, Instant *next,
    GError **err);
