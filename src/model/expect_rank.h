/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expect_rank.h - the quantiles of what was met so far: all that anybody can say who
 * knows nothing of a case but how long others took. */
#pragma once

#include "model/expect.h"

typedef struct Ranks Ranks;

/* Of all lengths that will be met, in any order; lengths below 0 are not met. */
Ranks *ranks_new(const double *lengths, size_t n);
void ranks_free(Ranks *r);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Ranks, ranks_free)

void ranks_meet(Ranks *r, size_t i); /* the i-th of them */
/* The least length that at least that share of those met do not exceed; -1: none was. */
double ranks_point(const Ranks *r, double share);
