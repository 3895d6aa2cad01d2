/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * handin.h - a computer that is handed in (M9): received, worked at, ready, fetched. Data
 * only; the numbers of the states are stored: never reuse one. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/text.h"

typedef enum {
	HANDIN_RECEIVED = 1,
	HANDIN_IN_WORK = 2,
	HANDIN_READY = 3, /* the reporter was told */
	HANDIN_FETCHED = 4,
} HandinState;
#define N_HANDIN_STATES 4

typedef struct {
	int64_t id, version, case_id;
	HandinState state;
	const char *what;   /* "Lenovo T14" */
	const char *serial; /* these two: "" */
	const char *accessories;
	const char *shelf; /* where it stands; "" */
	Instant received_at;
	int64_t received_by;
	Instant state_at;             /* since when it is in that state */
	Instant ready_at, fetched_at; /* 0: not yet */
	const char *fetched_by;       /* who took it, by name; "" */
	int reminders;                /* to fetch it */
	const char *loan;             /* the machine that was lent meanwhile; "" */
	Instant loan_out_at, loan_back_at;
	bool had_code;    /* the user gave a code or password … */
	Instant wiped_at; /* … which was forgotten then; 0: not */
	/* As loaded, for lists. */
	const char *subject, *person_name, *person_phone, *customer_name, *received_name;
} Handin;

/* Is the lent machine still out? */
static inline bool
handin_is_lent(const Handin *h)
{
	return h->loan_out_at && !h->loan_back_at;
}

/* Does the code still stand somewhere? */
static inline bool
handin_has_code(const Handin *h)
{
	return h->had_code && !h->wiped_at;
}

/* "received", "in_work" …; NULL for a number that is none. */
const char *handin_state_name(int64_t v);
int64_t handin_state_from_name(const char *name); /* 0 if it is none */
TextId handin_state_text(int64_t v);
