/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * query_date.h - a day, week, month or year of the past, as Danes and English write it:
 * "2026-02-03", "3/2", "3.2.26", "3. februar", "Feb 3", "i går", "yesterday", "mandag"
 * (the last one), "uge 7", "sidste måned", "2025", "7 dage" (so long ago). Of numbers the
 * day comes first in both languages. What would lie in the future without its year is
 * that of the year before. */
#pragma once

#include "base/arena.h"
#include "base/day.h"

/* The days [*from, *to); false, and both untouched, if it is none. */
bool query_date(Arena *a, const char *typed, Day today, Day *from, Day *to);
