/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim/dice.h"

#include <glib.h>

/* A counter with an odd step, mixed until each bit depends on each: passes the usual
 * batteries, and any state is as good a seed as another. */
static uint64_t
mix(uint64_t x)
{
	x = (x ^ (x >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

uint64_t
dice_bits(Dice *d)
{
	d->state += G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
	return mix(d->state);
}

Dice
dice_new(uint64_t seed, uint64_t stream)
{
	return (Dice){ mix(
	    mix(seed + 1) ^ (stream * G_GUINT64_CONSTANT(0xd1342543de82ef95))) };
}

int
dice_below(Dice *d, int n)
{
	g_assert(n > 0);
	return (int)(((dice_bits(d) >> 32) * (uint64_t)n) >> 32);
}

int
dice_between(Dice *d, int from, int to)
{
	return from + dice_below(d, to - from + 1);
}

bool
dice_percent(Dice *d, int percent)
{
	return dice_below(d, 100) < percent;
}

int64_t
dice_wait(Dice *d, int64_t least, int64_t most)
{
	double part = (double)(dice_bits(d) >> 11) /
	              (double)(G_GUINT64_CONSTANT(1) << 53);

	return least + (int64_t)((double)(most - least) * part * part * part);
}
