/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * dice.h - chance that comes out the same for the same seed, on every machine. Not for
 * secrets. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef struct {
	uint64_t state;
} Dice;

/* Dice of their own for each stream (a tale, a customer) of the same seed. */
Dice dice_new(uint64_t seed, uint64_t stream);
uint64_t dice_bits(Dice *d);
/* 0 to n - 1, each as likely; n is at least 1. */
int dice_below(Dice *d, int n);
/* from to to, both included. */
int dice_between(Dice *d, int from, int to);
/* True in so many of 100 throws. */
bool dice_percent(Dice *d, int percent);
/* Between least and most, mostly near the least: as long as people take. */
int64_t dice_wait(Dice *d, int64_t least, int64_t most);
