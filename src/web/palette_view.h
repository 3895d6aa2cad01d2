/* SPDX-License-Identifier: AGPL-3.0-or-later
 * palette_view.h - what fits what is typed in the palette. */
#pragma once

#include <stddef.h>

typedef struct {
	const char *url, *icon, *name, *more; /* more: "" or what tells it from others */
	const char *complete; /* instead of a way: what is typed then; NULL */
} PaletteHit;

typedef struct {
	const PaletteHit *hits;
	size_t n_hits;
} PaletteView;
