/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mime.h - a message taken apart into headers and parts (RFC 5322, RFC 2046), whatever is
 * wrong with it. Nothing is copied and nothing decoded: all of it points into the bytes.
 *
 * Lines end with LF or CRLF, mixed as they come; CR alone ends them where there is no LF
 * at all. A line of dashes that is a boundary of any part around ends a part. Header
 * lines that are none are passed over, or are the body when no header follows. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

#define MAIL_MAX_HEADER ((size_t)256 * 1024) /* bytes before a body that are looked at */
#define MAIL_MAX_PARTS  1000
#define MAIL_MAX_DEPTH  100

typedef struct {
	const char *s; /* not ended by a NUL */
	size_t n;
} MimeSpan;

typedef struct {
	MimeSpan name, value; /* the value as it stands there, folded */
} MimeHeader;

typedef enum { MIME_IDENTITY, MIME_BASE64, MIME_QUOTED, MIME_UUENCODE } MimeEncoding;

typedef struct MimePart MimePart;
struct MimePart {
	MimeHeader *headers;
	size_t n_headers;
	MimeSpan body;         /* as it stands there; of a multipart all of it */
	const char *type;      /* lower case, "text/plain" if there is none that holds */
	const char *multipart; /* "mixed", "alternative" …; NULL: it is a leaf */
	MimeEncoding encoding;
	MimePart *parts;
	size_t n_parts;
};

/* What was wrong, in words that "skranke mail parse" prints: each once, in order. */
typedef struct {
	Arena *a;
	const char **words; /* constants */
	size_t n;
	bool too_much; /* parts past a limit were left out */
} MimeDefects;

void mime_defect(MimeDefects *d, const char *word);

/* raw must live as long as the part. */
MimePart mime_parse(Arena *a, const char *raw, size_t n, MimeDefects *d);
/* Only the headers, and body as all that follows. */
MimePart mime_parse_head(Arena *a, const char *raw, size_t n, MimeDefects *d);

/* How many bytes the headers are, at most MAIL_MAX_HEADER. Looks for an empty line only:
 * no parser, and safe outside of the jail. */
size_t mime_head_length(const char *raw, size_t n);

/* The first of that name (in any case) from *i on, which is moved behind it; NULL if
 * there is none. i NULL: the first of all. */
const MimeSpan *mime_header(const MimePart *p, const char *name, size_t *i);
