/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * week_text.h - the opening hours of a weekday as people type them: "8-12, 12.30-16". */
#pragma once

#include "base/arena.h"
#include "model/hours.h"

/* Adds the day's periods to spans. Times are "8", "8.30", "08:30" or "24"; periods are
 * parted by commas or spaces; "" is closed. False on anything else, or if a period
 * ends before it begins, or begins before the one before it ends. */
bool week_text_read(Arena *a, int weekday, const char *typed, HoursSpan **spans,
    size_t *n);
/* The same back: "8-12, 12.30-16"; "" for a day that is closed. */
char *week_text(Arena *a, int weekday, const HoursSpan *spans, size_t n);
