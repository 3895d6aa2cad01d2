/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * out.h - what a template writes to. Nothing in here can fail.
 *
 * Templates (*.tmpl, compiled by tmplc) call out_text(), out_attr() or out_url() by the
 * place of the HTML in which a value stands. Nobody else escapes anything. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

typedef struct {
	GString *buf;
	Lang lang;
	const char *csrf; /* what out_csrf() writes; NULL on pages without forms */
	bool plain;       /* a text template (mail): nothing is escaped */
} Out;

/* HTML that is safe already. Only the sanitizer (mail, notes), the Markdown
 * renderer and the chart writer make one; a template cannot. */
typedef struct {
	const char *html; /* NULL is "" */
} SafeHtml;

void out_lit(Out *out, const char *html, size_t n);
void out_str(Out *out, const char *s); /* escapes & < > " ' unless plain; NULL is "" */
void out_int(Out *out, int64_t n);
void out_safe(Out *out, SafeHtml s);
/* http, https, mailto, tel, cid, or a path of our own; anything else is "#" */
void out_url(Out *out, const char *url);
/* A part of a URL after a literal beginning: percent-encoded but for letters, digits and
 * "-._~" (RFC 3986, 2.3). */
void out_url_text(Out *out, const char *s);
/* The hidden field that a form which posts must have. */
void out_csrf(Out *out);
/* A text of po/ with its arguments, escaped. */
void out_tr(Out *out, TextId id, const TextArg *args, size_t n_args);

#define out_text(out, v)                                                                 \
	_Generic((v), const char *: out_str, char *: out_str, int: out_int,              \
	    unsigned: out_int, int64_t: out_int, uint64_t: out_int, bool: out_int,       \
	    SafeHtml: out_safe)((out), (v))
#define out_attr(out, v)                                                                 \
	_Generic((v), const char *: out_str, char *: out_str, int: out_int,              \
	    unsigned: out_int, int64_t: out_int, uint64_t: out_int,                      \
	    bool: out_int)((out), (v))
#define out_url_part(out, v)                                                             \
	_Generic((v), const char *: out_url_text, char *: out_url_text, int: out_int,    \
	    unsigned: out_int, int64_t: out_int, uint64_t: out_int)((out), (v))
/* The value of an attribute that is a URL as a whole: only texts are. */
#define out_url_whole(out, v)                                                            \
	_Generic((v), const char * : out_url, char * : out_url)((out), (v))
