/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/html_sanitize.h"

#include <gumbo.h>
#include <string.h>

#define MAX_STYLE 2000

typedef struct {
	GString *html;
	int blocked;
	int depth;
} Cleaner;

static bool
is_one_of(const char *word, const char *const *words)
{
	for (; *words; words++)
		if (strcmp(word, *words) == 0)
			return true;
	return false;
}

/* Elements that stay; the text of all others stays, but of the next list. */
static const char *const kept[] = { "a", "abbr", "address", "article", "aside", "b",
	"bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code",
	"col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
	"figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
	"header", "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p",
	"pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strike",
	"strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
	"time", "tr", "tt", "u", "ul", "var", "wbr", NULL };
static const char *const dropped[] = { "script", "style", "title", "head", "template",
	"noscript", "iframe", "object", "embed", "applet", "svg", "math", "textarea",
	"select", "xmp", "plaintext", "noembed", "noframes", NULL };
static const char *const empty[] = { "br", "col", "hr", "img", "wbr", NULL };
/* Attributes that stay on any element. */
static const char *const attributes[] = { "abbr", "align", "alt", "bgcolor", "border",
	"cellpadding", "cellspacing", "cite", "class", "color", "colspan", "datetime",
	"dir", "face", "headers", "height", "hspace", "lang", "nowrap", "open",
	"reversed", "rowspan", "rules", "scope", "size", "span", "start", "summary",
	"title", "type", "valign", "value", "vspace", "width", NULL };

/* --- writing --- */

static void
put_escaped(GString *to, const char *s)
{
	for (; *s; s++)
		switch (*s) {
		case '&':
			g_string_append(to, "&amp;");
			break;
		case '<':
			g_string_append(to, "&lt;");
			break;
		case '>':
			g_string_append(to, "&gt;");
			break;
		case '"':
			g_string_append(to, "&quot;");
			break;
		default:
			/* Written as &#1; they come through the parser. */
			if ((unsigned char)*s >= ' ' || *s == '\n' || *s == '\t')
				g_string_append_c(to, *s);
		}
}

static void
put_attr(Cleaner *c, const char *name, const char *value)
{
	g_string_append_printf(c->html, " %s=\"", name);
	put_escaped(c->html, value);
	g_string_append_c(c->html, '"');
}

/* --- attributes --- */

/* Without what browsers ignore in a URL: control characters, and spaces around it. */
static char *
bare_url(const char *value)
{
	g_autoptr(GString) url = g_string_new(NULL);

	for (; *value; value++)
		if ((unsigned char)*value > ' ' && *value != 0x7f)
			g_string_append_c(url, *value);
	return g_string_free(g_steal_pointer(&url), FALSE);
}

static bool
has_prefix(const char *s, const char *prefix)
{
	return g_ascii_strncasecmp(s, prefix, strlen(prefix)) == 0;
}

static bool
is_link(const char *url)
{
	return has_prefix(url, "http://") || has_prefix(url, "https://") ||
	       has_prefix(url, "mailto:") || has_prefix(url, "tel:") ||
	       g_str_has_prefix(url, "#mail-");
}

static bool
is_own_picture(const char *url)
{
	static const char *const types[] = { "png", "gif", "jpeg", "webp" };

	if (has_prefix(url, "cid:"))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++) {
		g_autofree char *prefix = g_strdup_printf("data:image/%s;base64,",
		    types[i]);

		if (has_prefix(url, prefix))
			return true;
	}
	return false;
}

static void
put_src(Cleaner *c, const char *value)
{
	g_autofree char *url = bare_url(value);

	if (is_own_picture(url)) {
		put_attr(c, "src", url);
	} else if (has_prefix(url, "http://") || has_prefix(url, "https://")) {
		put_attr(c, "data-src", url);
		c->blocked++;
	}
}

/* A declaration that can neither load, nor run, nor lie over the page. */
static bool
is_plain_declaration(const char *declaration)
{
	static const char *const bad[] = { "url(", "image-set(", "expression", "@", "\\",
		"behavior", "-moz-binding", "/*", "javascript", "<", "&", NULL };
	g_autofree char *lower = g_ascii_strdown(declaration, -1);

	for (size_t i = 0; bad[i]; i++)
		if (strstr(lower, bad[i]))
			return false;
	g_strstrip(lower);
	if (!g_ascii_isalpha(*lower) && *lower != '-')
		return false;
	return !g_str_has_prefix(lower, "position") ||
	       (!strstr(lower, "fixed") && !strstr(lower, "absolute") &&
	           !strstr(lower, "sticky"));
}

