/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * wall.h (tests) - which minutes of some years are opening hours of an agreement, each
 * looked up by itself: what the clock on the customer's wall shows then by GLib's time
 * zones, which date that is by GLib's calendar, and the holidays by Easter's old table.
 * Slow, and shares nothing with model/hours.h but the rows of the agreement. */
#pragma once

#include "model/agreement.h"

typedef struct {
	Instant begin; /* of the first minute; a whole one */
	size_t n;
	uint8_t *open; /* each minute: 1 if it is open */
} Wall;

Wall *wall_new(const Agreement *ag, Instant begin, Instant end);
void wall_free(Wall *w);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Wall, wall_free)
