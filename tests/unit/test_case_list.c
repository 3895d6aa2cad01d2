/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Lists of cases: their columns and orders. */
#include "model/case_list.h"

#include <glib.h>

static void
test_every_order_has_a_name_and_a_number(void)
{
	for (int by = SORT_DUE; by <= N_SORTS; by++)
		for (int falls = 0; falls < 2; falls++) {
			CaseOrder o = { (CaseSort)by, falls };
			CaseOrder named = case_order_from_name(case_order_name(o));
			CaseOrder stored = case_order_of_number(case_order_number(o));

			g_assert_cmpint(named.by, ==, by);
			g_assert_cmpint(named.falls, ==, falls);
			g_assert_cmpint(stored.by, ==, by);
			g_assert_cmpint(stored.falls, ==, falls);
		}
	g_assert_cmpint(case_order_from_name("nonsense").by, ==, SORT_DUE);
	g_assert_cmpint(case_order_of_number(99).by, ==, SORT_DUE);
	g_assert_cmpstr(case_order_name((CaseOrder){ 0 }), ==, "");
}

static void
test_every_column_sorts(void)
{
	for (int c = COLUMN_NUMBER; c <= N_COLUMNS; c++) {
		g_assert_cmpint(case_column_sort((CaseColumn)c), >, 0);
		g_assert_nonnull(case_column_name((CaseColumn)c));
		g_assert_cmphex(COLUMN_BIT(c) & COLUMNS_ALL, ==, COLUMN_BIT(c));
	}
	g_assert_cmphex(COLUMN_SUBJECT_BIT & COLUMNS_ALL, ==, 0);
}

#define CASE(number, urgency, due)                                                       \
	{                                                                                \
		.id = number, .priority = urgency, .status = STATUS_OPEN,                \
		.solution_due = due, .responded_at = 1                                   \
	}

static void
test_what_is_equal_goes_by_deadline_and_number(void)
{
	const Case all[] = { CASE(4, PRIORITY_LOW, 10), CASE(3, PRIORITY_URGENT, 30),
		CASE(2, PRIORITY_URGENT, 20), CASE(1, PRIORITY_URGENT, 30) };
	const Case *cases[] = { &all[0], &all[1], &all[2], &all[3] };
	static const int64_t first[] = { 2, 1, 3, 4 }, last[] = { 4, 2, 1, 3 };

	case_sort(cases, 4, (CaseOrder){ SORT_PRIORITY, false }, NULL, NULL);
	for (size_t i = 0; i < 4; i++)
		g_assert_cmpint(cases[i]->id, ==, first[i]);
	case_sort(cases, 4, (CaseOrder){ SORT_PRIORITY, true }, NULL, NULL);
	for (size_t i = 0; i < 4; i++)
		g_assert_cmpint(cases[i]->id, ==, last[i]);
	case_sort(cases, 0, (CaseOrder){ SORT_PRIORITY, true }, NULL, NULL);
}

static int64_t
by_id(const Case *c, void *arg)
{
	return c->id * *(int *)arg;
}

static void
test_an_order_by_names_is_given(void)
{
	const Case all[] = { CASE(1, PRIORITY_LOW, 1), CASE(3, PRIORITY_LOW, 1),
		CASE(2, PRIORITY_LOW, 1) };
	const Case *cases[] = { &all[0], &all[1], &all[2] };
	int backwards = -1;

	case_sort(cases, 3, (CaseOrder){ SORT_CUSTOMER, false }, by_id, &backwards);
	for (int i = 0; i < 3; i++)
		g_assert_cmpint(cases[i]->id, ==, 3 - i);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/case-list/every-order-has-a-name-and-a-number",
	    test_every_order_has_a_name_and_a_number);
	g_test_add_func("/case-list/every-column-sorts", test_every_column_sorts);
	g_test_add_func("/case-list/what-is-equal-goes-by-deadline-and-number",
	    test_what_is_equal_goes_by_deadline_and_number);
	g_test_add_func("/case-list/an-order-by-names-is-given",
	    test_an_order_by_names_is_given);
	return g_test_run();
}
