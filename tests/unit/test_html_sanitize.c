/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What is left of the HTML of strangers; that it is in the strict form, and left alone
 * the second time; and that it goes nearly the same way without a tree. */
#include "html_grammar.h"
#include "mail/html_sanitize.h"
#include "mail/html_stream.h"
#include "mail/mail_text.h"

#include <string.h>

static const struct {
	const char *name, *html, *safe;
} table[] = {
	{ "text", "Hej", "Hej" },
	{ "entities", "a &lt; b &amp; c > d", "a &lt; b &amp; c &gt; d" },
	{ "entities-by-name", "&aelig;&nbsp;&euro;&copy x&hellip;", "æ €© x…" },
	{ "entities-by-number", "&#230;&#xE6;&#128;&#0;&#x110000;", "ææ€��" },
	{ "entities-of-controls", "a&#x81;b<b title=\"&#157;x\">c</b>&#7;",
	    "ab<b title=\"x\">c</b>" },
	{ "entities-too-big", "&#111111111111111111111;x", NULL },
	{ "entities-unknown", "&nosuch; & &#; &", "&amp;nosuch; &amp; &amp;#; &amp;" },
	{ "case-and-order", "<B><I>x</B>y</I>", "<b><i>x</i></b><i>y</i>" },
	{ "unclosed", "<p>a<p>b", "<p>a</p><p>b</p>" },
	{ "items-unclosed", "<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>" },
	{ "empty-elements", "a<br/>b<hr>", "a<br>b<hr>" },
	{ "unknown-elements", "<o:p>a</o:p><blink>b</blink>", "ab" },
	{ "script", "a<script>alert(1)</script>b", "ab" },
	{ "script-in-svg", "<svg><script>alert(1)</script></svg>b", "b" },
	{ "script-name-goes-on", "<scriptx>a</scriptx>", "a" },
	{ "style-element", "<style>p{}</style><p>a</p>", "<p>a</p>" },
	{ "title", "<head><title>T</title></head>a", "a" },
	{ "math", "<math><mtext><img src=x onerror=y></mtext></math>b", "b" },
	{ "form-keeps-its-text",
	    "<form action=x><button formaction=y>Send</button></form>", "Send" },
	{ "comment", "a<!-- <b>x</b> -->b", "ab" },
	{ "comment-at-once", "a<!-->b", "ab" },
	{ "comment-ended-oddly", "a<!-- x --!>b", "ab" },
	{ "conditional-comment", "<!--[if mso]><p>x</p><![endif]-->b", "b" },
	{ "conditional-comment-for-others", "<![if !mso]>a<![endif]>b", "ab" },
	{ "declaration", "<!DOCTYPE html><?xml version='1'?>a", "a" },
	{ "handler", "<p onclick=\"alert(1)\">a</p>", "<p>a</p>" },
	{ "handler-after-slash", "<img/onerror=alert(1) src=cid:a>",
	    "<img src=\"cid:a\">" },
	{ "attribute-quoted", "<p title='\"><script>'>a</p>",
	    "<p title=\"&quot;&gt;&lt;script&gt;\">a</p>" },
	{ "attribute-twice", "<p title=a title=b>c</p>", "<p title=\"a\">c</p>" },
	{ "attribute-without-value", "<td nowrap>", "" },
	{ "id-prefixed", "<p id=top>a</p>", "<p id=\"mail-top\">a</p>" },
	{ "id-prefixed-already", "<p id=mail-top>a</p>", "<p id=\"mail-top\">a</p>" },
	{ "id-empty", "<p id>a</p>", "<p>a</p>" },
	{ "link-within", "<a href='#top'>a</a><a name=top>b</a>",
	    "<a href=\"#mail-top\">a</a><a name=\"mail-top\">b</a>" },
	{ "link-to-nowhere", "<a href='#'>a</a>", "<a>a</a>" },
	{ "link", "<a href=\" HTTPS://x.example/a b?c&d \" target=_top>a</a>",
	    "<a href=\"https://x.example/a%20b?c&amp;d\" target=\"_blank\" "
	    "rel=\"noopener noreferrer\">a</a>" },
	{ "link-mailto", "<a href=mailto:a@x.example>a</a>",
	    "<a href=\"mailto:a@x.example\" target=\"_blank\" rel=\"noopener "
	    "noreferrer\">a</a>" },
	{ "link-tel", "<a href=tel:+4520304050>a</a>",
	    "<a href=\"tel:+4520304050\" target=\"_blank\" rel=\"noopener "
	    "noreferrer\">a</a>" },
	{ "link-script", "<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>" },
	{ "link-script-tab", "<a href=\"java\tscript:alert(1)\">a</a>", "<a>a</a>" },
	{ "link-script-entity", "<a href=\"&#106;avascript&colon;alert(1)\">a</a>",
	    "<a>a</a>" },
	{ "link-script-control", "<a href=\"&#1;javascript:alert(1)\">a</a>",
	    "<a>a</a>" },
	{ "link-vbscript", "<a href=vbscript:x>a</a>", "<a>a</a>" },
	{ "link-data", "<a href=\"data:text/html,x\">a</a>", "<a>a</a>" },
	{ "link-relative", "<a href=\"/staff\">a</a>", "<a>a</a>" },
	{ "picture-held-back", "<img src=\"https://x.example/a.png\" alt=A width=1>",
	    "<img data-src=\"https://x.example/a.png\" alt=\"A\" width=\"1\">" },
	{ "picture-held-back-twice", "<img data-src=http://x/1 src=http://x/2>",
	    "<img data-src=\"http://x/2\">" },
	{ "picture-without-scheme", "<img src=\"//x.example/a.png\">",
	    "<img data-src=\"https://x.example/a.png\">" },
	{ "picture-from-nowhere", "<img src=\"a.png\">", "<img>" },
	{ "picture-inline", "<img src=\"CID:logo@x\" data-src=http://x/>",
	    "<img src=\"cid:logo@x\">" },
	{ "picture-data", "<img src=\"data:image/png;base64,AA\nAA==\">",
	    "<img src=\"data:image/png;base64,AAAA==\">" },
	{ "picture-data-jpg", "<img src=\"data:image/jpg;name=a;base64,AAAA\">",
	    "<img src=\"data:image/jpeg;base64,AAAA\">" },
	{ "picture-data-svg", "<img src=\"data:image/svg+xml;base64,AAAA\">", "<img>" },
	{ "picture-data-plain", "<img src=\"data:image/png,<svg>\">", "<img>" },
	{ "picture-by-another-name", "<image src=http://x/1>",
	    "<img data-src=\"http://x/1\">" },
	{ "srcset", "<img srcset=\"https://x.example/a 2x\">", "<img>" },
	{ "background",
	    "<table background=http://x/><tr><td background=\"https://x.example/a\">a",
	    "<table><tbody><tr><td>a</td></tr></tbody></table>" },
	{ "iframe", "<iframe srcdoc=\"<script>x</script>\">c</iframe>b", "b" },
	{ "object", "<object data=x><embed src=y>a</object>b", "b" },
	{ "meta", "<base href=x><meta http-equiv=refresh content=0><link rel=x>b", "b" },
	{ "noscript", "<noscript><p title=\"</noscript><img src=x onerror=y>\">",
	    "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=y&gt;\"></p>" },
	{ "template", "<template><img src=x onerror=y></template>b", "b" },
	{ "select", "<select><option>a<style></select><img src=x onerror=y>", NULL },
	{ "textarea", "<textarea><b>x</textarea>b", "b" },
	{ "xmp", "<xmp><img src=x onerror=alert(1)></xmp>",
	    "&lt;img src=x onerror=alert(1)&gt;" },
	{ "plaintext", "a<plaintext></plaintext><script>",
	    "a&lt;/plaintext&gt;&lt;script&gt;" },
	{ "cdata", "<![CDATA[<b>a]]>b", "a]]&gt;b" },
	{ "cdata-in-svg", "<svg><![CDATA[<img src=x onerror=y>]]></svg>b", "b" },
	{ "svg-left-early",
	    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
	    "<img>\"&gt;" },
	{ "math-and-style",
	    "<math><mtext><table><mglyph><style><!--</style><img "
	    "title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
	    "<table><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\"></table>" },
	{ "foreign-object", "<svg><foreignObject><math><mi><style><img src=x onerror=y>",
	    NULL },
	{ "form-in-form",
	    "<form><math><mtext></form><form><mglyph><style></math><img src "
	    "onerror=alert(1)>",
	    NULL },
	{ "controls", "a&#1;b\fc", NULL },
	{ "carriage-returns", "a\r\nb\rc", "a\nb\nc" },
	{ "pre-keeps-its-line-feed", "<pre>\n\na</pre>", "<pre>\n\na</pre>" },
	{ "pre", "<pre>\na\n  b</pre>", "<pre>\na\n  b</pre>" },
	{ "pre-written-otherwise", "<PRE>\na</PRE>", "<pre>a</pre>" },
	{ "table",
	    "<table width=600 cellpadding=0 cellspacing=0 border=0 bgcolor=#fff "
	    "align=center><tr><td colspan=2 valign=top>a</table>",
	    "<table width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" "
	    "bgcolor=\"#fff\" align=\"center\"><tbody><tr><td colspan=\"2\" "
	    "valign=\"top\">a</td></tr></tbody></table>" },
	{ "font", "<font face='Arial, Helvetica' size=+1 color=#FF0000>a</font>",
	    "<font face=\"Arial, Helvetica\" size=\"+1\" color=\"#FF0000\">a</font>" },
	{ "list", "<ol start=3 type=a><li value=4>a</ol>",
	    "<ol start=\"3\" type=\"a\"><li value=\"4\">a</li></ol>" },
	{ "direction", "<p dir=rtl lang=ar>a</p>", "<p dir=\"rtl\" lang=\"ar\">a</p>" },
	{ "quotation", "<blockquote type=cite cite='mid:x'>a</blockquote>",
	    "<blockquote type=\"cite\">a</blockquote>" },
	{ "time", "<time datetime='2026-02-06'>a</time>",
	    "<time datetime=\"2026-02-06\">a</time>" },
	{ "details", "<details open><summary>a</summary>b</details>",
	    "<details open=\"\"><summary>a</summary>b</details>" },
	{ "style", "<p style=\"color: red; margin:0\">a</p>",
	    "<p style=\"color: red; margin: 0\">a</p>" },
	{ "style-covers", "<p style=\"position : fixed; color:red\">a</p>",
	    "<p style=\"color: red\">a</p>" },
	{ "style-loads", "<p style=\"background:url(http://x)\">a</p>", "<p>a</p>" },
	{ "body", "<html lang=da><body bgcolor=#eee text=black style='margin:0'>a",
	    "<div style=\"background-color: #eee; color: black; margin: 0\" "
	    "lang=\"da\">a</div>" },
	{ "body-empty", "<body lang=da></body>", "" },
	{ "colour-of-another-kind", "<font color='expression(x)'>a</font>",
	    "<font color=\"expression(x)\">a</font>" },
};

