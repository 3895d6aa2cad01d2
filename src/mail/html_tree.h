/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * html_tree.h - Gumbo's tree of HTML, as a browser makes it; within limits.
 *
 * Gumbo takes quadratic time and more for some input, and is recursive where it frees. So
 * it is asked only for what html_may_be_parsed() lets through, gets its memory from here,
 * and is left when it wants too much of it or takes too long. */
#pragma once

#include <glib.h>
#include <gumbo.h>

typedef struct HtmlTree HtmlTree;

/* NULL if it is past a limit. */
HtmlTree *html_tree_new(const char *html);
void html_tree_free(HtmlTree *tree);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HtmlTree, html_tree_free)

const GumboNode *html_tree_root(const HtmlTree *tree);
