/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * waiting.h (model) - how long a case waits for its reporter, in days that the desk works
 * for him. */
#pragma once

#include "model/hours.h"

/* So many working days after that instant: on a day on which it is open, at the same time
 * of day or, where it is closed then, at the next opening. The day itself is not counted.
 * 0 if there are not so many in a year. */
Instant waiting_until(const Hours *h, Instant from, int days);
