/* SPDX-License-Identifier: AGPL-3.0-or-later
 * palette_view.h - what fits what is typed in the palette. */
#pragma once

#include <stddef.h>

typedef struct {
	const char *url, *icon, *name, *more; /* more: "" or what tells it from others */
} PaletteHit;

typedef struct {
	const PaletteHit *hits;
	size_t n_hits;
} PaletteView;
