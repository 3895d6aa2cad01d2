/* SPDX-License-Identifier: AGPL-3.0-or-later
 * When a mail's HTML is shown before its text, and with which pictures. */
#include "mail/html_show.h"

#include <string.h>

static const struct {
	const char *name, *html;
	bool adds;
} table[] = {
	{ "paragraphs", "<p>a</p><div>b<br>c</div>", false },
	{ "fonts-and-colours", "<p style=\"color: red\"><font size=\"2\">a</font></p>",
	    false },
	{ "bold-words", "<p><b>a</b> <i>b</i></p>", false },
	{ "links", "<a href=\"http://x/\">x</a>", false },
	{ "list", "<ul><li>a</li></ul>", true },
	{ "table", "<table><tr><td>a</td></tr></table>", true },
	{ "heading", "<h2>a</h2>", true },
	{ "own-picture", "<p>a<img src=\"cid:a\"></p>", true },
	{ "picture-from-elsewhere", "<p>a<img data-src=\"http://x/\"></p>", false },
	{ "list-quoted", "<p>a</p><blockquote><ul><li>b</li></ul></blockquote>", false },
	{ "list-after-what-is-quoted",
	    "<blockquote><p>a</p></blockquote><ul><li>b</li></ul>", true },
	{ "list-before-gmail-quotes",
	    "<ul><li>a</li></ul><div class=\"gmail_quote\">b</div>", true },
	{ "list-in-what-gmail-quotes",
	    "<p>a</p><div class=\"gmail_quote\"><ul><li>b</li></ul></div>", false },
	{ "table-in-what-outlook-quotes",
	    "<p>a</p><div id=\"mail-divRplyFwdMsg\">Fra</div><table></table>", false },
	{ "nothing", "", false },
};

static void
test_adds(const void *data)
{
	const typeof(table[0]) *t = data;

	g_assert_true(html_adds_to_text(t->html) == t->adds);
}

static const char *
find(const void *arg, const char *content_id)
{
	return strcmp(content_id, "logo@x") == 0 ? arg : NULL;
}

static const struct {
	const char *name, *html;
	bool from_elsewhere;
	const char *shown;
} pictures[] = {
	{ "own", "a<img src=\"cid:logo@x\" alt=\"L\">b", false,
	    "a<img src=\"/file/1?a&amp;b\" alt=\"L\">b" },
	{ "own-encoded", "<img src=\"cid:logo%40x\">", false,
	    "<img src=\"/file/1?a&amp;b\">" },
	{ "own-missing", "<img src=\"cid:y\">", false, "<img src=\"cid:y\">" },
	{ "data", "<img src=\"data:image/png;base64,AA==\">", true,
	    "<img src=\"data:image/png;base64,AA==\">" },
	{ "held-back", "<p><img data-src=\"http://x/?a&amp;b\" width=\"1\"></p>", false,
	    "<p><img data-src=\"http://x/?a&amp;b\" width=\"1\"></p>" },
	{ "asked-for", "<p><img data-src=\"http://x/?a&amp;b\" width=\"1\"></p>", true,
	    "<p><img src=\"http://x/?a&amp;b\" width=\"1\"></p>" },
	{ "none", "<p>src=\"cid:logo@x\"</p>", true, "<p>src=\"cid:logo@x\"</p>" },
};

static void
test_pictures(const void *data)
{
	const typeof(pictures[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	SafeHtml shown = html_with_pictures(a, (SafeHtml){ t->html }, find, "/file/1?a&b",
	    t->from_elsewhere);

	g_assert_cmpstr(shown.html, ==, t->shown);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *path = g_strconcat("/html-show/adds/", table[i].name,
		    NULL);
		g_test_add_data_func(path, &table[i], test_adds);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(pictures); i++) {
		g_autofree char *path = g_strconcat("/html-show/pictures/",
		    pictures[i].name, NULL);
		g_test_add_data_func(path, &pictures[i], test_pictures);
	}
	return g_test_run();
}
