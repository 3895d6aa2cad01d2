/* SPDX-License-Identifier: AGPL-3.0-or-later
 * A case is the sum of its changes. */
#include "base/err.h"
#include "model/change.h"

static void
test_apply_sets_only_what_is_set(void)
{
	Case c = { .status = STATUS_OPEN,
		.category = CATEGORY_FAULT,
		.version = 3,
		.opened_at = 10,
		.updated_at = 10,
		.subject = "a" };
	Change ch = { 0 };

	CHANGE(&ch, status, STATUS_WAITING_PART);
	case_apply(&c, &ch, 20);
	g_assert_cmpint(c.status, ==, STATUS_WAITING_PART);
	g_assert_cmpint(c.category, ==, CATEGORY_FAULT);
	g_assert_cmpstr(c.subject, ==, "a");
	g_assert_cmpint(c.version, ==, 4);
	g_assert_cmpint(c.opened_at, ==, 10);
	g_assert_cmpint(c.updated_at, ==, 20);
}

static void
test_json_round_trip(void)
{
	g_autoptr(Arena) a = arena_new();
	Change ch = { 0 }, back;
	Case one = { 0 }, two = { 0 };

	CHANGE(&ch, subject, "Printeren \"spiser\" papir\n");
	CHANGE(&ch, assignee_id, 0);
	CHANGE(&ch, horizon, G_MAXINT64);
	CHANGE(&ch, merged_into, 1001);
	g_assert_true(change_from_json(a, change_to_json(a, &ch), &back, NULL));
	g_assert_cmphex(back.set, ==, ch.set);
	case_apply(&one, &ch, 1);
	case_apply(&two, &back, 1);
	g_assert_cmpstr(case_difference(&one, &two), ==, NULL);
}

static void
test_nothing_is_no_json(void)
{
	g_autoptr(Arena) a = arena_new();
	Change ch = { 0 };

	g_assert_null(change_to_json(a, &ch));
	g_assert_true(change_from_json(a, NULL, &ch, NULL));
	g_assert_cmphex(ch.set, ==, 0);
}

static void
test_reduce_keeps_what_differs(void)
{
	Case c = { .status = STATUS_OPEN, .subject = "a" };
	Change ch = { 0 };

	CHANGE(&ch, status, STATUS_OPEN);
	CHANGE(&ch, subject, "a");
	g_assert_false(change_reduce(&ch, &c));
	CHANGE(&ch, status, STATUS_OPEN);
	CHANGE(&ch, assignee_id, 7);
	g_assert_true(change_reduce(&ch, &c));
	g_assert_false(CHANGES(&ch, status));
	g_assert_true(CHANGES(&ch, assignee_id));
}

static const char *const not_changes[] = { "", "[]", "{\"nosuch\":1}",
	"{\"status\":\"2\"}", "{\"status\":2,\"status\":3}", "{\"subject\":7}",
	"{\"status\":2.5}" };

static void
test_refused(const void *json)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GError) err = NULL;
	Change ch;

	g_assert_false(change_from_json(a, json, &ch, &err));
	g_assert_error(err, ERR, ERR_INTERNAL);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/change/apply-sets-only-what-is-set",
	    test_apply_sets_only_what_is_set);
	g_test_add_func("/change/json-round-trip", test_json_round_trip);
	g_test_add_func("/change/nothing-is-no-json", test_nothing_is_no_json);
	g_test_add_func("/change/reduce-keeps-what-differs",
	    test_reduce_keeps_what_differs);
	for (size_t i = 0; i < G_N_ELEMENTS(not_changes); i++) {
		g_autofree char *path = g_strdup_printf("/change/refused/%zu", i);
		g_test_add_data_func(path, not_changes[i], test_refused);
	}
	return g_test_run();
}
