/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/list_columns.h"

#include <string.h>

#include "web/list_source.h"

/* In the order in which they stand; 0 is the subject. */
static const CaseColumn places[] = { COLUMN_NUMBER, (CaseColumn)0, COLUMN_CUSTOMER,
	COLUMN_CATEGORY, COLUMN_STATUS, COLUMN_PRIORITY, COLUMN_STEP, COLUMN_ASSIGNEE,
	COLUMN_OPENED, COLUMN_UPDATED, COLUMN_HORIZON, COLUMN_DUE };

static ColumnView
column_view(CaseColumn c)
{
	if (!c)
		return (ColumnView){ c, "subject", TEXT_LIST_SUBJECT };
	return (ColumnView){ c, case_column_name(c), case_column_text(c) };
}

static bool
is_wanted(CaseColumn c, unsigned bits)
{
	return !c || (bits & COLUMN_BIT(c)) != 0;
}

/* --- those of lists within other pages --- */

static const ColumnView usual[] = {
	{ COLUMN_NUMBER, "number", TEXT_LIST_NUMBER },
	{ (CaseColumn)0, "subject", TEXT_LIST_SUBJECT },
	{ COLUMN_CUSTOMER, "customer", TEXT_LIST_CUSTOMER },
	{ COLUMN_PRIORITY, "priority", TEXT_LIST_PRIORITY },
	{ COLUMN_ASSIGNEE, "assignee", TEXT_LIST_ASSIGNEE },
	{ COLUMN_DUE, "due", TEXT_LIST_DUE },
};
static const ColumnView usual_of_one[] = {
	{ COLUMN_NUMBER, "number", TEXT_LIST_NUMBER },
	{ (CaseColumn)0, "subject", TEXT_LIST_SUBJECT },
	{ COLUMN_PRIORITY, "priority", TEXT_LIST_PRIORITY },
	{ COLUMN_ASSIGNEE, "assignee", TEXT_LIST_ASSIGNEE },
	{ COLUMN_DUE, "due", TEXT_LIST_DUE },
};

const ColumnView *
columns_shown(const ListView *v)
{
	return v->n_columns ? v->columns : v->of_one ? usual_of_one : usual;
}

size_t
n_columns_shown(const ListView *v)
{
	return v->n_columns ? v->n_columns
	       : v->of_one  ? G_N_ELEMENTS(usual_of_one)
	                    : G_N_ELEMENTS(usual);
}

/* --- those of a list to work from --- */

/* A click sorts by it; one more, the other way round. */
static void
let_sort(Arena *a, const ListView *v, ColumnView *c, CaseOrder order, const char *path,
    const char *query)
{
	CaseSort by = c->column ? case_column_sort(c->column) : SORT_SUBJECT;
	bool is_now = order.by == by || (!order.by && by == SORT_DUE);
	CaseOrder next = { by, is_now && !order.falls };
	bool is_own = case_order_number(next) == case_order_number(v->own_order);
	const char *sort = is_own ? "" : arena_printf(a, "sort=%s", list_sort_name(next));

	c->url = arena_printf(a, "%s%s%s%s%s", path, *query || *sort ? "?" : "", query,
	    *query && *sort ? "&" : "", sort);
	if (is_now)
		c->sorted = order.falls ? "descending" : "ascending";
}

void
list_columns(Arena *a, ListView *v, unsigned bits, CaseOrder order, const char *path,
    const char *query)
{
	ColumnView *columns = arena_newv(a, ColumnView, G_N_ELEMENTS(places));

	for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
		if (is_wanted(places[i], bits)) {
			ColumnView *c = &columns[v->n_columns++];

			*c = column_view(places[i]);
			if (path)
				let_sort(a, v, c, order, path, query);
		}
	v->columns = columns;
}

Choice *
list_column_choices(Arena *a, Lang lang, unsigned bits)
{
	Choice *choices = arena_newv(a, Choice, N_COLUMNS);
	size_t n = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
		if (places[i])
			choices[n++] = (Choice){
				arena_printf(a, "%d", (int)places[i]),
				text(lang, case_column_text(places[i])),
				is_wanted(places[i], bits),
			};
	return choices;
}

unsigned
list_column_bits(const int64_t *columns, size_t n)
{
	unsigned bits = 0;

	for (size_t i = 0; i < n; i++)
		if (columns[i] >= COLUMN_NUMBER && columns[i] <= N_COLUMNS)
			bits |= COLUMN_BIT(columns[i]);
	return bits;
}
