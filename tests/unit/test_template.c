/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What tmplc makes of good.tmpl and good_mail.tmpl, when it is run. */
#include "good.tmpl.h"
#include "good_mail.tmpl.h"

static const GoodItem items[] = { { "/a&b", false }, { "//c", true } };
static const GoodView view = { .text = "\"a\" <b> & c/d",
	.url = "//example.com",
	.number = 7,
	.html = { "<b>bold</b>" },
	.items = items,
	.n_items = G_N_ELEMENTS(items) };

/* What the template writes for v. */
static char *
shown(void (*template)(Out *, const GoodView *), const GoodView *v, bool plain)
{
	GString *buf = g_string_new(NULL);

	template(&(Out){ .buf = buf, .lang = LANG_EN, .csrf = "token", .plain = plain },
	    v);
	return g_string_free(buf, FALSE);
}

static void
shows(void (*template)(Out *, const GoodView *), const char *expected)
{
	g_autofree char *html = shown(template, &view, false);

	g_assert_cmpstr(html, ==, expected);
}

static void
test_the_place_decides_how_a_value_is_escaped(void)
{
	shows(good_values,
	    "<p title=\"&quot;a&quot; &lt;b&gt; &amp; c/d\" hidden>"
	    "&quot;a&quot; &lt;b&gt; &amp; c/d</p>\n"
	    "<p>7 <b>bold</b></p>\n"
	    "<a href=\"#\">1</a>\n"
	    "<a href=\"/case/7?q=%22a%22%20%3Cb%3E%20%26%20c%2Fd#a\">2</a>\n"
	    "<title>&quot;a&quot; &lt;b&gt; &amp; c/d</title>\n");
}

static void
test_blocks_do_what_they_say_and_leave_no_empty_lines(void)
{
	shows(good_blocks, "<ul>\n"
	                   "<li class=\"item first\">\n"
	                   "<b>/a&amp;b</b>\n"
	                   "</li>\n"
	                   "<li class=\"item\" hidden>\n"
	                   "<b>//c</b>\n"
	                   "</li>\n"
	                   "</ul>\n"
	                   "seven\n");
}

static void
test_each_branch_is_taken_when_it_should(void)
{
	static const struct {
		int64_t number;
		const char *said;
	} rows[] = { { 6, "few\n" }, { 7, "seven\n" }, { 8, "many\n" } };

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *html = shown(good_blocks,
		    &(GoodView){ .number = rows[i].number }, false);
		g_autofree char *expected = g_strconcat("<ul>\n</ul>\n", rows[i].said,
		    NULL);

		g_assert_cmpstr(html, ==, expected);
	}
}

/* Put together at run time, it must not become "//host" either. */
static void
test_a_url_of_pieces_leads_nowhere_else(void)
{
	shows(good_url_of_two, "<a href=\"/case/%2F%2Fexample.com\">x</a>\n"
	                       "<a href=\"%2Fa%26b%2F%2Fc\">y</a>\n");
}

static void
test_space_that_is_seen_is_kept(void)
{
	shows(good_form, "<form method=\"post\" action=\"/x\">"
	                 "<input type=\"hidden\" name=\"csrf\" value=\"token\">\n"
	                 "<textarea name=\"t\">\n"
	                 "  &quot;a&quot; &lt;b&gt; &amp; c/d\n"
	                 "  b</textarea>\n"
	                 "<pre>\n"
	                 "  a\n"
	                 "</pre>\n"
	                 "</form>\n");
}

static void
test_a_text_is_escaped_with_its_arguments(void)
{
	shows(good_days, "<i>7 days</i> <i>&quot;a&quot; &lt;b&gt; &amp; c/d:7</i>\n");
}

static void
test_a_mail_is_plain(void)
{
	g_autofree char *mail = shown(good_mail, &view, true);

	g_assert_cmpstr(mail, ==,
	    "1 < 2 & \"a\" <b> & c/d\n"
	    "\n"
	    "  - /a&b\n"
	    "  - //c\n");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/template/the-place-decides-how-a-value-is-escaped",
	    test_the_place_decides_how_a_value_is_escaped);
	g_test_add_func("/template/blocks-do-what-they-say-and-leave-no-empty-lines",
	    test_blocks_do_what_they_say_and_leave_no_empty_lines);
	g_test_add_func("/template/each-branch-is-taken-when-it-should",
	    test_each_branch_is_taken_when_it_should);
	g_test_add_func("/template/a-url-of-pieces-leads-nowhere-else",
	    test_a_url_of_pieces_leads_nowhere_else);
	g_test_add_func("/template/space-that-is-seen-is-kept",
	    test_space_that_is_seen_is_kept);
	g_test_add_func("/template/a-text-is-escaped-with-its-arguments",
	    test_a_text_is_escaped_with_its_arguments);
	g_test_add_func("/template/a-mail-is-plain", test_a_mail_is_plain);
	return g_test_run();
}
