/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * html.h - where in the HTML a template stands: the compiler's eye.
 *
 * Follows the literal HTML of a template character by character, strictly: elements are
 * closed in order, attributes are quoted, and there is neither inline script nor inline
 * style. What stands at a place decides how a value is escaped there. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#define HTML_MAX_DEPTH 64
#define HTML_MAX_TAG   32

typedef enum {
	PLACE_TEXT,     /* between tags */
	PLACE_RCDATA,   /* in <textarea> or <title>: text, but no tags */
	PLACE_ATTR,     /* in a quoted attribute */
	PLACE_URL,      /* at the beginning of a quoted attribute that is a URL */
	PLACE_URL_PART, /* further on in one */
	PLACE_TAG,      /* in a tag, between attributes */
	PLACE_NOWHERE,  /* where no value may stand */
} Place;

typedef enum {
	IN_TEXT,
	IN_OPEN, /* after < */
	IN_NAME, /* of a tag */
	IN_TAG,  /* between attributes */
	IN_ATTR_NAME,
	IN_ATTR_EQUALS, /* after the =, before the quote */
	IN_VALUE,
	IN_DECLARATION, /* <!doctype … > */
	IN_COMMENT,
	IN_RAW, /* script, style: nothing of ours may stand there */
} HtmlState;

typedef struct {
	HtmlState state;
	char quote;
	bool closing, self_closing, has_method, is_post, has_csrf, in_post_form;
	bool value_begun; /* something stands in the value already */
	bool needs_space; /* a name or a value ended without one */
	bool mail;        /* style= is allowed: mail programs know nothing else */
	char word[64];    /* the name or value that is being read, or a comment's end */
	char tag[HTML_MAX_TAG], attr[64];
	char open[HTML_MAX_DEPTH][HTML_MAX_TAG];
	int depth;
	const char *why; /* what is wrong; NULL: nothing */
} Html;

/* Follows n characters; false, with why, at the first that may not stand there. */
bool html_follow(Html *h, const char *s, size_t n);
Place html_place(const Html *h);
/* A block begins or ends here: a name that was being read is whole. False, with why, if
 * it may not stand there. */
bool html_settle(Html *h);
/* May an if or a for begin here? False, with why, within what only makes sense whole. */
bool html_may_branch(Html *h);
/* A value was written here. */
void html_value(Html *h);
/* {{ csrf }} stands here; false, with why, outside a form that posts. */
bool html_csrf(Html *h);
/* Are two branches at the same place? */
bool html_same(const Html *a, const Html *b);
/* What may have been written on the way by branch, has been: to is where both go on. */
void html_join(Html *to, const Html *branch);
/* Is everything closed that was opened? Sets why if not. */
bool html_ended(Html *h);
/* May the indentation of lines be dropped here? Not in <pre> and <textarea>. */
bool html_is_loose(const Html *h);
