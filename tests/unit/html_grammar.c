/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "html_grammar.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

static const char *const elements =
    " a abbr address article aside b bdi bdo big blockquote br caption center cite code "
    "col colgroup dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 "
    "h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp "
    "section small span strike strong sub summary sup table tbody td tfoot th thead time "
    "tr tt u ul var wbr ";
static const char *const empty_elements = " br col hr img wbr ";
static const char *const refused_attributes =
    " srcset background xmlns is action ping usemap ismap longdesc lowsrc dynsrc poster "
    "data code codebase archive manifest profile http-equiv content srcdoc autofocus "
    "contenteditable tabindex accesskey slot part popover nonce integrity loading "
    "itemid sizes ";

typedef struct {
	const char *at;
	GPtrArray *open; /* char * */
	char *breach;
} Reader;

static bool
breach(Reader *r, const char *what, const char *where)
{
	if (!r->breach)
		r->breach = g_strdup_printf("%s: %.60s", what, where);
	return false;
}

static bool
is_listed(const char *list, const char *word)
{
	g_autofree char *spaced = g_strdup_printf(" %s ", word);

	return strstr(list, spaced) != NULL;
}

/* The character that begins at s, decoded; 0 if that is not allowed. */
static char
decoded(const char *s, bool quoted, size_t *n)
{
	static const struct {
		const char *entity;
		char c;
	} entities[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' },
		{ "&quot;", '"' } };

	*n = 1;
	if (*s != '&')
		return strchr("<>", *s) ? '\0' : *s;
	for (size_t i = 0; i < G_N_ELEMENTS(entities) - !quoted; i++)
		if (g_str_has_prefix(s, entities[i].entity)) {
			*n = strlen(entities[i].entity);
			return entities[i].c;
		}
	return '\0';
}

/* --- values --- */

static bool
has_any(const char *value, const char *const *words)
{
	g_autofree char *lower = g_ascii_strdown(value, -1);

	for (; *words; words++)
		if (strstr(lower, *words))
			return true;
	return false;
}

static bool
style_holds(const char *value)
{
	static const char *const never[] = { "url(", "image-set(", "expression", "@",
		"\\", "behavior", "-moz-binding", "/*", "<", "javascript:", "var(", "\n",
		"\t", NULL };
	static const char *const loose[] = { "fixed", "absolute", "sticky", NULL };
	g_auto(GStrv) declarations = g_strsplit(value, ";", -1);

	if (has_any(value, never))
		return false;
	for (char **d = declarations; *d; d++) {
		const char *s = *d + strspn(*d, " ");

		if (g_str_has_prefix(s, "position") && has_any(s, loose))
			return false;
		if (g_str_has_prefix(s, "--"))
			return false;
	}
	return true;
}

static bool
begins(const char *value, const char *const *prefixes)
{
	for (; *prefixes; prefixes++)
		if (g_str_has_prefix(value, *prefixes))
			return true;
	return false;
}

static bool
value_holds(const char *tag, const char *name, const char *value)
{
	static const char *const links[] = { "http:", "https:", "mailto:", "tel:",
		"#mail-", NULL };
	static const char *const own[] = { "cid:", "data:image/png;base64,",
		"data:image/gif;base64,", "data:image/jpeg;base64,",
		"data:image/webp;base64,", NULL };
	static const char *const web[] = { "http://", "https://", NULL };

	if (g_str_equal(name, "href"))
		return g_str_equal(tag, "a") && begins(value, links);
	if (g_str_equal(name, "src"))
		return g_str_equal(tag, "img") && begins(value, own);
	if (g_str_equal(name, "data-src"))
		return g_str_equal(tag, "img") && begins(value, web);
	if (g_str_equal(name, "cite"))
		return begins(value, web);
	if (g_str_equal(name, "id") || g_str_equal(name, "name"))
		return g_str_has_prefix(value, "mail-");
	if (g_str_equal(name, "target"))
		return g_str_equal(value, "_blank");
	return !g_str_equal(name, "style") || style_holds(value);
}

static bool
name_holds(const char *name)
{
	return *name && !g_str_has_prefix(name, "on") &&
	       !g_str_has_prefix(name, "form") && !g_str_has_prefix(name, "xmlns") &&
	       !strchr(name, ':') && !is_listed(refused_attributes, name);
}

/* --- tags --- */

/* name="value" with one space before; adds to those that the tag has. */
static bool
attribute(Reader *r, const char *tag, GString *names)
{
	const char *from = r->at + 1, *s = from;
	g_autoptr(GString) value = g_string_new(NULL);
	size_t n;

	while (g_ascii_islower(*s) || *s == '-')
		s++;
	g_autofree char *name = g_strndup(from, (gsize)(s - from));
	if (s[0] != '=' || s[1] != '"' || !name_holds(name) ||
	    is_listed(names->str, name))
		return breach(r, "attribute", from);
	g_string_append_printf(names, "%s ", name);
	for (s += 2; *s != '"'; s += n) {
		char c = decoded(s, true, &n);

		if (!c)
			return breach(r, "in an attribute", from);
		g_string_append_c(value, c);
	}
	r->at = s + 1;
	return value_holds(tag, name, value->str) || breach(r, "value", from);
}

static bool
tag(Reader *r)
{
	const char *from = r->at + 1, *s = from;
	g_autoptr(GString) names = g_string_new(" ");

	while (g_ascii_islower(*s) || g_ascii_isdigit(*s))
		s++;
	g_autofree char *name = g_strndup(from, (gsize)(s - from));
	if (!is_listed(elements, name))
		return breach(r, "element", from);
	r->at = s;
	while (*r->at == ' ')
		if (!attribute(r, name, names))
			return false;
	if (*r->at != '>')
		return breach(r, "tag", from);
	r->at++;
	if (!is_listed(empty_elements, name))
		g_ptr_array_add(r->open, g_steal_pointer(&name));
	return true;
}

static bool
end_tag(Reader *r)
{
	if (r->open->len == 0)
		return breach(r, "nothing is open", r->at);
	g_autofree char *name = g_ptr_array_steal_index(r->open, r->open->len - 1);
	g_autofree char *expected = g_strdup_printf("</%s>", name);
	if (!g_str_has_prefix(r->at, expected))
		return breach(r, expected, r->at);
	r->at += strlen(expected);
	return true;
}

static bool
part(Reader *r)
{
	size_t n;

	if (*r->at == '<')
		return r->at[1] == '/' ? end_tag(r) : tag(r);
	if (!decoded(r->at, false, &n))
		return breach(r, "text", r->at);
	r->at += n;
	return true;
}

char *
html_grammar_breach(const char *html)
{
	Reader r = { .at = html, .open = g_ptr_array_new_with_free_func(g_free) };

	if (!g_utf8_validate(html, -1, NULL))
		breach(&r, "encoding", "");
	while (!r.breach && *r.at)
		part(&r);
	if (!r.breach && r.open->len)
		breach(&r, "left open", g_ptr_array_index(r.open, 0));
	g_ptr_array_unref(r.open);
	return r.breach;
}
