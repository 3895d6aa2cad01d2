/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/expect_walk.h"

#include <math.h>
#include <string.h>

#include "model/expect_fit.h"
#include "model/expect_int.h"

#define FIT_ROWS        20000 /* the last so many that opened */
#define FIT_HALF        3000  /* closings after which a case counts half */
#define FIT_SWEEPS      8
#define SPREAD_SWEEPS   4
#define COUNT_ROWS      20000
#define COUNT_HALF      250
#define COUNT_AGES      4  /* and at least so many times the age that is counted */
#define COUNT_HALVES    6  /* what was halved so often is not counted */
#define ALL_PRIOR       8  /* cases that the normal distribution counts for */
#define GROUP_PRIOR     15 /* cases that all groups together count for in one */
/* The mean logarithm of how far from 0 a standard normal is. */
#define MEAN_LOG_NORMAL (-0.635)

static double
elapsed(const Walk *w, size_t i, Instant now)
{
	if (w->closed[i])
		return MAX(w->past[i].took, 0);
	if (w->clock && w->clock->elapsed)
		return w->clock->elapsed(i, now, w->clock->arg);
	return (double)(now - w->past[i].opened) / 1e6;
}

/* The time in which the last so many were solved. */
static double
time_of_closings(const Walk *w, size_t n, Instant now)
{
	Instant since = w->closings[w->n_closings > n ? w->n_closings - n : 0];

	return MAX((double)(now - since), 1e6);
}

/* --- effects --- */

typedef struct {
	size_t first, n;
	double *values, *weights;
	bool *censored;
} Sample;

