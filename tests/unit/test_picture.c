/* SPDX-License-Identifier: AGPL-3.0-or-later
 * What kind of picture bytes are, and how large; a head that is cut is none. */
#include <glib.h>

#include "model/picture.h"

typedef struct {
	const char *name, *bytes;
	size_t n;
	const char *type; /* NULL: it is none */
	int width, height;
} Line;

#define B(bytes) bytes, sizeof(bytes) - 1
#define RIFF     "RIFF\x64\0\0\0WEBP"
#define APP0     "\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define SOF      "\0\x11\x08\0\x20\1\0\3\1\x22\0\2\x11\1\3\x11\1"

static const Line lines[] = {
	{ "png", B("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\2\0\0\0\x40\x8\6\0\0\0"),
	    "image/png", 258, 64 },
	{ "png of no width", B("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\x40\x8\6"),
	    NULL, 0, 0 },
	{ "png of too much", B("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\0\0\0\0\0\0\x40\x8\6"),
	    NULL, 0, 0 },
	{ "png without IHDR", B("\x89PNG\r\n\x1a\n\0\0\0\rIDAT\0\0\1\2\0\0\0\x40\x8\6"),
	    NULL, 0, 0 },
	{ "jpeg", B("\xff\xd8" APP0 "\xff\xc0" SOF), "image/jpeg", 256, 32 },
	{ "jpeg, progressive, filled", B("\xff\xd8" APP0 "\xff\xff\xff\xc2" SOF),
	    "image/jpeg", 256, 32 },
	{ "jpeg with tables first", B("\xff\xd8\xff\xc4\0\4ab\xff\xc1" SOF), "image/jpeg",
	    256, 32 },
	{ "jpeg with a part of no length", B("\xff\xd8\xff\xe0\0\0\xff\xc0" SOF), NULL, 0,
	    0 },
	{ "jpeg whose part is too long", B("\xff\xd8\xff\xe0\xff\xff\xff\xc0" SOF), NULL,
	    0, 0 },
	{ "jpeg without a frame", B("\xff\xd8" APP0 "\xff\xda\0\4ab\xff\xc0" SOF), NULL,
	    0, 0 },
	{ "webp", B(RIFF "VP8 \x20\0\0\0\x30\1\0\x9d\x01\x2a\x40\x01\x20\0"),
	    "image/webp", 320, 32 },
	{ "webp, lossless", B(RIFF "VP8L\x20\0\0\0\x2f\x3f\xc0\7\0\0\0\0\0\0"),
	    "image/webp", 64, 32 },
	{ "webp, extended", B(RIFF "VP8X\x0a\0\0\0\x10\0\0\0\x3f\1\0\x1f\0\0"),
	    "image/webp", 320, 32 },
	{ "webp of another coding",
	    B(RIFF "VP9 \x20\0\0\0\x30\1\0\x9d\x01\x2a\x40\x01 \0"), NULL, 0, 0 },
	{ "gif", B("GIF89a\x40\0\x20\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0"),
	    NULL, 0, 0 },
	{ "svg", B("<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"), NULL, 0,
	    0 },
	{ "nothing", B(""), NULL, 0, 0 },
};

static void
reads(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		const Line *l = &lines[i];
		Picture p = { 0 };

		g_test_message("%s", l->name);
		g_assert_cmpint(picture_read(l->bytes, l->n, &p), ==, l->type != NULL);
		g_assert_cmpstr(p.type, ==, l->type);
		g_assert_cmpint(p.width, ==, l->width);
		g_assert_cmpint(p.height, ==, l->height);
	}
}

/* In memory of just that length, so that the sanitizer sees a byte too many. */
static void
is_none_when_cut(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		for (size_t n = 0; n < MIN(lines[i].n, (size_t)16); n++) {
			g_autofree char *cut = g_memdup2(lines[i].bytes, n);
			Picture p;

			g_assert_false(picture_read(cut, n, &p));
		}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/picture/reads", reads);
	g_test_add_func("/picture/is_none_when_cut", is_none_when_cut);
	return g_test_run();
}
