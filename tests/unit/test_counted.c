/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What was counted holds until something is told, and no longer than a moment. */
#include <glib.h>

#include "web/counted.h"

static void
test_it_holds_until_something_changes(void)
{
	Counted *c = counted_new();
	int64_t n = 0;

	g_assert_false(counted_find(c, "view-1", 5, 0, &n));
	counted_keep(c, "view-1", 5, SECONDS(100), 17);
	g_assert_true(counted_find(c, "view-1", 5, SECONDS(100), &n));
	g_assert_cmpint(n, ==, 17);
	g_assert_true(counted_find(c, "view-1", 4, SECONDS(120), &n));
	g_assert_false(counted_find(c, "view-1", 6, SECONDS(100), &n));
	g_assert_false(counted_find(c, "view-1", 5, SECONDS(120) + 1, &n));
	g_assert_false(counted_find(c, "view-2", 5, SECONDS(100), &n));
	counted_keep(c, "view-1", 6, SECONDS(100), 18);
	g_assert_true(counted_find(c, "view-1", 6, SECONDS(100), &n));
	g_assert_cmpint(n, ==, 18);
	counted_free(c);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/counted/holds-until-something-changes",
	    test_it_holds_until_something_changes);
	return g_test_run();
}
