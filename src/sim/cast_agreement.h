/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * cast_agreement.h - what the simulated customers have agreed: a third of them the
 * standard, the others something of their own, each in its turn: nights, round the clock,
 * another zone, statuses in which clocks stand; some of it changes after a while. */
#pragma once

#include "sim/cast.h"

/* Inside a transaction: adds the versions of the firm's agreement, the first of which
 * begins on that day; number is which firm it is. */
bool cast_agree(Db *db, Arena *a, int number, const Firm *firm, Instant begin,
    GError **err);
/* Inside a transaction: the house's standard has held since that day. */
bool cast_agree_standard(Db *db, Arena *a, Instant begin, GError **err);
