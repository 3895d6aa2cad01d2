/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Which declarations of a style stay, and how they are written. */
#include "mail/html_int.h"

#include <string.h>

static const struct {
	const char *name, *style, *kept;
} table[] = {
	{ "as-it-was", "color: red; margin: 0 auto", "color: red; margin: 0 auto" },
	{ "spaces", "  COLOR:red ;;\n margin :\t0  1px;", "color: red; margin: 0 1px" },
	{ "importance", "color: red !important", "color: red !important" },
	{ "importance-odd", "color: red !ie; margin: 0", "margin: 0" },
	{ "names-of-fonts", "font-family: 'Segoe UI', \"Arial\", sans-serif",
	    "font-family: 'Segoe UI', \"Arial\", sans-serif" },
	{ "semicolon-in-a-string", "font-family: 'a;b'; color: red", "color: red" },
	{ "position-in-a-string", "font-family: 'position: fixed'", NULL },
	{ "position-of-another-kind", "object-position: 50% 50%",
	    "object-position: 50% 50%" },
	{ "functions-that-compute", "color: rgb(1, 2, 3); width: calc((1px + 2em) * 2)",
	    "color: rgb(1, 2, 3); width: calc((1px + 2em) * 2)" },
	{ "gradient", "background: linear-gradient(90deg, #fff 0%, #000 100%)",
	    "background: linear-gradient(90deg, #fff 0%, #000 100%)" },
	{ "fixed-elsewhere", "table-layout: fixed; background-attachment: fixed",
	    "table-layout: fixed; background-attachment: fixed" },
	{ "word", "mso-line-height-rule: exactly", "mso-line-height-rule: exactly" },
	{ "position-relative", "position: relative", "position: relative" },
	{ "position-relative-important", "POSITION: Relative!important",
	    "position: Relative!important" },
	{ "position-fixed", "position: fixed; color: red", "color: red" },
	{ "position-case", "poSition:FIXED", NULL },
	{ "position-important", "position: fixed !important", NULL },
	{ "position-comment", "position:/**/fixed", NULL },
	{ "position-comment-in-word", "posi/**/tion: absolute", NULL },
	{ "position-prefixed", "position: -webkit-sticky", NULL },
	{ "position-inherited", "position: inherit", NULL },
	{ "position-by-variable", "--p: fixed; position: var(--p)", NULL },
	{ "position-escaped", "p\\6fsition: fixed", NULL },
	{ "position-tab", "position\t:\nabsolute", NULL },
	{ "position-after-a-brace", "a:{; position: fixed; }", NULL },
	{ "url", "background: url(http://x/)", NULL },
	{ "url-beside-a-colour", "background: URL(http://x/) #fff no-repeat; margin: 0",
	    "background: #fff no-repeat; margin: 0" },
	{ "url-beside-a-colour-quoted", "background:#fff url('http://x/(a)') repeat-x",
	    NULL },
	{ "url-between", "background:red url( a ) no-repeat top",
	    "background: red no-repeat top" },
	{ "url-without-spaces", "background:red url(a)no-repeat",
	    "background: red no-repeat" },
	{ "url-twice", "background: url(a) red, url( 'b' )", NULL },
	{ "url-in-a-value-with-a-function", "background: url(a) rgb(1, 2, 3)", NULL },
	{ "url-before-the-colon", "background url(a): red", NULL },
	{ "url-quoted", "background: URL( 'http://x/' )", NULL },
	{ "url-escaped", "background: u\\72l(http://x/)", NULL },
	{ "url-comment", "background: u/**/rl(http://x/)", NULL },
	{ "url-full-width", "background: ｕｒｌ(http://x/)", NULL },
	{ "url-in-a-string", "content: 'url(http://x/)'", NULL },
	{ "image-set", "background: image-set('http://x/' 1x)", NULL },
	{ "image-set-prefixed", "background: -webkit-image-set('http://x/' 1x)", NULL },
	{ "src", "background: src('http://x/')", NULL },
	{ "cross-fade", "background: -webkit-cross-fade('a', 'b', 50%)", NULL },
	{ "element", "background: element(#x)", NULL },
	{ "attr", "background: attr(x)", NULL },
	{ "expression", "width: expression(alert(1))", NULL },
	{ "expression-comment", "width: exp/* */ression(alert(1))", NULL },
	{ "expression-comments", "xss:expr/*XSS*/ession(alert('XSS'))", NULL },
	{ "expression-full-width", "width: ｅｘｐｒｅｓｓｉｏｎ(alert(1))", NULL },
	{ "behavior", "behavior: none", NULL },
	{ "binding", "-moz-binding: none", NULL },
	{ "filter-of-old", "filter: progid:DXImageTransform.Microsoft.Alpha(opacity=1)",
	    NULL },
	{ "import", "@import 'http://x/'", NULL },
	{ "at-in-a-string", "font-family: '@import'", NULL },
	{ "custom-property", "--x: red; color: red", "color: red" },
	{ "name-of-old-hacks", "*color: red; _height: 1px; margin: 0", "margin: 0" },
	{ "string-not-ended", "color: red; font-family: 'a; position: fixed",
	    "color: red" },
	{ "string-with-a-quote", "font-family: 'a\\'; color: red; x: '", NULL },
	{ "parenthesis-not-ended", "color: rgb(1, 2; position: fixed", NULL },
	{ "parenthesis-too-many", "color: red); margin: 0", "margin: 0" },
	{ "parenthesis-alone", "width: (1px)", NULL },
	{ "line-end-in-a-string", "font-family: 'a\nb'", NULL },
	{ "tag", "color: </style><script>", NULL },
	{ "html-comment", "<!-- color: red -->", NULL },
	{ "comment-not-ended", "color: red; /* margin: 0", "color: red" },
	{ "comment-between", "color: red; /* ; */ margin: 0", "color: red; margin: 0" },
	{ "comment-in-a-string", "font-family: 'a/*'; color: red", "color: red" },
	{ "control", "color: red\001; margin: 0", "margin: 0" },
	{ "no-value", "color:; margin: 0; padding", "margin: 0" },
	{ "empty", "", NULL },
};

static void
test_one(const void *data)
{
	const typeof(table[0]) *t = data;
	g_autoptr(GString) once = g_string_new(NULL);
	g_autoptr(GString) twice = g_string_new(NULL);

	g_assert_true(html_put_style(once, t->style) == (t->kept != NULL));
	g_assert_cmpstr(once->str, ==, t->kept ? t->kept : "");
	html_put_style(twice, once->str);
	g_assert_cmpstr(twice->str, ==, once->str);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *path = g_strconcat("/html-style/", table[i].name, NULL);

		g_test_add_data_func(path, &table[i], test_one);
	}
	return g_test_run();
}
