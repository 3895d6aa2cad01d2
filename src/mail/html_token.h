/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * html_token.h - HTML as a row of tags and texts, as the standard's tokenizer finds them.
 *
 * In time that grows as the input does, whatever it is, and without recursion. What is
 * shown to nobody (comments, declarations) is passed over. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "mail/html_int.h"

#define HTML_TOKEN_ATTRS 64 /* of a tag; those that no rule keeps do not count */

typedef enum { HTML_END, HTML_TEXT_RUN, HTML_START_TAG, HTML_END_TAG } HtmlTokenKind;

typedef struct {
	HtmlTokenKind kind;
	const char *s; /* the text as in the source, or the tag's name in any case */
	size_t n;
	bool is_raw;                      /* of a text: an & in it is one */
	const HtmlElement *element;       /* of a tag; NULL: one that no rule speaks of */
	HtmlAttr attrs[HTML_TOKEN_ATTRS]; /* until the next token; each name once */
	size_t n_attrs;
	size_t n_written; /* all attributes that the tag has */
} HtmlToken;

typedef struct {
	const char *at, *end;   /* in the source */
	const HtmlElement *raw; /* the element that was opened, if no tags are in it */
	GStringChunk *attrs;    /* of this token: names and values */
	GString *value;         /* while it is decoded */
} HtmlTokenizer;

/* html is UTF-8 and must stay as long as the tokenizer. */
void html_tokens_begin(HtmlTokenizer *t, const char *html);
void html_tokens_end(HtmlTokenizer *t);
/* The next token; HTML_END for ever when there is none. */
void html_next_token(HtmlTokenizer *t, HtmlToken *token);

/* How many bytes at s are an entity, and the character that it means; 0: none. */
size_t html_entity(const char *s, bool in_attribute, gunichar *c);
/* Text of the source with its entities decoded, CR LF as LF. */
void html_decode(GString *to, const char *s, size_t n, bool in_attribute);
