/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * phrase.h - texts that do not look alike, from small grammars.
 *
 *	[Hej|Hejsa] {name}, [min|vores] {printer} [virker ikke|er død].
 *
 * One of the alternatives in brackets is chosen (they may nest, and may be empty); a
 * word in braces is one of the slots given, else drawn from the list of that name. */
#pragma once

#include <stddef.h>

#include "base/arena.h"
#include "sim/dice.h"

typedef struct {
	const char *name, *value;
} PhraseSlot;

/* A slot that is neither given nor a list is a bug. */
char *phrase(Arena *a, Dice *d, const char *grammar, const PhraseSlot *slots, size_t n);