/* No word of these may be in what is left, where the table does not say what is. */
static const char *const never[] = { "javascript:", "onerror", "onclick", "<script",
	"<svg", "<style", "srcset", "\x01", NULL };

static void
is_strict(const char *safe)
{
	g_autofree char *breach = html_grammar_breach(safe);

	g_assert_cmpstr(breach, ==, NULL);
	g_assert_true(html_is_safe(safe, NULL));
}

static void
test_one(const void *data)
{
	const typeof(table[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	const char *once = html_sanitize(a, t->html, NULL).html;

	is_strict(once);
	if (t->safe)
		g_assert_cmpstr(once, ==, t->safe);
	for (size_t i = 0; !t->safe && never[i]; i++)
		g_assert_null(strstr(once, never[i]));
	g_assert_cmpstr(html_sanitize(a, once, NULL).html, ==, once);
}

static void
test_one_streamed(const void *data)
{
	const typeof(table[0]) *t = data;
	int blocked;
	g_autofree char *streamed = html_stream(t->html, &blocked);

	is_strict(streamed);
	/* What is well nested already comes out as it was. */
	if (t->safe) {
		g_autofree char *again = html_stream(t->safe, &blocked);
		g_assert_cmpstr(again, ==, t->safe);
	}
}

static void
test_blocked(void)
{
	g_autoptr(Arena) a = arena_new();
	int blocked = 0, again = 0;
	const char *safe = html_sanitize(a,
	    "<img src=http://x/1><img src=cid:a><img src=https://x/2><img src=x>",
	    &blocked)
	                       .html;

	g_assert_cmpint(blocked, ==, 2);
	html_sanitize(a, safe, &again);
	g_assert_cmpint(again, ==, 2);
}

static const struct {
	const char *name, *bytes;
	size_t n;
	const char *html;
} encodings[] = {
	{ "utf-8", "bl\xc3\xa5", 4, "bl\xc3\xa5" },
	{ "windows-1252", "bl\xe5 \x80", 5, "bl\xc3\xa5 \xe2\x82\xac" },
	{ "mark-of-order", "\xef\xbb\xbfx", 4, "x" },
	{ "nuls", "<scr\0ipt>x</script>\0y", 20, "" },
	{ "nothing", "", 0, "" },
	{ "overlong", "\xc0\xbcscript>", 9, NULL },
	{ "surrogates", "\xed\xa0\xbcx", 4, NULL },
};

static void
test_encoding(const void *data)
{
	const typeof(encodings[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	const char *safe = html_sanitize(a, html_of_bytes(a, t->bytes, t->n), NULL).html;

	is_strict(safe);
	if (t->html)
		g_assert_cmpstr(safe, ==, t->html);
}

/* What the strict form is not: each of these differs from it in one way. */
static const struct {
	const char *name, *html;
} unsafe[] = {
	{ "upper-case", "<B>x</B>" },
	{ "not-closed", "<b>x" },
	{ "closed-twice", "<b>x</b></b>" },
	{ "closed-out-of-order", "<b><i>x</b></i>" },
	{ "empty-element-closed", "<br></br>" },
	{ "attribute-unquoted", "<p title=x>y</p>" },
	{ "attribute-single-quoted", "<p title='x'>y</p>" },
	{ "attribute-twice", "<p title=\"x\" title=\"x\">y</p>" },
	{ "attribute-unknown", "<p onclick=\"x\">y</p>" },
	{ "value-refused", "<a href=\"javascript:x\">y</a>" },
	{ "value-with-a-tag", "<p title=\"<b>\">y</p>" },
	{ "style-refused", "<p style=\"position: fixed\">y</p>" },
	{ "picture-loaded", "<img src=\"http://x/\">" },
	{ "link-without-target", "<a href=\"http://x/\">y</a>" },
	{ "space-in-a-tag", "<b >x</b>" },
	{ "space-in-an-end-tag", "<b>x</b >" },
	{ "attribute-of-an-end-tag", "<b>x</b id=\"mail-y\">" },
	{ "element-unknown", "<svg></svg>" },
	{ "element-raw", "<xmp></xmp>" },
	{ "comment", "a<!-- x -->" },
	{ "comment-before-a-tag", "<!-- x --><b>x</b>" },
	{ "comment-alone", "<!---->" },
	{ "less-than", "a < b" },
	{ "greater-than", "a > b" },
	{ "ampersand", "a & b" },
	{ "other-entity", "a&nbsp;b" },
	{ "carriage-return", "a\rb" },
	{ "no-utf-8", "a\xff" },
	{ "tag-not-ended", "<b>x</b><i" },
};

static void
test_unsafe(const void *data)
{
	const typeof(unsafe[0]) *t = data;
	g_autofree char *breach = html_grammar_breach(t->html);

	g_assert_false(html_is_safe(t->html, NULL));
	/* The judge of its own allows what the rules do not speak of. */
	if (!g_str_has_prefix(t->name, "link-") && !g_str_has_prefix(t->name, "carriage"))
		g_assert_nonnull(breach);
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
	{ "few-open", "<div>a", 500, true },
	{ "many-open", "<div>a", 513, false },
	{ "wrong-end-tags-close-nothing", "<div>a</x>", 513, false },
	{ "end-tags-across-close-nothing", "<b><div>a</b>", 513, false },
	{ "closed-elements", "<div><b>a</b></div>", 3000, true },
	{ "tags-in-comments", "<!-- <div> -->a", 3000, true },
	{ "tags-in-scripts", "<script><div></script>a", 3000, true },
	{ "raw-text-where-the-parser-sees-none", "<svg><style></svg>a", 2, false },
	{ "too-long", "aaaaaaaaaaaaaaaa", (HTML_MAX_BYTES >> 4) + 1, false },
};

/* Past a limit or not: the text is there. */
static void
test_limit(const void *data)
{
	const typeof(limits[0]) *t = data;
	g_autoptr(Arena) a = arena_new();
	g_autofree char *html = repeated(t->text, t->n);
	const char *safe = html_sanitize(a, html, NULL).html;
	size_t letters = 0;

	g_assert_true(html_may_be_parsed(html) == t->parsed);
	is_strict(safe);
	for (const char *s = safe; *s; s++)
		letters += *s == 'a' && s[1] != 'b';
	g_assert_cmpuint(letters, >=, t->n);
}

static void
test_attributes(void)
{
	g_autofree char *names = repeated(" a", HTML_MAX_ATTRS + 1);
	g_autofree char *values = repeated(" a='>'", HTML_MAX_ATTRS + 1);
	g_autofree char *equals = repeated("= ", 3 * HTML_MAX_ATTRS + 3);
	const char *const lists[] = { names, values, equals };

	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		g_autofree char *html = g_strdup_printf("<p %s>x", lists[i]);
		g_assert_false(html_may_be_parsed(html));
	}
	g_assert_true(html_may_be_parsed("<p title='a > b' lang=da>x"));
}

/* Of the same few open elements a browser makes more and more: it is left in time. */
static void
test_growing(void)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) html = g_string_new("<p>");

	for (int i = 0; i < 400; i++)
		g_string_append_printf(html, "<font size=%d>", i);
	for (int i = 0; i < 40000; i++)
		g_string_append(html, "</p><p>x");
	const char *safe = html_sanitize(a, html->str, NULL).html;
	is_strict(safe);
	g_assert_cmpuint(strlen(safe), <, 40 * html->len);
}

static const struct {
	const char *name, *html, *text;
} texts[] = {
	{ "words", "<p>Hej  <b>du</b>\n der</p>", "Hej du der" },
	{ "blocks", "<p>En</p><div>To<br>Tre</div>", "En\nTo\nTre" },
	{ "empty-line", "En<br><br>To", "En\n\nTo" },
	{ "cells", "<table><tr><td>En<td>To<tr><td>Tre</table>", "En To\nTre" },
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

static void
test_deep_text(void)
{
	g_autoptr(Arena) a = arena_new();
	g_autofree char *html = repeated("<div>a", 1000);
	const char *text = mail_text_of_html(a, html);
	size_t n = 0;

	for (; *text; text++)
		n += *text == 'a';
	g_assert_cmpuint(n, ==, 1000);
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
	ADD("streamed", table, test_one_streamed)
	ADD("encoding", encodings, test_encoding)
	ADD("unsafe", unsafe, test_unsafe)
	ADD("limit", limits, test_limit)
	ADD("text", texts, test_text)
	g_test_add_func("/html/remote-pictures-are-counted", test_blocked);
	g_test_add_func("/html/too-many-attributes", test_attributes);
	g_test_add_func("/html/text-of-what-is-too-deep", test_deep_text);
	g_test_add_func("/html/elements-that-multiply", test_growing);
	return g_test_run();
}