static void
put_style(Cleaner *c, const char *value)
{
	g_autoptr(GString) style = g_string_new(NULL);

	if (strlen(value) > MAX_STYLE || !g_utf8_validate(value, -1, NULL))
		return;
	g_auto(GStrv) declarations = g_strsplit(value, ";", -1);
	for (char **d = declarations; *d; d++)
		if (is_plain_declaration(*d))
			g_string_append_printf(style, "%s%s", style->len ? "; " : "",
			    g_strstrip(*d));
	if (style->len)
		put_attr(c, "style", style->str);
}

static void
put_attribute(Cleaner *c, const char *tag, const GumboElement *e,
    const GumboAttribute *attr)
{
	const char *name = attr->name, *value = attr->value;

	if (attr->attr_namespace != GUMBO_ATTR_NAMESPACE_NONE)
		return;
	if (strcmp(name, "style") == 0) {
		put_style(c, value);
	} else if (strcmp(name, "src") == 0) {
		if (strcmp(tag, "img") == 0)
			put_src(c, value);
	} else if (strcmp(name, "data-src") == 0) { /* held back before, or by others */
		if (strcmp(tag, "img") == 0 &&
		    !gumbo_get_attribute(&e->attributes, "src"))
			put_src(c, value);
	} else if (strcmp(name, "href") == 0) {
		g_autofree char *url = bare_url(value);

		if (strcmp(tag, "a") == 0 && is_link(url))
			put_attr(c, "href", url);
	} else if (strcmp(name, "id") == 0 || strcmp(name, "name") == 0) {
		bool has = g_str_has_prefix(value, "mail-");
		g_autofree char *prefixed = g_strconcat(has ? "" : "mail-", value, NULL);

		put_attr(c, name, prefixed);
	} else if (is_one_of(name, attributes)) {
		put_attr(c, name, value);
	}
}

static void put_node(Cleaner *c, const GumboNode *node);

static void
put_children(Cleaner *c, const GumboVector *children)
{
	for (unsigned i = 0; i < children->length; i++)
		put_node(c, children->data[i]);
}

static void
put_element(Cleaner *c, const GumboElement *e)
{
	const char *tag = gumbo_normalized_tagname(e->tag);

	if (e->tag_namespace != GUMBO_NAMESPACE_HTML || is_one_of(tag, dropped))
		return;
	if (!is_one_of(tag, kept)) {
		put_children(c, &e->children);
		return;
	}
	g_string_append_printf(c->html, "<%s", tag);
	for (unsigned i = 0; i < e->attributes.length; i++)
		put_attribute(c, tag, e, e->attributes.data[i]);
	if (strcmp(tag, "a") == 0)
		g_string_append(c->html,
		    " target=\"_blank\" rel=\"noopener noreferrer\"");
	g_string_append_c(c->html, '>');
	if (is_one_of(tag, empty))
		return;
	/* The parser drops the line feed after <pre>: one more keeps what there is. */
	if (strcmp(tag, "pre") == 0)
		g_string_append_c(c->html, '\n');
	put_children(c, &e->children);
	g_string_append_printf(c->html, "</%s>", tag);
}

static void
put_node(Cleaner *c, const GumboNode *node)
{
	if (c->depth > HTML_MAX_OPEN)
		return;
	c->depth++;
	if (node->type == GUMBO_NODE_ELEMENT)
		put_element(c, &node->v.element);
	else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
	         node->type == GUMBO_NODE_WHITESPACE)
		put_escaped(c->html, node->v.text.text);
	c->depth--;
}

SafeHtml
html_sanitize(Arena *a, const char *html, int *blocked)
{
	Cleaner c = { 0 };
	SafeHtml safe = { NULL };

	if (html_may_be_parsed(html)) {
		GumboOutput *parsed = gumbo_parse(html);

		c.html = g_string_sized_new(strlen(html));
		put_node(&c, parsed->root);
		gumbo_destroy_output(&kGumboDefaultOptions, parsed);
		safe.html = arena_strdup(a, c.html->str);
		g_string_free(c.html, TRUE);
	}
	if (blocked)
		*blocked = c.blocked;
	return safe;
}
