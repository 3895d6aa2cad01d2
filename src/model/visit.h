/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * visit.h - a consultant visits the customer's address (M9): what it is, and when it can
 * be. Pure. The numbers of the enumerations are stored: never reuse one. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/text.h"
#include "model/case.h"
#include "model/hours.h"

typedef enum { VISIT_PLANNED = 1, VISIT_DONE = 2, VISIT_CANCELLED = 3 } VisitState;

/* What the reporter's calendar answered. */
typedef enum {
	VISIT_NO_ANSWER = 0,
	VISIT_ACCEPTED = 1,
	VISIT_TENTATIVE = 2,
	VISIT_DECLINED = 3,
} VisitAnswer;

#define VISIT_MOST_TRAVEL 600       /* minutes, one way */
#define VISIT_MOST        HOURS(12) /* from its beginning to its end */

typedef struct {
	int64_t id, version, case_id, staff_id;
	VisitState state;
	Instant begins, ends;
	int travel;                         /* minutes, one way: before and after */
	const char *address, *phone, *what; /* the last two: "" */
	int sequence;       /* of the invitation: how often it was changed (RFC 5545) */
	int64_t planned_by; /* 0: from a shell */
	Instant planned_at;
	VisitAnswer answer;
	Instant answered_at;   /* by the answer's own word; 0: none */
	Instant done_at;       /* 0: not yet */
	const char *signed_by; /* ""; the drawing is a file of the entry */
	/* As loaded, for lists. */
	Status case_status;
	const char *subject, *staff_name, *person_name, *person_phone, *customer_name;
} Visit;

/* A stretch in which somebody is not free: a visit with its travel, a day off. */
typedef struct {
	Instant from, to;
} VisitBusy;

/* What is looked for. */
typedef struct {
	const Hours *hours; /* of the customer: a visit lies within one stretch of them */
	const VisitBusy *busy; /* of the consultant; in any order */
	size_t n_busy;
	Duration length;
	Duration travel; /* one way; lies in no busy stretch either */
	Instant from;    /* not before that; the travel there not either */
	Instant until;   /* what begins then is too late */
} VisitWish;

/* The first times at which it can begin, on half hours, two of each stretch of opening
 * time at most (the first of its first half, and of its second): at most most. Returns
 * how many. */
size_t visit_times(Arena *a, const VisitWish *wish, size_t most, Instant **out);

const char *visit_state_name(int64_t v); /* "planned" …; NULL for a number that is none */
TextId visit_state_text(int64_t v);
TextId visit_answer_text(int64_t v);
