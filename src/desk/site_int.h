/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * site_int.h - how what is typed of a place is taken. For this folder only. */
#pragma once

#include "base/arena.h"

/* One line, trimmed, of at most VISIT_MAX_WORDS bytes; "" of nothing, or NULL. */
const char *visit_line(Arena *a, const char *typed);
