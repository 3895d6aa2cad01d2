/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * html_int.h - what the parts of html_sanitize.h share: what may stand in the strict
 * form (html_rules.c, html_value.c, html_style.c), and how it is written. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum {
	HTML_KEPT = 1 << 0,    /* stays; of all others only the text does … */
	HTML_GONE = 1 << 1,    /* … but of these nothing */
	HTML_EMPTY = 1 << 2,   /* has no end tag */
	HTML_RAW = 1 << 3,     /* no tags in it: all up to its end tag is text */
	HTML_ENDS_P = 1 << 4,  /* a paragraph ends where it begins */
	HTML_INLINE = 1 << 5,  /* goes on in the next block when it is not closed */
	HTML_OF_TABLE = 1 << 6 /* means something only in a table */
} HtmlIs;

typedef struct {
	const char *name; /* lower case */
	unsigned is;      /* HtmlIs, several */
} HtmlElement;

/* name in any case; NULL for one that no rule speaks of: its text stays. */
const HtmlElement *html_element(const char *name, size_t n);

/* As the source has it: the name in lower case, entities decoded. */
typedef struct {
	const char *name, *value;
} HtmlAttr;

/* Text with & < > as entities, without control characters but LF and tab. */
void html_put_text(GString *to, const char *s, size_t n);
/* The start tag of a kept element with those attributes that may stay, as they may. A
 * picture that is held back is added to *blocked. What it wrote, read and written again,
 * is the same. */
void html_put_start(GString *to, const HtmlElement *e, const HtmlAttr *attrs, size_t n,
    int *blocked);
void html_put_end(GString *to, const HtmlElement *e);
/* What the body of a document says of all in it (colours, language, direction), as a
 * <div>; nothing and false if it says nothing. */
bool html_put_body(GString *to, const HtmlAttr *attrs, size_t n);

/* --- the values of attributes: each appends what may stay of value, or nothing and
 * false (html_value.c) --- */

typedef enum {
	HTML_TEXT,   /* is only shown */
	HTML_WORD,   /* one of a few words of HTML: letters, digits, "-" */
	HTML_LENGTH, /* "100%", "+1", "2*" */
	HTML_COLOUR, /* "#fff", "red" */
	HTML_ID,     /* gets the prefix */
	HTML_IDS,    /* several with spaces between */
	HTML_PAGE,   /* an address on the web that is not loaded */
	HTML_LINK,   /* what one may follow */
	HTML_STYLE,
} HtmlValue;

bool html_put_value(GString *to, HtmlValue type, const char *value);
/* A picture in the mail itself: cid: or data: */
bool html_put_own_picture(GString *to, const char *value);
/* One that would be loaded from elsewhere: its http or https address. */
bool html_put_remote_picture(GString *to, const char *value);
/* Declarations that neither load, nor run, nor lie over the page (html_style.c). */
bool html_put_style(GString *to, const char *value);
