/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * tale_work.h - the steps of a tale. */
#pragma once

#include "sim/tale_int.h"

/* Does the step, and says with tale_next() which comes after it, if any. */
bool tale_do(const Stage *st, Tale *t, TaleStep step, Instant at, GError **err);
