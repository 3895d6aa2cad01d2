/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * split_join.h - lines put together again by their roles. */
#pragma once

#include "base/arena.h"
#include "mail/split_line.h"

/* The lines of those roles (bits 1 << ROLE_…), without empty ones at the edges and with
 * one where others were left out between two. NULL if nothing is said in them. */
char *split_join(Arena *a, const SplitLine *l, size_t n, unsigned roles);
