/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/expect.h"

#include <math.h>
#include <string.h>

#include "model/expect_int.h"

/* Before anything is known: as if this many cases had been met that took a third of what
 * was promised in the middle, or a day. */
#define PRIOR_CASES   3
#define PRIOR_SPREAD  1.2
#define A_DAY         86400.0
/* How far from the usual a case's own spread may be. */
#define LEAST_SPREAD  (1 / 3.0)
#define MOST_SPREAD   2.5
/* Once so many are known, nothing is expected to take over twice as long as any took. */
#define LONGEST_KNOWN 30
/* The share that is asked for, after it was moved. */
#define LEAST_SHARE   0.02
#define MOST_SHARE    0.985

static void
group_clear(void *p)
{
	ExpectGroup *g = p;

	g_clear_pointer(&g->name, g_free);
}

Expect *
expect_new(double grain)
{
	Expect *e = g_new0(Expect, 1);

	e->grain = grain;
	e->terms = terms_new();
	e->groups = g_array_new(FALSE, TRUE, sizeof(ExpectGroup));
	g_array_set_clear_func(e->groups, group_clear);
	e->usual_spread = PRIOR_SPREAD;
	expect_group(e, "");
	return e;
}

void
expect_free(Expect *e)
{
	if (!e)
		return;
	terms_free(e->terms);
	g_array_unref(e->groups);
	g_free(e->middle.effects);
	g_free(e->spread.effects);
	g_free(e);
}

Terms *
expect_terms(Expect *e)
{
	return e->terms;
}

uint16_t
expect_group(Expect *e, const char *name)
{
	for (guint i = 0; i < e->groups->len; i++)
		if (!strcmp(expect_group_at(e, (uint16_t)i)->name, name))
			return (uint16_t)i;
	if (e->groups->len == EXPECT_MAX_GROUPS)
		return 0;
	ExpectGroup g = { .name = g_strdup(name) };
	if (e->groups->len)
		g.life = expect_group_at(e, 0)->life;
	else
		life_normal(&g.life);
	g_array_append_val(e->groups, g);
	return (uint16_t)(e->groups->len - 1);
}

const char *
expect_group_name(const Expect *e, uint16_t group)
{
	return expect_group_at(e, group)->name;
}

uint16_t
expect_n_groups(const Expect *e)
{
	return (uint16_t)e->groups->len;
}

int64_t
expect_n_known(const Expect *e)
{
	return e->known;
}

int64_t
expect_n_known_of(const Expect *e, uint16_t group)
{
	return expect_group_at(e, group)->known;
}

double
expect_factor(const Expect *e, uint16_t block)
{
	return exp(G_SQRT2 * e->middle.widths[block]);
}

static double
sum_of(const ExpectSum *s, const ExpectCase *c)
{
	double sum = s->middle;

	for (size_t i = 0; i < c->n_terms; i++)
		if (c->terms[i] < s->n)
			sum += s->effects[c->terms[i]];
	return sum;
}

Expected
expect_of(const Expect *e, const ExpectCase *c)
{
	double prior = log((c->promise > 0 ? c->promise / 3 : A_DAY) + e->grain);
	Expected of = { prior, PRIOR_SPREAD, c->group };

	if (e->weight <= 0)
		return of;
	double w = e->weight / (e->weight + PRIOR_CASES);
	double spread = CLAMP(exp(sum_of(&e->spread, c)), LEAST_SPREAD * e->usual_spread,
	    MOST_SPREAD * e->usual_spread);
	of.middle = w * sum_of(&e->middle, c) + (1 - w) * prior;
	of.spread = w * spread + (1 - w) * PRIOR_SPREAD;
	return of;
}

static double
age_of(const Expect *e, const Expected *of, double seconds)
{
	return (log(MAX(seconds, 0) + e->grain) - of->middle) / of->spread;
}

double
expect_open_at(const Expect *e, const Expected *of, double elapsed)
{
	return elapsed <= 0 ? 1
	                    : life_open_at(&expect_group_at(e, of->group)->life,
	                          age_of(e, of, elapsed));
}

double
expect_point(const Expect *e, const Expected *of, double share, double elapsed)
{
	const ExpectGroup *g = expect_group_at(e, of->group);
	/* What was learnt at EXPECT_SHARE holds for the shares beside it in part. */
	double lift = (e->lift + g->lift) * share * (1 - share) /
	              (EXPECT_SHARE * (1 - EXPECT_SHARE));
	double asked = CLAMP(share + CLAMP(lift, -0.4, 0.4), LEAST_SHARE, MOST_SHARE);
	double open = expect_open_at(e, of, elapsed);
	double age = life_age_at(&g->life, MAX(open * (1 - asked), 1e-9));
	double seconds = exp(of->middle + of->spread * age) - e->grain;

	if (e->known >= LONGEST_KNOWN)
		seconds = MIN(seconds, MAX(2 * e->longest, 2 * elapsed));
	return MAX(seconds, MAX(elapsed, 0));
}
