/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What is left of the HTML of strangers; and that it is left alone the second time. */
#include "mail/html_sanitize.h"
#include "mail/mail_text.h"

#include <string.h>

static const struct {
	const char *name, *html, *safe;
} table[] = {
	{ "text", "Hej", "Hej" },
	{ "entities", "a &lt; b &amp; c > d", "a &lt; b &amp; c &gt; d" },
	{ "case-and-order", "<B><I>x</B>y</I>", "<b><i>x</i></b><i>y</i>" },
	{ "unclosed", "<p>a<p>b", "<p>a</p><p>b</p>" },
	{ "empty-elements", "a<br/>b<hr>", "a<br>b<hr>" },
	{ "script", "a<script>alert(1)</script>b", "ab" },
	{ "script-unclosed", "a<script>alert(1)", "a" },
	{ "script-in-svg", "<svg><script>alert(1)</script></svg>b", "b" },
	{ "style-element", "<style>p{}</style><p>a</p>", "<p>a</p>" },
	{ "title", "<head><title>T</title></head>a", "a" },
	{ "math", "<math><mtext><img src=x onerror=y></mtext></math>b", "b" },
	{ "form-keeps-its-text", "<form action=x><button>Send</button></form>", "Send" },
	{ "comment", "a<!-- <b>x</b> -->b", "ab" },
	{ "conditional-comment", "<!--[if mso]><p>x</p><![endif]-->b", "b" },
	{ "handler", "<p onclick=\"alert(1)\">a</p>", "<p>a</p>" },
	{ "handler-after-slash", "<img/onerror=alert(1) src=cid:a>",
	    "<img src=\"cid:a\">" },
	{ "attribute-quoted", "<p title='\"><script>'>a</p>",
	    "<p title=\"&quot;&gt;&lt;script&gt;\">a</p>" },
	{ "id-prefixed", "<p id=top>a</p>", "<p id=\"mail-top\">a</p>" },
	{ "remote-picture-held-back", "<img src=\"https://x.example/a.png\" alt=A>",
	    "<img data-src=\"https://x.example/a.png\" alt=\"A\">" },
	{ "picture-held-back-twice", "<img data-src=http://x/1 src=http://x/2>",
	    "<img data-src=\"http://x/2\">" },
	{ "picture-from-nowhere", "<img src=\"//x.example/a.png\">", "<img>" },
	{ "picture-inline", "<img src=\"cid:logo@x\">", "<img src=\"cid:logo@x\">" },
	{ "picture-data", "<img src=\"data:image/png;base64,AAAA\">",
	    "<img src=\"data:image/png;base64,AAAA\">" },
	{ "picture-data-svg", "<img src=\"data:image/svg+xml;base64,AAAA\">", "<img>" },
	{ "srcset", "<img srcset=\"https://x.example/a 2x\">", "<img>" },
	{ "background", "<td background=\"https://x.example/a\">a", "a" },
	{ "script-link", "<a href=\"javascript:alert(1)\">a</a>", NULL },
	{ "script-link-with-controls", "<a href=\"java\tscript:alert(1)\">a</a>", NULL },
	{ "script-link-entity", "<a href=\"&#106;avascript:alert(1)\">a</a>", NULL },
	{ "data-link", "<a href=\"data:text/html,x\">a</a>", NULL },
	{ "relative-link", "<a href=\"/staff\">a</a>", NULL },
	{ "style", "<p style=\"color: red; margin:0\">a</p>",
	    "<p style=\"color: red; margin:0\">a</p>" },
	{ "style-loads", "<p style=\"background:url(http://x)\">a</p>", "<p>a</p>" },
	{ "style-covers", "<p style=\"position : fixed; color:red\">a</p>",
	    "<p style=\"color:red\">a</p>" },
	{ "style-escaped", "<p style=\"back\\67round:red\">a</p>", "<p>a</p>" },
	{ "style-expression", "<p style=\"width:expression(alert(1))\">a</p>",
	    "<p>a</p>" },
	{ "noscript", "<noscript><p title=\"</noscript><img src=x onerror=y>\">",
	    "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=y&gt;\"></p>" },
	{ "template", "<template><img src=x onerror=y></template>b", "b" },
	{ "iframe", "<iframe srcdoc=\"<script>x</script>\"></iframe>b", "b" },
	{ "controls", "a&#1;b&#12;c", NULL },
	{ "pre-keeps-its-line-feed", "<pre>\n\na</pre>", NULL },
	{ "base-and-meta", "<base href=x><meta http-equiv=refresh content=0>b", "b" },
};

