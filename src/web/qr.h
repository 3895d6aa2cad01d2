/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * qr.h - a QR code (ISO/IEC 18004) as the path of a drawing. */
#pragma once

#include "base/arena.h"

typedef struct {
	int size; /* of its side, in modules, with the quiet zone of 4 around it */
	const char *path; /* of the dark ones, for <path d>: units are modules */
} Qr;

/* Of a text of at most some 300 bytes; with medium correction, so that a scratched label
 * can be read. Asserts that it fits: links of ours do. */
Qr qr_of(Arena *a, const char *text);
