/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/markdown.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(cmark_node, cmark_node_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(cmark_iter, cmark_iter_free)

static bool
link_holds(const char *url)
{
	static const char *const schemes[] = { "http://", "https://", "mailto:", "tel:" };

	for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++)
		if (g_ascii_strncasecmp(url, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

/* A picture would be fetched from wherever the text says, and tell who reads: only its
 * words stay. A link to anywhere but the usual places leads nowhere. */
static void
make_harmless(cmark_node *root)
{
	g_autoptr(cmark_iter) it = cmark_iter_new(root);

	for (cmark_event_type ev = cmark_iter_next(it); ev != CMARK_EVENT_DONE;
	     ev = cmark_iter_next(it)) {
		cmark_node *node = cmark_iter_get_node(it);
		cmark_node_type type = cmark_node_get_type(node);

		if (ev != CMARK_EVENT_ENTER ||
		    (type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE))
			continue;
		if (type == CMARK_NODE_IMAGE || !link_holds(cmark_node_get_url(node)))
			cmark_node_set_url(node, "");
	}
}

SafeHtml
markdown_to_html(Arena *a, const char *text)
{
	g_autoptr(cmark_node) root = cmark_parse_document(text, strlen(text),
	    CMARK_OPT_VALIDATE_UTF8);
	char *html;

	make_harmless(root);
	html = cmark_render_html(root, CMARK_OPT_HARDBREAKS);
	arena_defer(a, free, html);
	return (SafeHtml){ .html = html };
}
