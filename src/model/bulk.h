/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * bulk.h - what can be done to many cases at once. Data only. */
#pragma once

#include "model/case.h"

/* Stored: never reuse a number. */
typedef enum {
	BULK_ASSIGN = 1, /* value: to whom; 0: nobody */
	BULK_CATEGORY = 2,
	BULK_PRIORITY = 3,
	BULK_STATUS = 4,
	BULK_MERGE = 5, /* value: the case in which they go on */
	BULK_SOLVE = 6, /* text: the solution */
	BULK_CLOSE = 7, /* text: the same; may be "" of those that were solved */
	BULK_ASIDE = 8, /* text: why, internal; may be "" */
	BULK_REFER = 9, /* value: the supplier; text: what he is told first; may be "" */
} BulkAct;
#define N_BULK_ACTS 9

#define BULK_MOST 500        /* cases at once */
#define BULK_UNDO MINUTES(5) /* so long it can be undone, and nobody hears of it */

typedef struct {
	BulkAct act;
	int64_t value;
	const char *text;
} BulkWhat;

typedef struct {
	int64_t id, staff_id;
	BulkAct act;
	Instant done_at, undone_at; /* undone_at 0: it was not */
	int64_t n_done, n_refused, n_not_undone;
} Bulk;

typedef struct {
	int64_t case_id, version, first_entry, last_entry;
	const char *before;               /* JSON of a Change; NULL: cannot be undone */
	const char *refused, *not_undone; /* ids of texts; NULL */
	const char *subject;              /* when it was loaded */
} BulkCase;

static inline bool
bulk_may_undo(const Bulk *b, Instant now)
{
	return !b->undone_at && b->n_done > 0 && now < b->done_at + BULK_UNDO;
}
