/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "mail/html_int.h"

#define BLOCK (HTML_KEPT | HTML_ENDS_P)
#define PART  (HTML_KEPT | HTML_OF_TABLE)
#define SPAN  (HTML_KEPT | HTML_INLINE)

/* In the order of the names. */
static const HtmlElement elements[] = {
	{ "a", SPAN },
	{ "abbr", HTML_KEPT },
	{ "address", BLOCK },
	{ "applet", HTML_GONE },
	{ "article", BLOCK },
	{ "aside", BLOCK },
	{ "b", SPAN },
	{ "bdi", HTML_KEPT },
	{ "bdo", HTML_KEPT },
	{ "big", SPAN },
	{ "blockquote", BLOCK },
	{ "br", HTML_KEPT | HTML_EMPTY },
	{ "caption", PART },
	{ "center", BLOCK },
	{ "cite", HTML_KEPT },
	{ "code", SPAN },
	{ "col", PART | HTML_EMPTY },
	{ "colgroup", PART },
	{ "dd", BLOCK },
	{ "del", HTML_KEPT },
	{ "details", BLOCK },
	{ "dfn", HTML_KEPT },
	{ "div", BLOCK },
	{ "dl", BLOCK },
	{ "dt", BLOCK },
	{ "em", SPAN },
	{ "embed", HTML_GONE | HTML_EMPTY },
	{ "figcaption", BLOCK },
	{ "figure", BLOCK },
	{ "font", SPAN },
	{ "footer", BLOCK },
	{ "h1", BLOCK },
	{ "h2", BLOCK },
	{ "h3", BLOCK },
	{ "h4", BLOCK },
	{ "h5", BLOCK },
	{ "h6", BLOCK },
	{ "head", HTML_GONE },
	{ "header", BLOCK },
	{ "hr", BLOCK | HTML_EMPTY },
	{ "i", SPAN },
	{ "iframe", HTML_GONE | HTML_RAW },
	{ "img", HTML_KEPT | HTML_EMPTY },
	{ "ins", HTML_KEPT },
	{ "kbd", HTML_KEPT },
	{ "li", BLOCK },
	{ "main", BLOCK },
	{ "mark", HTML_KEPT },
	{ "math", HTML_GONE },
	{ "nav", BLOCK },
	{ "noembed", HTML_RAW },
	{ "noframes", HTML_RAW },
	{ "noscript", HTML_GONE },
	{ "object", HTML_GONE },
	{ "ol", BLOCK },
	{ "p", BLOCK },
	{ "plaintext", HTML_RAW },
	{ "pre", BLOCK },
	{ "q", HTML_KEPT },
	{ "rp", HTML_KEPT },
	{ "rt", HTML_KEPT },
	{ "ruby", HTML_KEPT },
	{ "s", SPAN },
	{ "samp", HTML_KEPT },
	{ "script", HTML_GONE | HTML_RAW },
	{ "section", BLOCK },
	{ "select", HTML_GONE },
	{ "small", SPAN },
	{ "span", HTML_KEPT },
	{ "strike", SPAN },
	{ "strong", SPAN },
	{ "style", HTML_GONE | HTML_RAW },
	{ "sub", HTML_KEPT },
	{ "summary", BLOCK },
	{ "sup", HTML_KEPT },
	{ "svg", HTML_GONE },
	{ "table", HTML_KEPT },
	{ "tbody", PART },
	{ "td", PART },
	{ "template", HTML_GONE },
	{ "textarea", HTML_GONE | HTML_RAW },
	{ "tfoot", PART },
	{ "th", PART },
	{ "thead", PART },
	{ "time", HTML_KEPT },
	{ "title", HTML_GONE | HTML_RAW },
	{ "tr", PART },
	{ "tt", SPAN },
	{ "u", SPAN },
	{ "ul", BLOCK },
	{ "var", HTML_KEPT },
	{ "wbr", HTML_KEPT | HTML_EMPTY },
	{ "xmp", HTML_RAW },
};

#define LONGEST_NAME 10

static int
by_name(const void *name, const void *element)
{
	return strcmp(name, ((const HtmlElement *)element)->name);
}

