/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * asking.h - is the reporter of a case that is closed asked how it went (M16)? Nobody
 * more often than agreed; and of a customer who has very many cases only some, at random,
 * so that few are troubled and the marks are still those of all. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"

/* What is agreed. */
typedef struct {
	int every_days;    /* a person at most once in so many days; 0: each time */
	int about_monthly; /* of a customer's cases in ASKING_MONTH; 0: all */
} AskRule;
#define ASK_AS_HOUSE     (-1) /* of a customer: either is as for all */
#define ASKING_MONTH     DAYS(30)
#define ASKING_MAX_DAYS  365
#define ASKING_MAX_CASES 100000

/* A case that is being closed. */
typedef struct {
	int64_t case_id;
	Instant now;
	Instant last;   /* when its reporter was asked of another one; 0: never */
	int64_t closed; /* of the customer's in ASKING_MONTH, this one too */
} AskCase;

/* What holds for a customer: his own where he has it, else the house's. */
AskRule asking_rule_of(const AskRule *own, const AskRule *house);
/* The same for the same case, whenever it is asked: chance is drawn from its number. */
bool asking_is_due(const AskRule *rule, const AskCase *c);
