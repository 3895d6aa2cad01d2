/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * hits.h - where the words that were searched for stand in a text: as the search finds
 * them, by themselves, by their stems, and by how they begin. */
#pragma once

#include "model/query.h"

typedef struct Hits Hits;

/* Lives in the arena. Words that are turned round have no hits. */
Hits *hits_new(Arena *a, const Query *q);

/* A stretch of a text, which is a hit or is none. */
typedef struct {
	const char *text;
	bool is_hit;
} HitPiece;

typedef struct {
	const HitPiece *pieces;
	size_t n;
} HitText;

/* How many of the words occur in it. */
size_t hits_count(const Hits *h, const char *text);
/* The whole of a short text. */
HitText hits_mark(Arena *a, const Hits *h, const char *text);
/* A stretch of some max bytes around the place with the most of the words, on one
 * line, with "…" where it was cut. No pieces if there is no hit. */
HitText hits_snippet(Arena *a, const Hits *h, const char *text, size_t max);