/* No word of these may be in what is left, where the table does not say what is. */
static const char *const never[] = { "javascript:", "alert", "onerror", "onclick",
	"<script", "<svg", "<style", "expression", "srcset", "\x01" };

static void
test_one(const void *data)
{
	const typeof(table[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	const char *once = html_sanitize(a, t->html, NULL).html;
	const char *twice = html_sanitize(a, once, NULL).html;

	if (t->safe)
		g_assert_cmpstr(once, ==, t->safe);
	for (size_t i = 0; !t->safe && i < G_N_ELEMENTS(never); i++)
		g_assert_null(strstr(once, never[i]));
	g_assert_cmpstr(once, ==, twice);
}

static void
test_links(void)
{
	g_autoptr(Arena) a = arena_new();
	static const char *const good[] = { "http://x.example/", "HTTPS://x.example/",
		"mailto:a@x.example", "tel:+4520304050" };

	for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
		const char *html = arena_printf(a, "<a href='%s' target=_top>a", good[i]);
		const char *safe = html_sanitize(a, html, NULL).html;

		g_assert_nonnull(strstr(safe, good[i]));
		g_assert_nonnull(strstr(safe, "target=\"_blank\""));
		g_assert_null(strstr(safe, "_top"));
	}
}

static void
test_blocked(void)
{
	g_autoptr(Arena) a = arena_new();
	int blocked = 0;

	html_sanitize(a, "<img src=http://x/1><img src=cid:a><img src=https://x/2>",
	    &blocked);
	g_assert_cmpint(blocked, ==, 2);
}

static char *
repeated(const char *text, size_t n)
{
	GString *s = g_string_new(NULL);

	while (n-- > 0)
		g_string_append(s, text);
	return g_string_free(s, FALSE);
}

static const struct {
	const char *name, *text;
	size_t n;
	bool parsed;
} limits[] = {
	{ "rows-of-a-list", "<li>a", 3000, true },
	{ "paragraphs-unclosed", "<p>a", 3000, true },
	{ "breaks", "a<br>", 3000, true },
	{ "tables-in-order", "<table><tr><td>a</table>", 3000, true },
	{ "few-open", "<div>", 500, true },
	{ "many-open", "<div>", 513, false },
	{ "wrong-end-tags-close-nothing", "<div></x>", 513, false },
	{ "end-tags-across-close-nothing", "<b><div></b>", 513, false },
	{ "closed-elements", "<div><b>x</b></div>", 3000, true },
	{ "too-long", "aaaaaaaaaaaaaaaa", (HTML_MAX_BYTES >> 4) + 1, false },
};

static void
test_limit(const void *data)
{
	const typeof(limits[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	g_autofree char *html = repeated(t->text, t->n);

	g_assert_true(html_may_be_parsed(html) == t->parsed);
	g_assert_true((html_sanitize(a, html, NULL).html != NULL) == t->parsed);
}

static void
test_attributes(void)
{
	g_autofree char *names = repeated(" a", HTML_MAX_ATTRS + 1);
	g_autofree char *values = repeated(" a='>'", HTML_MAX_ATTRS + 1);
	g_autofree char *equals = repeated("= ", 2 * HTML_MAX_ATTRS + 2);
	const char *const lists[] = { names, values, equals };

	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		g_autofree char *html = g_strdup_printf("<p %s>x", lists[i]);
		g_assert_false(html_may_be_parsed(html));
	}
	g_assert_true(html_may_be_parsed("<p title='a > b' lang=da>x"));
}

static const struct {
	const char *name, *html, *text;
} texts[] = {
	{ "words", "<p>Hej  <b>du</b>\n der</p>", "Hej du der" },
	{ "blocks", "<p>En</p><div>To<br>Tre</div>", "En\nTo\nTre" },
	{ "empty-line", "En<br><br>To", "En\n\nTo" },
	{ "hidden", "<style>p{}</style><script>x</script>Hej", "Hej" },
};

static void
test_text(const void *data)
{
	const typeof(texts[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	const char *text = mail_text_of_html(a, t->html);

	g_assert_cmpstr(text, ==, t->text);
}

#define ADD(group, table, test)                                                          \
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {                               \
		g_autofree char *path = g_strconcat("/html/" group "/", (table)[i].name, \
		    NULL);                                                               \
		g_test_add_data_func(path, &(table)[i], test);                           \
	}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("safe", table, test_one)
	ADD("limit", limits, test_limit)
	ADD("text", texts, test_text)
	g_test_add_func("/html/links", test_links);
	g_test_add_func("/html/remote-pictures-are-counted", test_blocked);
	g_test_add_func("/html/too-many-attributes", test_attributes);
	return g_test_run();
}
