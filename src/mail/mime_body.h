/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mime_body.h - undoes transfer encodings (RFC 2045, 6), as far as they hold. */
#pragma once

#include "mail/mime.h"

/* Of a Content-Transfer-Encoding; NULL, or one that is not known: none. */
MimeEncoding mime_body_encoding(const MimeSpan *header, MimeDefects *d);

/* Junk in base64 is passed over, padding may stand in the middle. A "=" of
 * quoted-printable that nothing follows stays; spaces before a line end go, as RFC 2045
 * wants. Line ends are those of the source. The result is in the arena, or is the body
 * itself. */
MimeSpan mime_body_decode(Arena *a, MimeEncoding encoding, MimeSpan body, MimeDefects *d);

/* The same for a text: prose that is called base64 stays as it is. */
MimeSpan mime_body_text(Arena *a, MimeEncoding encoding, MimeSpan body, MimeDefects *d);

/* The same for encoded words, where "_" is a space, and in which nothing is a defect.
 * Writes at most n bytes to out (which may be s); how many. */
size_t mime_base64(const char *s, size_t n, char *out);
size_t mime_q(const char *s, size_t n, char *out);

/* The lines of a uuencoded file between "begin" and "end", to out (at most n bytes). */
size_t mime_uudecode(const char *s, size_t n, char *out);
