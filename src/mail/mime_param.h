/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mime_param.h - values with parameters, as of Content-Type: "text/plain; name=a.txt"
 * (RFC 2045, 5.1), with parameters in pieces and in charsets (RFC 2231), and with what
 * programs write instead: no quotes around spaces, encoded words, percents without a
 * charset. */
#pragma once

#include "mail/mime.h"

typedef struct {
	MimeSpan name, value; /* the value without quotes */
} MimeParam;

typedef struct {
	MimeSpan value; /* before the first ";" */
	MimeParam *params;
	size_t n_params;
} MimeValue;

MimeValue mime_value_parse(Arena *a, MimeSpan header);
/* "text/plain" in lower case; that also, with a defect, for what is no type. */
const char *mime_value_type(Arena *a, const MimeValue *v, MimeDefects *d);
/* A parameter in UTF-8, one line; NULL if it is not there. charset is that of 8-bit
 * letters without any; NULL guesses. */
const char *mime_value_param(Arena *a, const MimeValue *v, const char *name,
    const char *charset);
