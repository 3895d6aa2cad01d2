/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * case_lists.h - the lists that the staff work from, in the order in which they stand. */
#pragma once

#include "base/zone.h"
#include "desk/case_pick.h"
#include "model/actor.h"

/* Of LIST_SOON: whoever looks has so long until the clock runs out. */
#define CASE_LIST_SOON_LEFT HOURS(4)

typedef struct {
	const char *name; /* in its path: /cases/mine */
	const char *icon;
	TextId title;
	CaseListKind kind;
	Status status; /* of LIST_STATUS */
} CaseListView;

#define N_CASE_LISTS     11
#define CASE_LIST_MINE   0
#define CASE_LIST_NOBODY 1
#define CASE_LIST_SOON   2
#define CASE_LIST_OPEN   5
extern const CaseListView case_lists[N_CASE_LISTS];
/* The names, as the choices of a parameter. */
#define CASE_LIST_NAMES                                                                  \
	"mine|unassigned|soon|visits|shelf|open|waiting_reporter|waiting_supplier|"      \
	"waiting_part|solved|"                                                           \
	"closed"
/* But the closed, which are no list to work from. */
#define CASE_LIST_WORK_NAMES                                                             \
	"mine|unassigned|soon|visits|shelf|open|waiting_reporter|waiting_supplier|"      \
	"waiting_part|solved"

/* NULL: there is none of that name. */
const CaseListView *case_list_named(const char *name);
/* May there be cases in it that nobody has? */
bool case_list_may_triage(const CaseListView *list);
/* What it shows, of all that are open, to whoever looks, on the clock of that zone. */
CasePick case_list_pick(const CaseListView *list, const Actor *who, const Zone *zone);
