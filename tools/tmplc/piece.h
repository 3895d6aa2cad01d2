/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * piece.h - takes a template apart: text, {{ directives }}, {! C !}, {{# … #}}. */
#pragma once

#include <glib.h>
#include <stdbool.h>

typedef enum { PIECE_END, PIECE_TEXT, PIECE_DIRECTIVE, PIECE_C, PIECE_BAD } PieceKind;

typedef struct {
	PieceKind kind;
	const char *s; /* its text; of a directive trimmed, without the braces */
	size_t n;
	int line;
} Piece;

typedef struct {
	const char *s, *end;
	int line;
	bool at_line_begin; /* what was cut before was a line of its own */
} Pieces;

/* The next piece; PIECE_BAD if a brace is never closed. A directive that stands alone on
 * its line, and writes nothing itself, takes its line with it. */
Piece piece_next(Pieces *p);
/* Does it begin with this word? Then what follows it, trimmed, goes to rest. */
bool piece_is(const Piece *d, const char *word, Piece *rest);
