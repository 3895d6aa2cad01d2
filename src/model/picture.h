/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * picture.h - what kind of picture some bytes are, and how large: by the bytes alone,
 * whatever their sender called them. Any bytes may be given. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct {
	const char *type;  /* "image/png", "image/jpeg", "image/webp": a constant */
	int width, height; /* pixels, of a JPEG before it is turned by its Exif */
} Picture;

/* PNG (RFC 2083), JPEG (ITU T.81) and WebP (RFC 9649). False if it is none of them, or
 * if the head, which says the size, is not whole. */
bool picture_read(const void *bytes, size_t n, Picture *out);

/* The constant of such a type; NULL if it is none of these. */
const char *picture_type_of(const char *type);
