/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * dialect.h - the one place that knows how the SQL of the two engines differs.
 *
 * A mark such as @ID@ stands for a word of each engine; lines between
 *
 *	-- @if sqlite        (or postgresql)
 *	-- @else
 *	-- @end
 *
 * are for one engine only. An @if must not begin inside a text or a comment of
 * several lines. */
#pragma once

#include "source.h"

typedef enum { SQLITE, POSTGRESQL } Engine;
#define N_ENGINES 2

/* The text as the engine gets it, with the same number of lines; NULL when it was
 * refused. first is the line of the source at which the text begins. */
char *dialect_expand(const Source *s, const char *text, int first, Engine engine);
