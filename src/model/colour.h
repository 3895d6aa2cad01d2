/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * colour.h - a customer's colour, made readable whatever it is (WCAG 2.2, 1.4.3). */
#pragma once

#include "base/arena.h"

/* "#rrggbb" as dark as it must be for white text on it, or for it as text on white (a
 * contrast of 4.5); as it is if it is dark enough. NULL if it is no colour. */
char *colour_on_white(Arena *a, const char *colour);
/* As light as it must be as text on our dark ground, or under dark text. */
char *colour_on_black(Arena *a, const char *colour);
