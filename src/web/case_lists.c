/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/case_lists.h"

const CaseListView case_lists[N_CASE_LISTS] = {
	{ "mine", "user", TEXT_LIST_MINE, LIST_MINE, 0 },
	{ "unassigned", "user-question", TEXT_LIST_UNASSIGNED, LIST_MINE, 0 },
	{ "soon", "flame", TEXT_LIST_SOON, LIST_SOON, 0 },
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
