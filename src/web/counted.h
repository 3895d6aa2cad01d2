/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * counted.h - what was counted for one page and holds for the next: until something
 * changes (live.h tells of it), and a moment at most, since some of what is counted goes
 * by the clock. Any thread may ask. */
#pragma once

#include "base/clock.h"

typedef struct Counted Counted;

Counted *counted_new(void);
void counted_free(Counted *c);

/* The number of that name, if it was counted when no less had been told. */
bool counted_find(Counted *c, const char *name, int64_t told, Instant now, int64_t *n);
/* told is how far before it was counted. */
void counted_keep(Counted *c, const char *name, int64_t told, Instant now, int64_t n);
