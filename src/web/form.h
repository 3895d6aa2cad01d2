/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * form.h - what a form or a query sent, taken apart. Pure; any bytes may be given. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

#define FORM_MAX_FIELDS 300

typedef struct {
	const char *name;
	const char *value; /* NUL-ended; size does not count it */
	size_t size;
	const char *filename;     /* of a file, without its path; NULL: not a file */
	const char *content_type; /* of a file */
} FormField;

typedef struct {
	FormField *fields;
	size_t n;
	bool broken; /* for whoever keeps it: it could not be read */
} Form;

/* Adds the fields of "a=1&b=2". False if there are more than FORM_MAX_FIELDS, or a
 * percent-encoding is broken. */
bool form_read_urlencoded(Arena *a, const char *s, size_t n, Form *form);
/* Adds those of a multipart/form-data body (RFC 7578). False if it is broken. */
bool form_read_multipart(Arena *a, const char *content_type, const char *body, size_t n,
    Form *form);
/* Adds the members of a JSON object: texts, numbers and boxes as they would stand in a
 * form, a list of such as the same name several times; others are left out. False if it
 * is none, or there are too many. */
bool form_read_json(Arena *a, const char *s, size_t n, Form *form);
/* By the Content-Type; one that is neither is false. */
bool form_read(Arena *a, const char *content_type, const char *body, size_t n,
    Form *form);
