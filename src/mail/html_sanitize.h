/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * html_sanitize.h - HTML of strangers, made harmless: only what is known to be.
 *
 * Runs in the sandbox. What comes out is a fragment in one strict form: tags in lower
 * case and closed in order, attributes in double quotes, and nothing but the elements
 * and attributes of the lists in html_sanitize.c. Pictures from elsewhere are held back:
 * their address stands in data-src. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/out.h"

#define HTML_MAX_BYTES ((size_t)1024 * 1024)
#define HTML_MAX_OPEN  512  /* elements in one another: Gumbo is recursive */
#define HTML_MAX_ATTRS 1000 /* of one tag */

/* Is it within those limits, so that Gumbo ends, and soon? (html_scan.c) */
bool html_may_be_parsed(const char *html);

/* The harmless form of it; html NULL in the result if it is past the limits. *blocked is
 * how many pictures were held back; may be NULL. */
SafeHtml html_sanitize(Arena *a, const char *html, int *blocked);
