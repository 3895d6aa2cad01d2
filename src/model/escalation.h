/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * escalation.h - when a case goes up a step by itself, and what a partner may be asked
 * and answers (M11). Data. The numbers are stored: never reuse one. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/text.h"
#include "model/case.h"

/* --- rules --- */

typedef enum {
	RULE_RESPONSE = 1, /* amount: percent of the response time */
	RULE_SOLUTION = 2, /* amount: percent of the solution time */
	RULE_WAITING = 3,  /* amount: hours in that status, of the agreement's opening
	                      time */
	RULE_WRITES = 4,   /* amount: how often the reporter wrote without an answer */
	RULE_ANGRY = 5,    /* he asks for the boss: see anger.h */
} RuleTrigger;
#define N_RULE_TRIGGERS 5

typedef struct {
	int64_t id, version;
	int64_t customer_id; /* 0: the house's, for all customers without their own */
	RuleTrigger trigger;
	int amount;
	Status status;     /* of RULE_WAITING */
	Category category; /* 0: every one */
	CaseStep step;     /* where it goes, never down; 0: to the next one */
	bool active;
} EscalationRule;

/* Most that an amount may be. */
int rule_max_amount(RuleTrigger trigger);
/* Do its members hold together? */
bool rule_holds(const EscalationRule *rule);
/* Is the rule for such a case, as it is now? Not while it is solved, closed, or where the
 * rule would take it already. */
bool rule_is_for(const EscalationRule *rule, const Case *c);

/* "Når 75 % af løsningstiden er brugt": the whole rule but for where the case goes. */
char *rule_words(Arena *a, Lang lang, const EscalationRule *rule);
/* "75 % af løsningstiden er brugt": why it fired; said may be NULL. */
char *rule_reason(Arena *a, Lang lang, RuleTrigger trigger, int amount, Status status,
    const char *said);

/* --- decisions --- */

typedef enum {
	DECISION_APPROVED = 1,
	DECISION_DECLINED = 2,
	DECISION_INSTEAD = 3, /* do this: the text */
	DECISION_PARKED = 4,  /* commercial: for the status meeting; the case goes on */
} DecisionOutcome;

typedef struct {
	int64_t id, case_id;
	int64_t asked_by; /* staff; 0: a rule */
	Instant asked_at;
	const char *question;
	int64_t partner_id;      /* who is asked now */
	Instant turned_at;       /* since when */
	int turns;               /* how many were asked, one after the other */
	bool moved;              /* the case came with it; then it goes back: */
	int64_t back_to;         /* to him; 0: nobody had it */
	CaseStep back_step;      /* and there */
	DecisionOutcome outcome; /* 0: it is open */
	const char *answer;      /* what the partner wrote; "" */
	int64_t answered_by;
	Instant answered_at; /* 0: not yet */
	bool withdrawn;      /* needed no longer */
} Decision;

/* The link of the mail answers for so long. */
#define DECISION_LINK_LASTS DAYS(7)

static inline bool
decision_is_open(const Decision *d)
{
	return !d->outcome && !d->withdrawn;
}

/* "approved", "declined" …; NULL for a number that is none. */
const char *decision_outcome_name(int64_t outcome);
int64_t decision_outcome_from_name(const char *name); /* 0 if it is none */
TextId decision_outcome_text(int64_t outcome);

/* --- parked questions --- */

typedef enum {
	PARKED_AGREED = 1,
	PARKED_DECLINED = 2,
	PARKED_POSTPONED = 3
} ParkedOutcome;

typedef struct {
	int64_t id, customer_id;
	int64_t case_id; /* where it came up */
	const char *question;
	int64_t asked_by; /* staff */
	Instant asked_at;
	ParkedOutcome outcome; /* 0: nobody has taken it up */
	const char *note;      /* what was said; "" */
	int64_t taken_by;
	Instant taken_at; /* 0: never */
	/* names, when it was loaded */
	const char *customer_name, *customer_slug, *asked_by_name, *taken_by_name;
} ParkedQuestion;

const char *parked_outcome_name(int64_t outcome);
int64_t parked_outcome_from_name(const char *name);
TextId parked_outcome_text(int64_t outcome);
