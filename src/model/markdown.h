/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * markdown.h - what the staff write, as HTML (CommonMark).
 *
 * Used by pages and mails alike. HTML in the text is left out, and a link may lead only
 * to http, https, mailto and tel: the result is safe whatever was typed. A line feed
 * is a line feed, as in a mail. */
#pragma once

#include "base/arena.h"
#include "base/out.h"

SafeHtml markdown_to_html(Arena *a, const char *text);

/* Where a reader gets what a text names by its number: see guide.h. Each is put before
 * the number; without it (NULL) the link leads nowhere, and of a picture its words
 * stay. */
typedef struct {
	const char *guides, *pictures;
} MarkdownPlaces;
SafeHtml markdown_with_places(Arena *a, const char *text, const MarkdownPlaces *places);
