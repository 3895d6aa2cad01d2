/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * words.h - names and things to fill texts with. Static. */
#pragma once

#include <stddef.h>

#include "sim/dice.h"

/* One word of the list of that name ("printer", "colleague" …), of which the first n
 * bytes count; NULL if there is no such list. */
const char *words_draw(Dice *d, const char *list, size_t n);

const char *words_first_name(Dice *d);
const char *words_surname(Dice *d);

typedef struct {
	const char *name;       /* "Møllens Bageri" */
	const char *short_name; /* "moellens-bageri": of its domain */
	const char *trade;      /* "bageri med seks butikker" */
	const char *program;    /* the one that it lives by: "BagerKasse" */
} Trade;

/* The i-th company; after words_trades() of them they begin anew, and are told apart by
 * their towns. */
const Trade *words_trade(int i);
int words_trades(void);
const char *words_town(int i);
