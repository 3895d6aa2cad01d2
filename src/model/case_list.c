/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/case_list.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name, *reversed;
} sorts[N_SORTS + 1] = {
	[SORT_DUE] = { "", "-due" },
	[SORT_NUMBER] = { "number", "-number" },
	[SORT_SUBJECT] = { "subject", "-subject" },
	[SORT_CUSTOMER] = { "customer", "-customer" },
	[SORT_PRIORITY] = { "priority", "-priority" },
	[SORT_ASSIGNEE] = { "assignee", "-assignee" },
	[SORT_STATUS] = { "status", "-status" },
	[SORT_CATEGORY] = { "category", "-category" },
	[SORT_OPENED] = { "opened", "-opened" },
	[SORT_UPDATED] = { "updated", "-updated" },
	[SORT_HORIZON] = { "horizon", "-horizon" },
	[SORT_STEP] = { "step", "-step" },
};

static const struct {
	const char *name;
	TextId text;
	CaseSort sort;
} columns[N_COLUMNS + 1] = {
	[COLUMN_NUMBER] = { "number", TEXT_LIST_NUMBER, SORT_NUMBER },
	[COLUMN_CUSTOMER] = { "customer", TEXT_LIST_CUSTOMER, SORT_CUSTOMER },
	[COLUMN_PRIORITY] = { "priority", TEXT_LIST_PRIORITY, SORT_PRIORITY },
	[COLUMN_ASSIGNEE] = { "assignee", TEXT_LIST_ASSIGNEE, SORT_ASSIGNEE },
	[COLUMN_DUE] = { "due", TEXT_LIST_DUE, SORT_DUE },
	[COLUMN_STATUS] = { "status", TEXT_LIST_STATUS, SORT_STATUS },
	[COLUMN_CATEGORY] = { "category", TEXT_LIST_CATEGORY, SORT_CATEGORY },
	[COLUMN_OPENED] = { "opened", TEXT_LIST_OPENED, SORT_OPENED },
	[COLUMN_UPDATED] = { "updated", TEXT_LIST_UPDATED, SORT_UPDATED },
	[COLUMN_HORIZON] = { "horizon", TEXT_LIST_HORIZON, SORT_HORIZON },
	[COLUMN_STEP] = { "step", TEXT_LIST_STEP, SORT_STEP },
};

CaseOrder
case_order_of_number(int64_t v)
{
	int64_t by = v < 0 ? -v : v;

	if (by < SORT_DUE || by > N_SORTS)
		return (CaseOrder){ SORT_DUE, false };
	return (CaseOrder){ (CaseSort)by, v < 0 };
}

const char *
case_order_name(CaseOrder o)
{
	CaseSort by = o.by ? o.by : SORT_DUE;

	return o.falls ? sorts[by].reversed : sorts[by].name;
}

CaseOrder
case_order_from_name(const char *name)
{
	for (int by = SORT_DUE; by <= N_SORTS; by++) {
		if (!strcmp(name, sorts[by].name))
			return (CaseOrder){ (CaseSort)by, false };
		if (!strcmp(name, sorts[by].reversed))
			return (CaseOrder){ (CaseSort)by, true };
	}
	return (CaseOrder){ SORT_DUE, false };
}

const char *
case_column_name(CaseColumn c)
{
	return columns[c].name;
}

TextId
case_column_text(CaseColumn c)
{
	return columns[c].text;
}

CaseSort
case_column_sort(CaseColumn c)
{
	return columns[c].sort;
}

/* --- order --- */

typedef struct {
	int64_t key;
	Instant due;
	const Case *c;
} Keyed;

static int64_t
key_of(const Case *c, CaseSort by)
{
	switch (by) {
	case SORT_NUMBER:
		return c->id;
	case SORT_PRIORITY:
		return -c->priority;
	case SORT_STATUS:
		return c->status;
	case SORT_CATEGORY:
		return -c->category;
	case SORT_OPENED:
		return c->opened_at;
	case SORT_UPDATED:
		return -c->updated_at;
	case SORT_HORIZON:
		return c->horizon;
	case SORT_STEP:
		return -c->step;
	case SORT_DUE:
	case SORT_SUBJECT:
	case SORT_CUSTOMER:
	case SORT_ASSIGNEE:
		break;
	}
	return case_next_due(c);
}

static int
compare(const void *x, const void *y)
{
	const Keyed *a = x, *b = y;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	if (a->due != b->due)
		return a->due < b->due ? -1 : 1;
	return (a->c->id > b->c->id) - (a->c->id < b->c->id);
}

void
case_sort(const Case **cases, size_t n, CaseOrder order, CaseRank rank, void *arg)
{
	g_autofree Keyed *keyed = g_new(Keyed, n);

	for (size_t i = 0; i < n; i++) {
		int64_t key = rank ? rank(cases[i], arg) : key_of(cases[i], order.by);

		keyed[i] = (Keyed){ order.falls ? -key : key, case_next_due(cases[i]),
			cases[i] };
	}
	if (n)
		qsort(keyed, n, sizeof *keyed, compare);
	for (size_t i = 0; i < n; i++)
		cases[i] = keyed[i].c;
}
