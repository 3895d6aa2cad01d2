/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * bulk_view.h - what can be done to the cases that are picked in a list, and what was. */
#pragma once

#include "base/clock.h"
#include "web/choice.h"

/* Below a list, as soon as something is picked. */
typedef struct {
	const char *list, *back; /* which list, and where one is */
	const char *filter;      /* what is typed above it */
	Instant as_of;           /* when it was read */
	const Choice *staff, *categories, *priorities, *statuses, *suppliers;
	size_t n_staff, n_categories, n_priorities, n_statuses, n_suppliers;
	const char *me;
} BulkBar;

/* What was done a moment ago: on every page, as long as it can be undone. */
typedef struct {
	const char *words;          /* "7 sager er ændret, 1 er ikke" */
	const char *url, *undo_url; /* undo_url NULL: it was undone */
	const char *back;           /* where one is */
} BulkToast;

typedef struct {
	const char *url, *subject, *why;
	const char *refer_url; /* where it can be passed on by itself; NULL */
	int64_t number;
} BulkRow;

typedef struct {
	const char *title, *words;
	const char *undo_url; /* NULL: too late, or done */
	const BulkRow *refused, *not_undone;
	size_t n_refused, n_not_undone;
} BulkView;
