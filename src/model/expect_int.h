/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expect_int.h - what a model consists of. For expect*.c only. */
#pragma once

#include "model/expect.h"
#include "model/expect_life.h"

typedef struct {
	char *name;
	int64_t known;
	Life life;
	double lift; /* added to the share that is asked for */
} ExpectGroup;

/* One sum of effects. */
typedef struct {
	double middle;
	double *effects;                 /* by term */
	uint32_t n;                      /* how many terms there were */
	double widths[TERMS_MAX_BLOCKS]; /* how far each block's effects spread */
} ExpectSum;

struct Expect {
	double grain;
	Terms *terms;
	GArray *groups;           /* ExpectGroup; the first is all others */
	double lift;              /* of all groups */
	ExpectSum middle, spread; /* the second of the spread's logarithm */
	double usual_spread;
	double weight; /* of the cases that they are fitted to; 0: not yet */
	int64_t known;
	double longest; /* seconds that any took */
};

static inline ExpectGroup *
expect_group_at(const Expect *e, uint16_t group)
{
	return &g_array_index(e->groups, ExpectGroup, group);
}
