/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What a page may and may not be made to say. */
#include "base/out.h"

#include <string.h>

#define PAGE(name)                                                                       \
	g_autoptr(GString) name##_buf = g_string_new(NULL);                              \
	Out name = { .buf = name##_buf, .lang = LANG_EN }

static void
test_text_is_escaped(void)
{
	static const char *const rows[][2] = {
		{ "", "" },
		{ "plain", "plain" },
		{ "<b>", "&lt;b&gt;" },
		{ "a & b", "a &amp; b" },
		{ "\"'", "&quot;&#39;" },
		{ "rødgrød & fløde", "rødgrød &amp; fløde" },
		{ "&amp;", "&amp;amp;" },
		{ "\xff<", "\xff&lt;" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		PAGE(out);

		out_text(&out, rows[i][0]);
		g_assert_cmpstr(out.buf->str, ==, rows[i][1]);
		g_string_truncate(out.buf, 0);
		out_attr(&out, rows[i][0]);
		g_assert_cmpstr(out.buf->str, ==, rows[i][1]);
	}
}

static void
test_nothing_is_escaped_in_plain_text(void)
{
	PAGE(out);

	out.plain = true;
	out_text(&out, "<a & \"b\">");
	g_assert_cmpstr(out.buf->str, ==, "<a & \"b\">");
}

static void
test_null_writes_nothing(void)
{
	PAGE(out);

	out_text(&out, (const char *)NULL);
	out_attr(&out, (char *)NULL);
	out_text(&out, (SafeHtml){ NULL });
	out_url_part(&out, (const char *)NULL);
	g_assert_cmpstr(out.buf->str, ==, "");
}

static void
test_numbers_keep_their_value(void)
{
	PAGE(out);

	out_text(&out, INT64_MIN);
	out_text(&out, (int64_t)INT64_MAX);
	out_text(&out, -1);
	out_text(&out, 0u);
	out_text(&out, true);
	g_assert_cmpstr(out.buf->str, ==, "-92233720368547758089223372036854775807-101");
}

static void
test_safe_html_stays_as_it_is(void)
{
	PAGE(out);

	out_text(&out, (SafeHtml){ "<p>a &amp; b</p>" });
	g_assert_cmpstr(out.buf->str, ==, "<p>a &amp; b</p>");
}

static void
test_a_url_runs_nothing_and_leads_where_it_seems_to(void)
{
	static const char *const rows[][2] = {
		{ "/case/7?a=b#c", "/case/7?a=b#c" },
		{ "?page=2", "?page=2" },
		{ "#reply", "#reply" },
		{ "https://example.com/a?b=c&d", "https://example.com/a?b=c&amp;d" },
		{ "HTTP://example.com", "HTTP://example.com" },
		{ "mailto:a@example.com", "mailto:a@example.com" },
		{ "tel:+4512345678", "tel:+4512345678" },
		{ "cid:part1@example.com", "cid:part1@example.com" },
		{ "/a b", "/a%20b" },
		{ "/\"><script>", "/&quot;&gt;&lt;script&gt;" },
		{ "javascript:alert(1)", "#" },
		{ "JavaScript:alert(1)", "#" },
		{ "java\tscript:alert(1)", "#" },
		{ " javascript:alert(1)", "#" },
		{ "\x01javascript:alert(1)", "#" },
		{ "data:text/html,x", "#" },
		{ "vbscript:x", "#" },
		{ "//example.com", "#" },
		{ "/\\example.com", "#" },
		{ "/\t/example.com", "#" },
		{ "/\n\\example.com", "#" },
		{ "/\r\n/example.com", "#" },
		{ "\\\\example.com", "#" },
		{ "case/7", "#" },
		{ "", "#" },
		{ "ht\ntps://example.com/\r\n", "https://example.com/" },
		{ "/a\r\nb\x7f", "/ab" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		PAGE(out);

		out_url(&out, rows[i][0]);
		g_assert_cmpstr(out.buf->str, ==, rows[i][1]);
	}
	PAGE(out);
	out_url(&out, NULL);
	g_assert_cmpstr(out.buf->str, ==, "#");
}

static void
test_a_part_of_a_url_stays_a_part(void)
{
	PAGE(out);

	out_url_part(&out, "a/b?c&d=æ \"<'#%");
	g_assert_cmpstr(out.buf->str, ==, "a%2Fb%3Fc%26d%3D%C3%A6%20%22%3C%27%23%25");
	g_string_truncate(out.buf, 0);
	out_url_part(&out, (int64_t)-7);
	g_assert_cmpstr(out.buf->str, ==, "-7");
}

static void
test_the_token_is_an_attribute(void)
{
	PAGE(out);

	out.csrf = "a\"b";
	out_csrf(&out);
	g_assert_cmpstr(out.buf->str, ==,
	    "<input type=\"hidden\" name=\"csrf\" value=\"a&quot;b\">");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/out/text-is-escaped", test_text_is_escaped);
	g_test_add_func("/out/nothing-is-escaped-in-plain-text",
	    test_nothing_is_escaped_in_plain_text);
	g_test_add_func("/out/null-writes-nothing", test_null_writes_nothing);
	g_test_add_func("/out/numbers-keep-their-value", test_numbers_keep_their_value);
	g_test_add_func("/out/safe-html-stays-as-it-is", test_safe_html_stays_as_it_is);
	g_test_add_func("/out/a-url-runs-nothing-and-leads-where-it-seems-to",
	    test_a_url_runs_nothing_and_leads_where_it_seems_to);
	g_test_add_func("/out/a-part-of-a-url-stays-a-part",
	    test_a_part_of_a_url_stays_a_part);
	g_test_add_func("/out/the-token-is-an-attribute", test_the_token_is_an_attribute);
	return g_test_run();
}
