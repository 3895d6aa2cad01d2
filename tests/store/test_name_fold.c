/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Names as people type them who look for them. */
#include "base/name_fold.h"

#include <glib.h>

static const struct {
	const char *promise, *name, *typed;
	bool fits;
} rows[] = {
	{ "its-beginning", "Møllens Bageri", "møl", true },
	{ "whatever-its-case", "Møllens Bageri", "MØLLENS", true },
	{ "a-word-within", "Møllens Bageri", "bag", true },
	{ "two-words-in-any-order", "Møllens Bageri", "bag møl", true },
	{ "not-the-end-of-a-word", "Møllens Bageri", "geri", false },
	{ "not-one-word-of-two", "Møllens Bageri", "møl smed", false },
	{ "oe-for-ø", "Møllens Bageri", "moellens", true },
	{ "å-for-aa", "Aage Kjær", "åge", true },
	{ "ae-for-æ", "Aage Kjær", "kjaer", true },
	{ "what-follows-an-ampersand", "Lindholm Tømrer & Snedker", "snedker", true },
	{ "an-ampersand-is-no-word", "Lindholm Tømrer & Snedker", "&", false },
	{ "nothing-fits-nothing", "Møllens Bageri", "", false },
	{ "nor-do-spaces", "Møllens Bageri", "   ", false },
	{ "nor-what-is-no-text", "Møllens Bageri", "m\xf8l", false },
};

static void
the_row_holds(const void *data)
{
	const typeof(rows[0]) *r = data;
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpint(name_fits(a, r->name, r->typed), ==, r->fits);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = g_strconcat("/name/", rows[i].promise, NULL);

		g_test_add_data_func(path, &rows[i], the_row_holds);
	}
	return g_test_run();
}
