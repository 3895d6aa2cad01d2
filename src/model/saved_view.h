/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * saved_view.h - a part of a list that somebody looks at again and again: which list, by
 * which filter, in which order. Data only. What is in it is told anew each time, for
 * whoever looks: "me" in a view that all have is each of them. */
#pragma once

#include "model/case_list.h"

#define SAVED_VIEW_MAX_NAME 60 /* characters */
#define SAVED_VIEW_MOST     30 /* of one person, and of all together */

typedef struct {
	int64_t id, version;
	int64_t staff_id; /* whose; 0: everybody's */
	const char *name;
	const char *list;   /* of which it is a part: "open", "mine" */
	const char *filter; /* as it was typed: model/query.h; "" is all of the list */
	CaseOrder order;
} SavedView;
