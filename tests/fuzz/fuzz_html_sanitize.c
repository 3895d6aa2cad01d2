/* SPDX-License-Identifier: AGPL-3.0-or-later
 * Any HTML: what is left of it has only what is allowed, as a parser sees it. */
#include "mail/html_sanitize.h"
#include "mail/mail_text.h"

#include <gumbo.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
attribute_holds(const GumboAttribute *attr)
{
	g_assert_false(g_str_has_prefix(attr->name, "on"));
	if (strcmp(attr->name, "src") == 0)
		g_assert_true(g_ascii_strncasecmp(attr->value, "cid:", 4) == 0 ||
		              g_ascii_strncasecmp(attr->value, "data:image/", 11) == 0);
	if (strcmp(attr->name, "href") == 0)
		g_assert_true(g_ascii_strncasecmp(attr->value, "http", 4) == 0 ||
		              g_ascii_strncasecmp(attr->value, "mailto:", 7) == 0 ||
		              g_ascii_strncasecmp(attr->value, "tel:", 4) == 0 ||
		              attr->value[0] == '#');
}

static void
node_holds(const GumboNode *node)
{
	const GumboElement *e = &node->v.element;

	if (node->type != GUMBO_NODE_ELEMENT)
		return;
	g_assert_true(e->tag_namespace == GUMBO_NAMESPACE_HTML);
	g_assert_true(e->tag != GUMBO_TAG_SCRIPT && e->tag != GUMBO_TAG_STYLE &&
	              e->tag != GUMBO_TAG_IFRAME && e->tag != GUMBO_TAG_UNKNOWN);
	for (unsigned i = 0; i < e->attributes.length; i++)
		attribute_holds(e->attributes.data[i]);
	for (unsigned i = 0; i < e->children.length; i++)
		node_holds(e->children.data[i]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(Arena) a = arena_new();
	g_autofree char *bytes = g_strndup((const char *)data, size);
	g_autofree char *html = g_utf8_make_valid(bytes, -1);
	SafeHtml once = html_sanitize(a, html, NULL);

	g_assert_true(g_utf8_validate(mail_text_of_html(a, html), -1, NULL));
	if (!once.html)
		return 0;
	g_assert_true(g_utf8_validate(once.html, -1, NULL));
	GumboOutput *parsed = gumbo_parse(once.html);
	node_holds(parsed->root);
	gumbo_destroy_output(&kGumboDefaultOptions, parsed);
	return 0;
}
