/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/html_sanitize.h"

#include <string.h>

#include "mail/html_int.h"
#include "mail/html_stream.h"
#include "mail/html_tree.h"
#include "mail/mail_charset.h"

/* What of an element is still to be written. */
typedef struct {
	const GumboVector *children;
	unsigned next;
	const HtmlElement *e; /* whose end tag follows; NULL: none */
	size_t empty;         /* a body's <div> goes if nothing was added to this */
	size_t start;         /* where it began */
} Open;

typedef struct {
	GString *out;
	int blocked;
	GArray *open;  /* Open */
	GArray *attrs; /* HtmlAttr, of one tag */
	const GumboElement *html;
} Walk;

static void
collect_attrs(Walk *w, const GumboElement *e)
{
	for (unsigned i = 0; i < e->attributes.length; i++) {
		const GumboAttribute *attr = e->attributes.data[i];
		const HtmlAttr a = { attr->name, attr->value };

		if (attr->attr_namespace == GUMBO_ATTR_NAMESPACE_NONE)
			g_array_append_val(w->attrs, a);
	}
}

static void
push(Walk *w, const GumboElement *e, const HtmlElement *kept, size_t start)
{
	const Open o = {
		.children = &e->children,
		.e = kept,
		.start = start,
		.empty = e->tag == GUMBO_TAG_BODY ? w->out->len : 0,
	};

	g_array_append_val(w->open, o);
}

/* Its own attributes, then what the html element says besides. */
static void
start_body(Walk *w, const GumboElement *body)
{
	const size_t start = w->out->len;

	g_array_set_size(w->attrs, 0);
	collect_attrs(w, body);
	collect_attrs(w, w->html);
	const bool has = html_put_body(w->out, (const HtmlAttr *)(void *)w->attrs->data,
	    w->attrs->len);
	push(w, body, has ? html_element("div", 3) : NULL, start);
}

static bool
begins_with_line_feed(const GumboElement *e)
{
	const GumboNode *first = e->children.length ? e->children.data[0] : NULL;

	return first &&
	       (first->type == GUMBO_NODE_TEXT || first->type == GUMBO_NODE_WHITESPACE) &&
	       first->v.text.text[0] == '\n';
}

static void
start_kept(Walk *w, const GumboElement *e, const HtmlElement *kept)
{
	const size_t start = w->out->len;

	g_array_set_size(w->attrs, 0);
	collect_attrs(w, e);
	html_put_start(w->out, kept, (const HtmlAttr *)(void *)w->attrs->data,
	    w->attrs->len, &w->blocked);
	if (kept->is & HTML_EMPTY)
		return;
	/* The parser drops one line feed after <pre>. */
	if (e->tag == GUMBO_TAG_PRE && begins_with_line_feed(e))
		g_string_append_c(w->out, '\n');
	push(w, e, kept, start);
}

static void
start(Walk *w, const GumboElement *e)
{
	const char *name = gumbo_normalized_tagname(e->tag);
	const HtmlElement *known = html_element(name, strlen(name));

	if (e->tag_namespace != GUMBO_NAMESPACE_HTML || (known && known->is & HTML_GONE))
		return;
	if (e->tag == GUMBO_TAG_BODY)
		start_body(w, e);
	else if (known && known->is & HTML_KEPT && w->open->len < HTML_MAX_OPEN)
		start_kept(w, e, known);
	else
		push(w, e, NULL, w->out->len);
}

static void
end(Walk *w)
{
	const Open *o = &g_array_index(w->open, Open, w->open->len - 1);

	if (o->e && o->empty == w->out->len)
		g_string_truncate(w->out, o->start);
	else if (o->e)
		html_put_end(w->out, o->e);
	g_array_set_size(w->open, w->open->len - 1);
}

static void
put_node(Walk *w, const GumboNode *node)
{
	if (node->type == GUMBO_NODE_ELEMENT)
		start(w, &node->v.element);
	else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
	         node->type == GUMBO_NODE_WHITESPACE)
		html_put_text(w->out, node->v.text.text, strlen(node->v.text.text));
}

static char *
valid_utf8(GString *s)
{
	char *valid = g_utf8_make_valid(s->str, (gssize)s->len);

	g_string_free(s, TRUE);
	return valid;
}

static char *
from_tree(const HtmlTree *tree, size_t n, int *blocked)
{
	const GumboNode *root = html_tree_root(tree);
	Walk w = {
		.out = g_string_sized_new(n + n / 8),
		.open = g_array_new(FALSE, FALSE, sizeof(Open)),
		.attrs = g_array_new(FALSE, FALSE, sizeof(HtmlAttr)),
		.html = &root->v.element,
	};

	put_node(&w, root);
	while (w.open->len > 0) {
		Open *o = &g_array_index(w.open, Open, w.open->len - 1);

		if (o->next < o->children->length)
			put_node(&w, o->children->data[o->next++]);
		else
			end(&w);
	}
	g_array_unref(w.open);
	g_array_unref(w.attrs);
	*blocked = w.blocked;
	/* Gumbo has a number that is too big for a character become no character. */
	if (!g_utf8_validate(w.out->str, (gssize)w.out->len, NULL))
		return valid_utf8(w.out);
	return g_string_free(w.out, FALSE);
}

const char *
html_of_bytes(Arena *a, const void *bytes, size_t n)
{
	static const char mark[] = "\xef\xbb\xbf";
	g_autofree char *whole = g_memdup2(bytes, n);
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (whole[i])
			whole[kept++] = whole[i];
	const char *html = mail_charset_decode(a, whole, kept, NULL);
	return g_str_has_prefix(html, mark) ? html + strlen(mark) : html;
}

SafeHtml
html_source(Arena *a, const char *html)
{
	GString *text = g_string_new(NULL);

	html_put_text(text, html, strlen(html));
	char *safe = g_string_free(text, FALSE);
	arena_defer(a, g_free, safe);
	return (SafeHtml){ safe };
}

SafeHtml
html_sanitize(Arena *a, const char *html, int *blocked)
{
	int held_back = 0;
	char *safe = NULL;

	if (html_is_safe(html, &held_back)) {
		safe = g_strdup(html);
	} else {
		g_autoptr(HtmlTree) tree = html_tree_new(html);

		safe = tree ? from_tree(tree, strlen(html), &held_back)
		            : html_stream(html, &held_back);
	}
	arena_defer(a, g_free, safe);
	if (blocked)
		*blocked = held_back;
	/* The last wall: should a rule have a hole, there is only the source. */
	if (!html_is_safe(safe, blocked))
		return html_source(a, html);
	return (SafeHtml){ safe };
}
