/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * cast_agreement.h - what the simulated customers have agreed: half of them the standard,
 * the others something of their own, which has changed or will. */
#pragma once

#include "sim/cast.h"
#include "sim/dice.h"

/* Inside a transaction: adds the versions of the firm's agreement, the first of which
 * begins at that instant. */
bool cast_agree(Db *db, Arena *a, Dice *d, const Firm *firm, Instant begin, GError **err);
