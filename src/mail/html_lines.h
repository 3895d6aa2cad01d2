/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * html_lines.h - sanitised HTML as the lines that one reads, and the HTML of some of
 * them.
 *
 * It reads the one strict form that html_sanitize() writes (tags closed in order, no > in
 * an attribute), so a scan is enough; what it writes is a part of what it read, in the
 * same form. */
#pragma once

#include <glib.h>

#include "base/arena.h"
#include "base/out.h"
#include "mail/split_line.h"

typedef struct HtmlLines HtmlLines;

HtmlLines *html_lines_read(SafeHtml html);
void html_lines_free(HtmlLines *h);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HtmlLines, html_lines_free)

/* The lines, read (split_line.h); the caller sets their roles. They live as long as h. */
SplitLine *html_lines(HtmlLines *h, size_t *n);
/* The HTML of the lines of those roles (bits 1 << ROLE_…), without elements of which
 * nothing else is left. html NULL if there are none. */
SafeHtml html_lines_write(const HtmlLines *h, Arena *a, unsigned roles);
