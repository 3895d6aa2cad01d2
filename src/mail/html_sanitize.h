/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * html_sanitize.h - HTML of strangers, made harmless: only what is known to be.
 *
 * Runs in the sandbox. What comes out is a fragment in one strict form, which every
 * parser reads in the same way: text has & < > as entities; tags are in lower case and
 * closed in order, attributes in double quotes with & < > " as entities; nothing but the
 * elements and attributes of html_rules.c, with values as html_value.c and html_style.c
 * let them through. Of other elements the text stays, unless it is none (script, style,
 * svg …). Ids, names and the links to them have the prefix "mail-". Pictures from
 * elsewhere are held back: their address stands in data-src. What the document's body
 * says of colours and language is said by a <div> around all.
 *
 * The tree is Gumbo's, which is a browser's. What is past the limits goes another way,
 * from tag to tag (html_stream.h), and comes out nearly the same. What is in the strict
 * form already is given back as it is. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/out.h"

/* Of what Gumbo gets to see. */
#define HTML_MAX_BYTES ((size_t)1024 * 1024)
#define HTML_MAX_OPEN  512  /* elements in one another */
#define HTML_MAX_ATTRS 1000 /* of one tag */

/* Of what an entry keeps to be shown. */
#define HTML_MAX_SHOWN ((size_t)2 * 1024 * 1024)

/* Is it within those limits, so that Gumbo ends, and soon? (html_scan.c) */
bool html_may_be_parsed(const char *html);

/* The harmless form of it, which is valid UTF-8 if html is; never NULL. *blocked is how
 * many pictures were held back; may be NULL. */
SafeHtml html_sanitize(Arena *a, const char *html, int *blocked);

/* HTML as it came, as text of which the rest of this speaks: valid UTF-8, whatever the
 * bytes are, without NULs and the mark of the byte order. */
const char *html_of_bytes(Arena *a, const void *bytes, size_t n);

/* The source itself as what is shown, for what cannot be read. */
SafeHtml html_source(Arena *a, const char *html);

/* Is it in the strict form? In linear time, without Gumbo, so anywhere: it is asked again
 * of what comes out of the sandbox. blocked may be NULL. (html_check.c) */
bool html_is_safe(const char *html, int *blocked);
