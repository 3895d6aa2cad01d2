/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What the staff write becomes HTML that cannot hurt, one text a line. */
#include "model/markdown.h"

static const struct {
	const char *name, *text, *html;
} texts[] = {
	{ "empty-is-nothing", "", "" },
	{ "a-line-feed-stays", "Hej\nMette", "<p>Hej<br />\nMette</p>\n" },
	{ "a-list", "1. Genstart\n2. Ring",
	    "<ol>\n<li>Genstart</li>\n<li>Ring</li>\n</ol>\n" },
	{ "a-heading-stands-below-that-of-the-page", "# Før\n###### Sidst",
	    "<h2>Før</h2>\n<h6>Sidst</h6>\n" },
	{ "stress-and-code", "**nu** `ipconfig`",
	    "<p><strong>nu</strong> <code>ipconfig</code></p>\n" },
	{ "a-link", "[her](https://a.example/x)",
	    "<p><a href=\"https://a.example/x\">her</a></p>\n" },
	{ "a-number-to-ring", "[ring](tel:+4570123456)",
	    "<p><a href=\"tel:+4570123456\">ring</a></p>\n" },
	{ "html-is-left-out", "<b>x</b><script>y</script>",
	    "<p><!-- raw HTML omitted -->x<!-- raw HTML omitted --><!-- raw HTML omitted "
	    "-->y<!-- raw HTML omitted --></p>\n" },
	{ "a-block-of-html-is-left-out", "<script>x</script>",
	    "<!-- raw HTML omitted -->\n" },
	{ "what-only-looks-like-html-is-text", "1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>\n" },
	{ "no-script-in-a-link", "[x](javascript:alert(1))",
	    "<p><a href=\"\">x</a></p>\n" },
	{ "no-script-in-disguise", "[x](JaVa&#x53;cript:alert(1))",
	    "<p><a href=\"\">x</a></p>\n" },
	{ "no-data-in-a-link", "[x](data:text/html,y)", "<p><a href=\"\">x</a></p>\n" },
	{ "no-path-of-our-own", "[x](/sign-out)", "<p><a href=\"\">x</a></p>\n" },
	{ "no-picture-is-fetched", "![x](https://spy.example/p.gif)",
	    "<p><img src=\"\" alt=\"x\" /></p>\n" },
	{ "an-attribute-cannot-be-left", "[x](https://a.example/\"onclick=y)",
	    "<p><a href=\"https://a.example/%22onclick=y\">x</a></p>\n" },
};

static void
test_text(const void *data)
{
	const typeof(texts[0]) *t = data;
	g_autoptr(Arena) a = arena_new();

	g_assert_cmpstr(markdown_to_html(a, t->text).html, ==, t->html);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		g_autofree char *path = g_strconcat("/markdown/", texts[i].name, NULL);
		g_test_add_data_func(path, &texts[i], test_text);
	}
	return g_test_run();
}
