/* SPDX-License-Identifier: AGPL-3.0-or-later
 * How a text names guides, and how a guide is put into an answer. */
#include "model/guide.h"

#include "model/markdown.h"

static const struct {
	const char *name, *text, *ids;
} named[] = {
	{ "none", "Prøv at genstarte.", "" },
	{ "one", "Se [Printer](guide:7).", "7" },
	{ "each-once", "[a](guide:7) [b](guide:8) [c](guide:7)", "7 8" },
	{ "a-number-only", "[a](guide:) [b](guide:x7) [c](guide:7x) [d](guide:-7)", "" },
	{ "not-a-far-too-long-one", "[a](guide:1234567890123456789)", "" },
	{ "not-at-the-end-of-the-text", "[a](guide:7", "" },
	{ "no-more-than-the-most",
	    "[a](guide:1)[a](guide:2)[a](guide:3)[a](guide:4)[a](guide:5)[a](guide:6)"
	    "[a](guide:7)[a](guide:8)[a](guide:9)[a](guide:10)[a](guide:11)",
	    "1 2 3 4 5 6 7 8 9 10" },
};

static void
test_named(const void *data)
{
	const typeof(named[0]) *t = data;
	g_autoptr(GString) ids = g_string_new(NULL);
	int64_t found[GUIDE_MAX_NAMED];
	size_t n = guide_named(t->text, found);

	for (size_t i = 0; i < n; i++)
		g_string_append_printf(ids, "%s%" G_GINT64_FORMAT, i ? " " : "",
		    found[i]);
	g_assert_cmpstr(ids->str, ==, t->ids);
}

static const Guide printer = {
	.id = 7,
	.titles = { "Printer [A]", "" },
	.texts = { "1. Sluk\n![Knap](picture:3)\n2. Tænd", "" },
};

static void
test_given(void)
{
	g_autoptr(Arena) a = arena_new();
	const char *whole = guide_given(a, &printer, LANG_EN, false);

	g_assert_cmpstr(whole, ==,
	    "**[Printer \\[A\\]](guide:7)**\n\n1. Sluk\n[Knap](guide:7)\n2. Tænd");
	g_assert_cmpstr(guide_given(a, &printer, LANG_DA, true), ==,
	    "[Printer \\[A\\]](guide:7)");
	g_assert_cmpstr(guide_words(a, whole, 7), ==, "Printer [A]");
	g_assert_cmpstr(guide_words(a, whole, 8), ==, "");
}

static void
test_broken_pictures(void)
{
	g_autoptr(Arena) a = arena_new();
	Guide g = { .id = 7, .titles = { "X", "" }, .texts = { "", "" } };

	g.texts[LANG_DA] = "a](picture:3) ![b](picture:) ](picture:4)";
	g_assert_cmpstr(guide_given(a, &g, LANG_DA, false), ==,
	    "**[X](guide:7)**\n\na](picture:3) ![b](picture:) ](picture:4)");
}

static void
test_links(void)
{
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(guide_with_links(a, "a [b](guide:7) [c](guide:x) d", "http://x/"),
	    ==, "a [b](http://x/7) [c](guide:x) d");
	g_assert_cmpstr(guide_with_links(a, "", "http://x/"), ==, "");
}

static void
test_lang(void)
{
	const char *both[N_LANGS] = { "a", "b" }, *danish[N_LANGS] = { "a", "" },
	           *english[N_LANGS] = { "", "b" };

	g_assert_cmpint(guide_lang(both, LANG_EN), ==, LANG_EN);
	g_assert_cmpint(guide_lang(danish, LANG_EN), ==, LANG_DA);
	g_assert_cmpint(guide_lang(english, LANG_DA), ==, LANG_EN);
}

static const struct {
	const char *text, *html;
} placed[] = {
	{ "[x](guide:7)", "<p><a href=\"/g/7\">x</a></p>\n" },
	{ "[x](guide:7/../../sign-out)", "<p><a href=\"\">x</a></p>\n" },
	{ "[x](guide:)", "<p><a href=\"\">x</a></p>\n" },
	{ "![x](picture:3)", "<p><img src=\"/p/3\" alt=\"x\" /></p>\n" },
	{ "![x](guide:3)", "<p><img src=\"\" alt=\"x\" /></p>\n" },
	{ "![x](https://spy.example/p.gif)", "<p><img src=\"\" alt=\"x\" /></p>\n" },
	{ "[x](picture:3)", "<p><a href=\"\">x</a></p>\n" },
	{ "`[x](guide:7)`", "<p><code>[x](guide:7)</code></p>\n" },
};

static void
test_places(void)
{
	g_autoptr(Arena) a = arena_new();
	const MarkdownPlaces places = { "/g/", "/p/" };

	for (size_t i = 0; i < G_N_ELEMENTS(placed); i++)
		g_assert_cmpstr(markdown_with_places(a, placed[i].text, &places).html, ==,
		    placed[i].html);
	g_assert_cmpstr(markdown_to_html(a, "[x](guide:7) ![y](picture:3)").html, ==,
	    "<p><a href=\"\">x</a> <img src=\"\" alt=\"y\" /></p>\n");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(named); i++) {
		g_autofree char *path = g_strconcat("/guide/named/", named[i].name, NULL);
		g_test_add_data_func(path, &named[i], test_named);
	}
	g_test_add_func("/guide/what-is-put-into-an-answer", test_given);
	g_test_add_func("/guide/half-a-picture-stays-as-it-is", test_broken_pictures);
	g_test_add_func("/guide/links-of-a-plain-text", test_links);
	g_test_add_func("/guide/the-language-that-there-is", test_lang);
	g_test_add_func("/guide/what-is-named-has-a-place", test_places);
	return g_test_run();
}
