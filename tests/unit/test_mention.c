/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Who is named in a note, one note a line. */
#include "model/mention.h"

static const Staff staff[] = {
	{ .id = 1, .name = "Anna Berg", .active = true },
	{ .id = 2, .name = "Anna Bergmann", .active = true },
	{ .id = 3, .name = "Åse Ærø", .active = true },
	{ .id = 4, .name = "Gammel Ansat", .active = false },
	{ .id = 5, .name = "Bo", .active = true },
};

static const struct {
	const char *name, *text, *ids, *marked;
} texts[] = {
	{ "nobody", "Ring til Anna Berg", "", "Ring til Anna Berg" },
	{ "one", "@Anna Berg, kan du?", "1", "**@Anna Berg**, kan du?" },
	{ "the-longer-name", "Se her @Anna Bergmann", "2", "Se her **@Anna Bergmann**" },
	{ "not-half-a-name", "@Anna Bergesen @Bob", "", "@Anna Bergesen @Bob" },
	{ "in-any-case", "@anna berg", "1", "**@anna berg**" },
	{ "danish-letters", "(@åse ærø)", "3", "(**@åse ærø**)" },
	{ "each-once-in-their-order", "@Bo @Anna Berg @Bo", "5 1",
	    "**@Bo** **@Anna Berg** **@Bo**" },
	{ "not-in-an-address", "skriv til x@Bo", "", "skriv til x@Bo" },
	{ "who-has-left-is-not-told", "@Gammel Ansat", "", "@Gammel Ansat" },
	{ "at-the-end", "@", "", "@" },
	{ "twice-the-sign", "@@Bo", "5", "@**@Bo**" },
};

static void
test_text(const void *data)
{
	const typeof(texts[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) found = g_string_new(NULL);
	int64_t ids[MENTION_MOST];
	size_t n = mention_find(t->text, staff, G_N_ELEMENTS(staff), ids);

	for (size_t i = 0; i < n; i++)
		g_string_append_printf(found, "%s%" G_GINT64_FORMAT, i ? " " : "",
		    ids[i]);
	g_assert_cmpstr(found->str, ==, t->ids);
	g_assert_cmpstr(mention_mark(a, t->text, staff, G_N_ELEMENTS(staff)), ==,
	    t->marked);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *path = g_strconcat("/mention/", texts[i].name, NULL);
		g_test_add_data_func(path, &texts[i], test_text);
	}
	return g_test_run();
}
