/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * anger.h - is the reporter angry enough to ask for the boss (M11)?
 *
 * A rule of words, Danish and English, that a person can read and quote: anger.c has all
 * of them. It knows nothing of tone, and is meant to be taken back with a click. */
#pragma once

#include "base/arena.h"

/* What of the text says so, in its own words ("tale med jeres chef"); of two milder
 * words both, joined by " … "; NULL if nothing does. The text is what he wrote, without
 * what he quotes. Only the beginning of a long one is read. */
const char *anger_in(Arena *a, const char *text);
