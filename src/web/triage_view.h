/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * triage_view.h - the next case that needs somebody, and what can be decided. */
#pragma once

#include "web/case_view.h"

/* The list of which all are: "Fordel disse". */
typedef struct {
	const char *list;         /* "view-7" */
	const char *q;            /* what is typed in its field; NULL: its own */
	const char *name, *words; /* in words; what is typed, "" */
	const char *url;          /* of the list */
} TriageScope;

typedef struct {
	const TriageScope *scope; /* NULL: all that there are */
	const CaseView *one;      /* NULL: not begun, or nothing is left */
	const char *url, *keep_url;
	Instant as_of;
	int64_t n_left, n_skipped; /* n_left without those */
	const CaseLink *alike;     /* open ones that it may be the same as */
	size_t n_alike;
} TriageView;
