/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case.h - what a case is. Data only: what may be done with it is in desk/.
 *
 * Only the present state is in here. Every part of it that can change is a field of
 * change.h and is set by entries alone, so a case can always be derived again from its
 * entries (case_apply()). The numbers of the enumerations are stored: never reuse one. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/text.h"

/* M7 */
typedef enum {
	CATEGORY_CHANGE = 1,   /* change request, not urgent */
	CATEGORY_FAULT = 2,    /* non-critical function: the user can work on */
	CATEGORY_CRITICAL = 3, /* critical function: the user cannot */
	CATEGORY_OUTAGE = 4,   /* central systems, many users at once */
} Category;
#define N_CATEGORIES 4

typedef enum {
	PRIORITY_LOW = 1,
	PRIORITY_NORMAL = 2,
	PRIORITY_HIGH = 3,
	PRIORITY_URGENT = 4,
} Priority;

typedef enum {
	STATUS_NEW = 1, /* nobody has looked at it */
	STATUS_OPEN = 2,
	STATUS_WAITING_REPORTER = 3,
	STATUS_WAITING_SUPPLIER = 4,
	STATUS_WAITING_PART = 5,
	STATUS_SOLVED = 6, /* the reporter was told; closes by itself */
	STATUS_CLOSED = 7,
} Status;
#define N_STATUSES 7

/* M11: who has it */
typedef enum { STEP_DESK = 1, STEP_CONSULTANT = 2, STEP_PARTNER = 3 } CaseStep;

typedef enum {
	CHANNEL_MAIL = 1,
	CHANNEL_FORM = 2,
	CHANNEL_PHONE = 3,
	CHANNEL_MONITORING = 4,
	CHANNEL_STAFF = 5, /* written by the staff on their own account */
} Channel;

/* The three clocks of a case: sla.h. Case.standing has a bit 1 << ClockKind of each that
 * stands still. */
typedef enum { CLOCK_RESPONSE = 0, CLOCK_UPDATE = 1, CLOCK_SOLUTION = 2 } ClockKind;
#define N_CLOCKS   3
#define CLOCKS_ALL ((1u << N_CLOCKS) - 1)

/* Why the time horizon is what it is (M15). */
typedef enum {
	HORIZON_PROMISE = 1,  /* the agreement's solution target */
	HORIZON_EXPECTED = 2, /* how long such cases took */
	HORIZON_SUPPLIER = 3, /* the supplier's word */
	HORIZON_BY_HAND = 4,  /* somebody's, with his reason */
	HORIZON_LATE = 5,     /* it passed, and was set anew */
} HorizonWhy;

/* The fields that entries set, as X(name); the subject, a text, is the one more. An
 * instant or an id of 0 is none. */
#define CASE_INT_FIELDS(X)                                                               \
	X(customer_id)                                                                   \
	X(person_id)                                                                     \
	X(category)                                                                      \
	X(priority)                                                                      \
	X(status)                                                                        \
	X(step)                                                                          \
	X(assignee_id)                                                                   \
	X(channel)                                                                       \
	X(lang)                                                                          \
	X(agreement_id)                                                                  \
	X(response_due)                                                                  \
	X(responded_at)                                                                  \
	X(update_due)                                                                    \
	X(solution_due)                                                                  \
	X(standing)                                                                      \
	X(horizon)                                                                       \
	X(horizon_why)                                                                   \
	X(solved_at)                                                                     \
	X(closed_at)                                                                     \
	X(merged_into)                                                                   \
	X(outage_id)

typedef struct {
	int64_t id; /* the number that people use */
	int64_t version;
	Instant opened_at, updated_at; /* of the first and of the last entry */
	const char *subject;
#define X(name) int64_t name;
	CASE_INT_FIELDS(X)
#undef X
} Case;

/* Not closed: it is on somebody's list, and its clocks may run. */
static inline bool
case_is_open(const Case *c)
{
	return c->status != STATUS_CLOSED;
}

/* When that clock of the case is due; 0 if it does not run: it stands still, is over, or
 * promises nothing. Microseconds UTC. */
Instant case_deadline(const Case *c, ClockKind clock);

/* What the list sorts by: the first deadline of those that run. Where all stand still,
 * the solution's, but a century behind: after all others. Of a solved or closed case,
 * when it was solved, but two centuries behind: there nothing is left to do. Microseconds
 * UTC. */
Instant case_next_due(const Case *c);
/* Is it open, and do all its clocks stand still? */
bool case_stands(const Case *c);

/* The names of the enumerators as they stand in URLs, JSON and on the command line:
 * "critical", "waiting_reporter" … Static; NULL for a number that is none. */
const char *category_name(int64_t v);
const char *priority_name(int64_t v);
const char *status_name(int64_t v);
const char *step_name(int64_t v);
const char *channel_name(int64_t v);
const char *horizon_why_name(int64_t v);
/* Why it is what it is, as a sentence to the reporter. */
TextId horizon_why_text(int64_t v);
/* In a word to the staff. */
TextId horizon_why_short(int64_t v);
/* "response", "update", "solution" */
const char *clock_kind_name(ClockKind kind);
/* The number by its name; 0 if it is none. */
int64_t category_from_name(const char *name);
int64_t priority_from_name(const char *name);
int64_t status_from_name(const char *name);

/* The same in a person's language. */
TextId category_text(int64_t v);
TextId priority_text(int64_t v);
TextId status_text(int64_t v);
TextId step_text(int64_t v);
TextId channel_text(int64_t v);
TextId clock_kind_text(ClockKind kind);
/* False if it is none. */
bool clock_kind_from_name(const char *name, ClockKind *kind);
