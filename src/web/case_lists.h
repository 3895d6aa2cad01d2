/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_lists.h - the lists that the staff work from, in the order in which they stand. */
#pragma once

#include "store/case_store.h"

/* Of LIST_SOON: whoever looks has so long until the clock runs out. */
#define CASE_LIST_SOON_LEFT HOURS(4)

typedef struct {
	const char *name; /* in its path: /cases/mine */
	const char *icon;
	TextId title;
	CaseListKind kind;
	Status status; /* of LIST_STATUS */
} CaseListView;

#define N_CASE_LISTS     9
#define CASE_LIST_MINE   0
#define CASE_LIST_NOBODY 1
#define CASE_LIST_SOON   2
#define CASE_LIST_OPEN   3
extern const CaseListView case_lists[N_CASE_LISTS];
/* The names, as the choices of a parameter. */
#define CASE_LIST_NAMES                                                                  \
	"mine|unassigned|soon|open|waiting_reporter|waiting_supplier|waiting_part|"      \
	"solved|"                                                                        \
	"closed"