const HtmlElement *
html_element(const char *name, size_t n)
{
	char lower[LONGEST_NAME + 1];

	if (n > LONGEST_NAME)
		return NULL;
	for (size_t i = 0; i < n; i++)
		lower[i] = g_ascii_tolower(name[i]);
	lower[n] = '\0';
	return bsearch(lower, elements, G_N_ELEMENTS(elements), sizeof *elements,
	    by_name);
}

/* Of which elements which attributes stay; on: between spaces, NULL for all. Those that
 * load something (src, background, srcset …), run something (on…, href of others), or
 * reach out of the mail (form…, target, is, xmlns …) are in no list. */
static const struct {
	const char *name, *on;
	HtmlValue type;
} attributes[] = {
	{ "style", NULL, HTML_STYLE },
	{ "class", NULL, HTML_TEXT },
	{ "id", NULL, HTML_ID },
	{ "title", NULL, HTML_TEXT },
	{ "lang", NULL, HTML_WORD },
	{ "dir", NULL, HTML_WORD },
	{ "align", NULL, HTML_WORD },
	{ "role", NULL, HTML_WORD },
	{ "hidden", NULL, HTML_WORD },
	{ "aria-hidden", NULL, HTML_WORD },
	{ "aria-label", NULL, HTML_TEXT },
	{ "href", " a ", HTML_LINK },
	{ "name", " a div ", HTML_ID }, /* of a div: what a mail program calls it */
	{ "alt", " img ", HTML_TEXT },
	{ "width", " img table td th col colgroup hr pre tr ", HTML_LENGTH },
	{ "height", " img table td th tr tbody thead tfoot ", HTML_LENGTH },
	{ "border", " img table ", HTML_LENGTH },
	{ "hspace", " img table ", HTML_LENGTH },
	{ "vspace", " img table ", HTML_LENGTH },
	{ "bgcolor", " table tbody thead tfoot tr td th col colgroup ", HTML_COLOUR },
	{ "bordercolor", " table tr td th ", HTML_COLOUR },
	{ "cellpadding", " table ", HTML_LENGTH },
	{ "cellspacing", " table ", HTML_LENGTH },
	{ "frame", " table ", HTML_WORD },
	{ "rules", " table ", HTML_WORD },
	{ "summary", " table ", HTML_TEXT },
	{ "valign", " table tbody thead tfoot tr td th col colgroup ", HTML_WORD },
	{ "colspan", " td th ", HTML_LENGTH },
	{ "rowspan", " td th ", HTML_LENGTH },
	{ "headers", " td th ", HTML_IDS },
	{ "scope", " td th ", HTML_WORD },
	{ "abbr", " td th ", HTML_TEXT },
	{ "nowrap", " td th ", HTML_WORD },
	{ "span", " col colgroup ", HTML_LENGTH },
	{ "color", " font hr ", HTML_COLOUR },
	{ "face", " font ", HTML_TEXT },
	{ "size", " font hr ", HTML_LENGTH },
	{ "noshade", " hr ", HTML_WORD },
	{ "clear", " br ", HTML_WORD },
	{ "type", " ol ul li blockquote ", HTML_WORD },
	{ "start", " ol ", HTML_LENGTH },
	{ "reversed", " ol ", HTML_WORD },
	{ "compact", " ol ul dl ", HTML_WORD },
	{ "value", " li ", HTML_LENGTH },
	{ "cite", " blockquote q ins del ", HTML_PAGE },
	{ "datetime", " time ins del ", HTML_TEXT },
	{ "open", " details ", HTML_WORD },
};

static bool
is_on(const char *on, const HtmlElement *e)
{
	const size_t n = strlen(e->name);

	if (!on)
		return true;
	for (const char *at = on; (at = strstr(at, e->name)) != NULL; at++)
		if (at[-1] == ' ' && at[n] == ' ')
			return true;
	return false;
}

/* --- writing --- */

static void
put_escaped(GString *to, const char *s, size_t n, bool quoted)
{
	const char *from = s, *end = s + n;

	for (; s < end; s++) {
		const unsigned char c = (unsigned char)*s;
		/* U+0080 to U+009F, which only a number can stand for: &#x81; */
		const bool wide = c == 0xc2 && s + 1 < end && (unsigned char)s[1] < 0xa0;
		const char *entity = c == '&'             ? "&amp;"
		                     : c == '<'           ? "&lt;"
		                     : c == '>'           ? "&gt;"
		                     : c == '"' && quoted ? "&quot;"
		                     : (c < ' ' && c != '\n' && c != '\t') || c == 0x7f ||
		                             wide
		                         ? ""
		                         : NULL;

		if (!entity)
			continue;
		g_string_append_len(to, from, s - from);
		g_string_append(to, entity);
		s += wide;
		from = s + 1;
	}
	g_string_append_len(to, from, end - from);
}

