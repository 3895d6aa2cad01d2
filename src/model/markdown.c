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

/* The place of what is named by a scheme of ours and a number; "" if it is no such, or
 * has no place. */
static const char *
place_of(Arena *a, const char *url, const char *scheme, const char *place)
{
	const char *number = url + strlen(scheme);

	if (!place || !g_str_has_prefix(url, scheme) || !*number ||
	    number[strspn(number, "0123456789")])
		return "";
	return arena_printf(a, "%s%s", place, number);
}

/* A picture would be fetched from wherever the text says, and tell who reads: only its
 * words stay, unless it is one of ours. A link to anywhere but the usual places leads
 * nowhere. */
static void
make_harmless(Arena *a, cmark_node *root, const MarkdownPlaces *places)
{
	g_autoptr(cmark_iter) it = cmark_iter_new(root);

	for (cmark_event_type ev = cmark_iter_next(it); ev != CMARK_EVENT_DONE;
	     ev = cmark_iter_next(it)) {
		cmark_node *node = cmark_iter_get_node(it);
		cmark_node_type type = cmark_node_get_type(node);

		/* Above what is written stands the title of its page. */
		if (ev == CMARK_EVENT_ENTER && type == CMARK_NODE_HEADING)
			cmark_node_set_heading_level(node,
			    MIN(cmark_node_get_heading_level(node) + 1, 6));
		if (ev != CMARK_EVENT_ENTER ||
		    (type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE))
			continue;
		const char *url = cmark_node_get_url(node);
		if (type == CMARK_NODE_IMAGE)
			cmark_node_set_url(node,
			    place_of(a, url, "picture:", places->pictures));
		else if (!link_holds(url))
			cmark_node_set_url(node,
			    place_of(a, url, "guide:", places->guides));
	}
}

SafeHtml
markdown_with_places(Arena *a, const char *text, const MarkdownPlaces *places)
{
	g_autoptr(cmark_node) root = cmark_parse_document(text, strlen(text),
	    CMARK_OPT_VALIDATE_UTF8);
	char *html;

	make_harmless(a, root, places);
	html = cmark_render_html(root, CMARK_OPT_HARDBREAKS);
	arena_defer(a, free, html);
	return (SafeHtml){ .html = html };
}

SafeHtml
markdown_to_html(Arena *a, const char *text)
{
	return markdown_with_places(a, text, &(MarkdownPlaces){ 0 });
}
