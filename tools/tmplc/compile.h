/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * compile.h - makes C of a template. The language is in docs/templates.md. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#define TMPLC_MAX_NESTING 32

typedef struct {
	GString *c, *h; /* what it becomes */
	GString *error; /* path:line: message, if it cannot */
} TmplcOutput;

/* Compiles n bytes of source that were read from path, which is what #line and messages
 * say; include is how the C includes the header ("case.tmpl.h"). False at the first thing
 * that is wrong. Any bytes at all may be given. */
bool tmplc_compile(const char *path, const char *include, const char *source, size_t n,
    const TmplcOutput *out);
