/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/case_lists.h"

#include <string.h>

#include "model/roster.h"

const CaseListView case_lists[N_CASE_LISTS] = {
	{ "mine", "user", TEXT_LIST_MINE, LIST_MINE, 0 },
	{ "unassigned", "user-question", TEXT_LIST_UNASSIGNED, LIST_MINE, 0 },
	{ "soon", "flame", TEXT_LIST_SOON, LIST_SOON, 0 },
	{ "visits", "car", TEXT_LIST_VISITS, LIST_VISITS, 0 },
	{ "shelf", "handin", TEXT_LIST_SHELF, LIST_SHELF, 0 },
	{ "open", "list", TEXT_LIST_OPEN, LIST_OPEN, 0 },
	{ "waiting_reporter", "hourglass", TEXT_STATUS_WAITING_REPORTER, LIST_STATUS,
	    STATUS_WAITING_REPORTER },
	{ "waiting_supplier", "truck", TEXT_STATUS_WAITING_SUPPLIER, LIST_STATUS,
	    STATUS_WAITING_SUPPLIER },
	{ "waiting_part", "part", TEXT_STATUS_WAITING_PART, LIST_STATUS,
	    STATUS_WAITING_PART },
	{ "solved", "close", TEXT_STATUS_SOLVED, LIST_STATUS, STATUS_SOLVED },
	{ "closed", "archive", TEXT_LIST_CLOSED, LIST_CLOSED, 0 },
};

const CaseListView *
case_list_named(const char *name)
{
	for (size_t i = 0; i < N_CASE_LISTS; i++)
		if (!strcmp(case_lists[i].name, name))
			return &case_lists[i];
	return NULL;
}

bool
case_list_may_triage(const CaseListView *list)
{
	return list != &case_lists[CASE_LIST_MINE] && list->kind != LIST_STATUS &&
	       case_list_is_open(list->kind);
}

CasePick
case_list_pick(const CaseListView *list, const Actor *who, const Zone *zone)
{
	CasePick pick = { .kind = list->kind, .of_id = list->status };
	Day today = roster_day(zone, who->now);

	if (list == &case_lists[CASE_LIST_MINE])
		pick.of_id = who->staff_id;
	else if (list->kind == LIST_SOON)
		pick.of_id = who->now + CASE_LIST_SOON_LEFT;
	else if (list->kind == LIST_VISITS) {
		pick.of_id = roster_instant(zone, today, 0);
		pick.before = roster_instant(zone, today + 1, 0);
	}
	return pick;
}
