/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/picture.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

static const char png[] = "image/png", jpeg[] = "image/jpeg", webp[] = "image/webp";

static uint32_t
big(const uint8_t *b, int n)
{
	uint32_t v = 0;

	for (int i = 0; i < n; i++)
		v = v << 8 | b[i];
	return v;
}

static uint32_t
little(const uint8_t *b, int n)
{
	uint32_t v = 0;

	for (int i = n; i > 0; i--)
		v = v << 8 | b[i - 1];
	return v;
}

static bool
holds(Picture *p, const char *type, uint32_t width, uint32_t height)
{
	if (!width || !height || width > G_MAXINT || height > G_MAXINT)
		return false;
	*p = (Picture){ type, (int)width, (int)height };
	return true;
}

static bool
read_png(const uint8_t *b, size_t n, Picture *p)
{
	return n >= 24 && !memcmp(b, "\x89PNG\r\n\x1a\n", 8) &&
	       !memcmp(b + 12, "IHDR", 4) &&
	       holds(p, png, big(b + 16, 4), big(b + 20, 4));
}

/* A frame header, of any coding: all of C0 to CF but DHT, JPG and DAC. */
static bool
is_frame(uint8_t marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 &&
	       marker != 0xcc;
}

static bool
read_jpeg(const uint8_t *b, size_t n, Picture *p)
{
	size_t at = 2;

	if (n < 4 || b[0] != 0xff || b[1] != 0xd8)
		return false;
	while (at + 4 <= n && b[at] == 0xff) {
		uint8_t marker = b[at + 1];

		if (marker == 0xff) { /* fills */
			at++;
			continue;
		}
		if (is_frame(marker))
			return at + 9 <= n &&
			       holds(p, jpeg, big(b + at + 7, 2), big(b + at + 5, 2));
		uint32_t length = big(b + at + 2, 2);
		if (length < 2 || marker == 0xda || marker == 0xd9)
			return false;
		at += 2 + length;
	}
	return false;
}

static bool
read_webp(const uint8_t *b, size_t n, Picture *p)
{
	if (n < 30 || memcmp(b, "RIFF", 4) != 0 || memcmp(b + 8, "WEBP", 4) != 0)
		return false;
	if (!memcmp(b + 12, "VP8X", 4))
		return holds(p, webp, little(b + 24, 3) + 1, little(b + 27, 3) + 1);
	if (!memcmp(b + 12, "VP8L", 4) && b[20] == 0x2f) {
		uint32_t bits = little(b + 21, 4);

		return holds(p, webp, (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
	}
	return !memcmp(b + 12, "VP8 ", 4) && !memcmp(b + 23, "\x9d\x01\x2a", 3) &&
	       holds(p, webp, little(b + 26, 2) & 0x3fff, little(b + 28, 2) & 0x3fff);
}

bool
picture_read(const void *bytes, size_t n, Picture *out)
{
	return read_png(bytes, n, out) || read_jpeg(bytes, n, out) ||
	       read_webp(bytes, n, out);
}

const char *
picture_type_of(const char *type)
{
	static const char *const types[] = { png, jpeg, webp };

	for (size_t i = 0; type && i < G_N_ELEMENTS(types); i++)
		if (!strcmp(types[i], type))
			return types[i];
	return NULL;
}
