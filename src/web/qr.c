/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "web/qr.h"

#include <glib.h>
#include <qrencode.h>

#define QUIET 4

/* The run of dark modules that begins at x of a row. */
static int
run_of(const unsigned char *row, int x, int width)
{
	int n = 0;

	while (x + n < width && row[x + n] & 1)
		n++;
	return n;
}

Qr
qr_of(Arena *a, const char *text)
{
	QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	g_autoptr(GString) path = g_string_new(NULL);

	g_assert(code);
	for (int y = 0; y < code->width; y++) {
		const unsigned char *row = code->data + (size_t)y * (size_t)code->width;

		for (int x = 0; x < code->width; x++) {
			int n = run_of(row, x, code->width);

			if (!n)
				continue;
			g_string_append_printf(path, "M%d %dh%dv1h-%dz", x + QUIET,
			    y + QUIET, n, n);
			x += n;
		}
	}
	Qr qr = { code->width + 2 * QUIET, arena_strdup(a, path->str) };
	QRcode_free(code);
	return qr;
}
