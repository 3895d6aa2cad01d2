/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/expect_rank.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
	double length;
	size_t i;
} Ranked;

/* A Fenwick tree: tree[k] counts those met among the ranks that end with k, as many as
 * the lowest bit of k. */
struct Ranks {
	Ranked *sorted;
	size_t *rank; /* by place, from 1; 0 is not met */
	size_t *tree;
	size_t n, n_met;
};

static int
by_length(const void *a, const void *b)
{
	const Ranked *x = a, *y = b;

	if (x->length != y->length)
		return x->length < y->length ? -1 : 1;
	return x->i < y->i ? -1 : x->i > y->i;
}

Ranks *
ranks_new(const double *lengths, size_t n)
{
	Ranks *r = g_new0(Ranks, 1);

	r->sorted = g_new(Ranked, n + 1);
	r->rank = g_new0(size_t, n + 1);
	r->tree = g_new0(size_t, n + 1);
	for (size_t i = 0; i < n; i++)
		if (lengths[i] >= 0)
			r->sorted[r->n++] = (Ranked){ lengths[i], i };
	qsort(r->sorted, r->n, sizeof *r->sorted, by_length);
	for (size_t k = 0; k < r->n; k++)
		r->rank[r->sorted[k].i] = k + 1;
	return r;
}

void
ranks_free(Ranks *r)
{
	if (!r)
		return;
	g_free(r->sorted);
	g_free(r->rank);
	g_free(r->tree);
	g_free(r);
}

void
ranks_meet(Ranks *r, size_t i)
{
	if (!r->rank[i])
		return;
	for (size_t k = r->rank[i]; k <= r->n; k += k & -k)
		r->tree[k]++;
	r->n_met++;
}

double
ranks_point(const Ranks *r, double share)
{
	size_t left = (size_t)ceil(share * (double)r->n_met), at = 0, step = 1;

	if (!r->n_met)
		return -1;
	while (2 * step <= r->n)
		step *= 2;
	for (; step; step /= 2)
		if (at + step <= r->n && r->tree[at + step] < left) {
			at += step;
			left -= r->tree[at];
		}
	return r->sorted[at].length;
}
