/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * horizon.h - the instant that a reporter is told he can rely on (M15): where it lands,
 * and when it is worth a word that it moved. */
#pragma once

#include <stdbool.h>

#include "model/agreement.h"

/* Where an expectation lands: today and tomorrow on the next half hour, later on the end
 * of opening that day, since nobody foretells a minute next week. at is in opening
 * hours, or their end; what comes is not before it, and the same is not moved again.
 * Where it is always open, a later day has four ends: 6, 12, 18 and 24. */
Instant horizon_land(const Hours *h, Instant at, Instant now);

/* Is the reporter to be told that it is another now, of a horizon that he was told of
 * then? */
bool horizon_moves(const Agreement *ag, Instant told_at, Instant told, Instant now_is);

/* When to look again whether it will hold: early enough before it passes to say so in
 * opening hours. */
Instant horizon_look(const Agreement *ag, Instant told_at, Instant horizon);