void
html_put_text(GString *to, const char *s, size_t n)
{
	put_escaped(to, s, n, false);
}

static void
put_attr(GString *to, const char *name, const GString *value)
{
	g_string_append_c(to, ' ');
	g_string_append(to, name);
	g_string_append(to, "=\"");
	put_escaped(to, value->str, value->len, true);
	g_string_append_c(to, '"');
}

static const char *
value_of(const HtmlAttr *attrs, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(attrs[i].name, name) == 0)
			return attrs[i].value;
	return "";
}

/* One address for a picture, wherever it comes from: as src if it is in the mail, else
 * held back. data-src is what was held back before (or by others). */
static void
put_picture(GString *to, const HtmlAttr *attrs, size_t n, int *blocked)
{
	g_autoptr(GString) value = g_string_new(NULL);
	const char *src = value_of(attrs, n, "src");

	if (html_put_own_picture(value, src)) {
		put_attr(to, "src", value);
	} else if (html_put_remote_picture(value, src) ||
	           html_put_remote_picture(value, value_of(attrs, n, "data-src"))) {
		put_attr(to, "data-src", value);
		++*blocked;
	}
}

static void
put_attribute(GString *to, const HtmlElement *e, const HtmlAttr *attr)
{
	for (size_t i = 0; i < G_N_ELEMENTS(attributes); i++) {
		if (strcmp(attributes[i].name, attr->name) != 0)
			continue;
		g_autoptr(GString) value = g_string_new(NULL);

		if (is_on(attributes[i].on, e) &&
		    html_put_value(value, attributes[i].type, attr->value))
			put_attr(to, attr->name, value);
		return;
	}
}

/* A link out of the mail opens a page of its own, which is not told where it was. */
static void
put_target(GString *to, const HtmlAttr *attrs, size_t n)
{
	g_autoptr(GString) href = g_string_new(NULL);

	if (html_put_value(href, HTML_LINK, value_of(attrs, n, "href")) &&
	    *href->str != '#')
		g_string_append(to, " target=\"_blank\" rel=\"noopener noreferrer\"");
}

void
html_put_start(GString *to, const HtmlElement *e, const HtmlAttr *attrs, size_t n,
    int *blocked)
{
	g_string_append_c(to, '<');
	g_string_append(to, e->name);
	if (strcmp(e->name, "img") == 0)
		put_picture(to, attrs, n, blocked);
	for (size_t i = 0; i < n; i++)
		put_attribute(to, e, &attrs[i]);
	if (strcmp(e->name, "a") == 0)
		put_target(to, attrs, n);
	g_string_append_c(to, '>');
}

bool
html_put_body(GString *to, const HtmlAttr *attrs, size_t n)
{
	const char *bgcolor = value_of(attrs, n, "bgcolor");
	const char *colour = value_of(attrs, n, "text");
	g_autofree char *style = g_strconcat(*bgcolor ? "background-color: " : "",
	    bgcolor, *bgcolor ? "; " : "", *colour ? "color: " : "", colour,
	    *colour ? "; " : "", value_of(attrs, n, "style"), NULL);
	const HtmlAttr said[] = {
		{ "style", style },
		{ "lang", value_of(attrs, n, "lang") },
		{ "dir", value_of(attrs, n, "dir") },
	};
	const HtmlElement *div = html_element("div", 3);
	HtmlAttr kept[G_N_ELEMENTS(said)];
	const size_t at = to->len;
	size_t n_kept = 0;
	int blocked = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(said); i++)
		if (*said[i].value)
			kept[n_kept++] = said[i];
	html_put_start(to, div, kept, n_kept, &blocked);
	if (to->len - at > strlen(div->name) + strlen("<>"))
		return true;
	g_string_truncate(to, at);
	return false;
}

void
html_put_end(GString *to, const HtmlElement *e)
{
	g_string_append(to, "</");
	g_string_append(to, e->name);
	g_string_append_c(to, '>');
}
