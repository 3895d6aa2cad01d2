/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * tale_storm.h - the steps of a tale that is one of many of an outage (M8). */
#pragma once

#include "sim/tale_int.h"

/* STEP_STORM: the first declares the outage, the others join it. */
bool tale_storm(const Stage *st, Tale *t, Instant at, GError **err);
/* STEP_NEWS: a word to all of them, until it is over. */
bool tale_storm_news(const Stage *st, Tale *t, Instant at, GError **err);
/* STEP_CALMED: all of them are solved. */
bool tale_storm_ends(const Stage *st, Tale *t, Instant at, GError **err);