static void
sample_clear(Sample *s)
{
	g_clear_pointer(&s->values, g_free);
	g_clear_pointer(&s->weights, g_free);
	g_clear_pointer(&s->censored, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Sample, sample_clear)

static void
sample_of(const Walk *w, Instant now, Sample *s)
{
	double half = time_of_closings(w, FIT_HALF, now);

	s->n = MIN(w->n, FIT_ROWS);
	s->first = w->n - s->n;
	s->values = g_new(double, s->n + 1);
	s->weights = g_new(double, s->n + 1);
	s->censored = g_new(bool, s->n + 1);
	for (size_t i = 0; i < s->n; i++) {
		size_t at = s->first + i;
		double age = (double)(now - w->past[at].opened);

		s->values[i] = log(elapsed(w, at, now) + w->expect->grain);
		s->weights[i] = exp2(-age / half);
		s->censored[i] = !w->closed[at];
	}
}

/* Takes the fit's effects; the model's own of before are freed. */
static void
keep_sum(ExpectSum *sum, Fit *fit, uint32_t n_terms)
{
	g_clear_pointer(&sum->effects, g_free);
	sum->effects = g_steal_pointer(&fit->effects);
	sum->middle = fit->middle;
	sum->n = n_terms;
	memcpy(sum->widths, fit->widths, sizeof sum->widths);
}

/* What is expected of the cases of the sample is what would be, had each not been in it
 * (by its leverage): else they would lie too close to it. */
static void
expect_sample(const Walk *w, const Sample *s, const Fit *fit)
{
	for (size_t i = 0; i < s->n; i++) {
		size_t at = s->first + i;

		w->of[at] = expect_of(w->expect, &w->past[at].known);
		if (!s->censored[i])
			w->of[at].middle -= fit->left[i] * fit->leverage[i] /
			                    (1 - fit->leverage[i]);
	}
}

static void
fit_spreads(const Walk *w, const Sample *s, FitRows *rows, const Fit *fit)
{
	g_autofree double *values = g_new0(double, s->n + 1);
	g_autofree double *weights = g_memdup2(s->weights, sizeof(double) * (s->n + 1));
	Expect *e = w->expect;

	for (size_t i = 0; i < s->n; i++) {
		double left = fit->left[i] / (1 - fit->leverage[i]);

		if (s->censored[i])
			weights[i] = 0;
		values[i] = log(fabs(left) + 0.05 * fit->spread);
	}
	g_autoptr(Fit) spreads = fit_rows_fit(rows,
	    &(FitOf){ .values = values, .weights = weights, .sweeps = SPREAD_SWEEPS });
	keep_sum(&e->spread, spreads, terms_n(e->terms));
	e->spread.middle -= MEAN_LOG_NORMAL;
	e->usual_spread = exp(e->spread.middle);
}

void
walk_fit(Walk *w, Instant now)
{
	g_auto(Sample) s = { 0 };
	Expect *e = w->expect;
	g_autoptr(FitRows) rows = fit_rows_new(e->terms);

	sample_of(w, now, &s);
	for (size_t i = 0; i < s.n; i++)
		fit_rows_add(rows, w->past[s.first + i].known.terms,
		    w->past[s.first + i].known.n_terms);
	fit_rows_end(rows);
	g_autoptr(Fit) fit = fit_rows_fit(rows,
	    &(FitOf){ s.values, s.weights, s.censored, FIT_SWEEPS });
	keep_sum(&e->middle, fit, terms_n(e->terms));
	e->weight = 0;
	for (size_t i = 0; i < s.n; i++)
		e->weight += s.weights[i];
	fit_spreads(w, &s, rows, fit);
	expect_sample(w, &s, fit);
}

/* --- life tables --- */

typedef struct {
	const Walk *w;
	Instant now;
	double half; /* microseconds after which something counts half */
	LifeCount all, *groups;
} Counting;

/* What one case says: it was at risk in each step that it lived through, when it did. */
static void
count_case(Counting *c, size_t i, LifeCount *group)
{
	const Walk *w = c->w;
	const ExpectPast *p = &w->past[i];
	const Expected *of = &w->of[i];
	Instant end = w->closed[i] ? p->closed : c->now;
	double ago = (double)(c->now - end), lived = (double)(end - p->opened);

	if (ago > COUNT_HALVES * MAX(c->half, COUNT_AGES * lived))
		return;
	double took = elapsed(w, i, c->now), grain = w->expect->grain;
	double age = (log(took + grain) - of->middle) / of->spread;
	int last = MAX(life_step(age), 0);

	for (int step = MIN(last, LIFE_STEPS - 1); step >= 0; step--) {
		double edge = LIFE_FIRST + LIFE_STEP * (step + 1);
		double then = MIN(exp(of->middle + of->spread * edge) - grain, took);
		double since = took > 0 ? lived * (1 - MAX(then, 0) / took) : 0;
		/* What happens to old cases is rare, and so remembered longer. */
		double half = MAX(c->half, COUNT_AGES * (lived - since));
		double weight = exp2(-(ago + since) / half);
		double risk = weight;

		if (weight < exp2(-COUNT_HALVES))
			break; /* the steps before count still less */
		if (step == last && !w->closed[i])
			risk /= 2; /* it left somewhere within the step */
		c->all.at_risk[step] += risk;
		group->at_risk[step] += risk;
		if (step == last && w->closed[i]) {
			c->all.solved[step] += weight;
			group->solved[step] += weight;
		}
	}
}

void
walk_count(Walk *w, Instant now)
{
	Expect *e = w->expect;
	uint16_t n_groups = expect_n_groups(e);
	g_autofree LifeCount *groups = g_new0(LifeCount, n_groups);
	Counting c = { .w = w,
		.now = now,
		.half = time_of_closings(w, COUNT_HALF, now),
		.groups = groups };
	Life normal, all;

	for (size_t i = w->n > COUNT_ROWS ? w->n - COUNT_ROWS : 0; i < w->n; i++)
		count_case(&c, i, &groups[w->past[i].known.group]);
	life_normal(&normal);
	life_of_counts(&c.all, &normal, ALL_PRIOR, &all);
	for (uint16_t g = 0; g < n_groups; g++)
		life_of_counts(&groups[g], &all, GROUP_PRIOR,
		    &expect_group_at(e, g)->life);
}
