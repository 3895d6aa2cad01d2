/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/expect_fit.h"

#include <math.h>
#include <string.h>

#define FEWEST_ROWS   2    /* a term that fewer have is left out */
#define FIRST_WIDTH   0.3  /* of a block, in spreads, before anything is known */
#define LEAST_WIDTH   0.01 /* below that a block says nothing */
#define MOST_LEVERAGE 0.8

typedef struct {
	const uint32_t *terms;
	size_t n;
} Row;

struct FitRows {
	const Terms *terms;
	GArray *rows;     /* Row */
	uint32_t *local;  /* by term: its number here + 1; 0: left out */
	uint32_t *global; /* and back */
	uint32_t n_local;
	uint32_t *begins; /* by term here, one more: where its rows begin */
	uint32_t *row_of; /* the rows that have it */
};

FitRows *
fit_rows_new(const Terms *terms)
{
	FitRows *f = g_new0(FitRows, 1);

	f->terms = terms;
	f->rows = g_array_new(FALSE, FALSE, sizeof(Row));
	return f;
}

void
fit_rows_free(FitRows *f)
{
	if (!f)
		return;
	g_array_unref(f->rows);
	g_free(f->local);
	g_free(f->global);
	g_free(f->begins);
	g_free(f->row_of);
	g_free(f);
}

void
fit_rows_add(FitRows *f, const uint32_t *terms, size_t n_terms)
{
	const Row row = { terms, n_terms };

	g_array_append_val(f->rows, row);
}

static const Row *
row_at(const FitRows *f, guint i)
{
	return &g_array_index(f->rows, Row, i);
}

static void
number_terms(FitRows *f, uint32_t *counts)
{
	uint32_t n = terms_n(f->terms);

	for (guint i = 0; i < f->rows->len; i++)
		for (size_t j = 0; j < row_at(f, i)->n; j++)
			counts[row_at(f, i)->terms[j]]++;
	for (uint32_t t = 0; t < n; t++)
		if (counts[t] >= FEWEST_ROWS)
			f->local[t] = ++f->n_local;
	f->global = g_new(uint32_t, f->n_local);
	f->begins = g_new0(uint32_t, f->n_local + 1);
	for (uint32_t t = 0; t < n; t++)
		if (f->local[t]) {
			f->global[f->local[t] - 1] = t;
			f->begins[f->local[t]] = counts[t];
		}
	for (uint32_t t = 0; t < f->n_local; t++)
		f->begins[t + 1] += f->begins[t];
}

void
fit_rows_end(FitRows *f)
{
	uint32_t n = terms_n(f->terms);
	g_autofree uint32_t *counts = g_new0(uint32_t, n + 1);

	f->local = g_new0(uint32_t, n + 1);
	number_terms(f, counts);
	f->row_of = g_new(uint32_t, f->begins[f->n_local]);
	memset(counts, 0, sizeof *counts * n);
	for (guint i = 0; i < f->rows->len; i++)
		for (size_t j = 0; j < row_at(f, i)->n; j++) {
			uint32_t term = row_at(f, i)->terms[j], t = f->local[term];

			if (t)
				f->row_of[f->begins[t - 1] + counts[term]++] = i;
		}
}

/* --- while it is fitted --- */

typedef struct {
	const FitRows *f;
	const FitOf *of;
	Fit *fit;
	double *effects, *weights; /* by term here */
	double sum_weights;
	double ridge[TERMS_MAX_BLOCKS]; /* (spread / width)^2 */
} Fitting;

static uint16_t
block_of(const FitRows *f, uint32_t t)
{
	return terms_block_of(f->terms, f->global[t]);
}

static void
fit_middle(Fitting *x)
{
	double sum = 0;
	guint n = x->f->rows->len;

	for (guint i = 0; i < n; i++)
		sum += x->of->weights[i] * x->fit->left[i];
	double step = x->sum_weights > 0 ? sum / x->sum_weights : 0;
	x->fit->middle += step;
	for (guint i = 0; i < n; i++)
		x->fit->left[i] -= step;
}

static void
fit_term(Fitting *x, uint32_t t)
{
	const uint32_t *row = &x->f->row_of[x->f->begins[t]],
	               *end = &x->f->row_of[x->f->begins[t + 1]];
	double *left = x->fit->left, was = x->effects[t], sum = 0;
	double ridge = x->ridge[block_of(x->f, t)];

	if (ridge <= 0)
		return;
	for (const uint32_t *r = row; r < end; r++)
		sum += x->of->weights[*r] * left[*r];
	double step = (sum + x->weights[t] * was) / (x->weights[t] + ridge) - was;
	x->effects[t] += step;
	for (const uint32_t *r = row; r < end; r++)
		left[*r] -= step;
}

static void
fit_spread(Fitting *x)
{
	double sum = 0, weight = 0;

	for (guint i = 0; i < x->f->rows->len; i++) {
		double w = x->of->weights[i];

		if (x->of->censored && x->of->censored[i])
			continue;
		sum += w * x->fit->left[i] * x->fit->left[i];
		weight += w;
	}
	x->fit->spread = weight > 0 ? MAX(sqrt(sum / weight), 0.02) : 1;
}

/* How wide the effects of each block are: the mean of their squares as they are
 * believed to be, which is what was found and what is not known of it. */
static void
fit_widths(Fitting *x)
{
	double sum[TERMS_MAX_BLOCKS] = { 0 }, n[TERMS_MAX_BLOCKS] = { 0 };
	double variance = x->fit->spread * x->fit->spread;

	for (uint32_t t = 0; t < x->f->n_local; t++) {
		uint16_t b = block_of(x->f, t);

		if (x->ridge[b] <= 0)
			continue;
		sum[b] += x->effects[t] * x->effects[t] +
		          variance / (x->weights[t] + x->ridge[b]);
		n[b] += 1;
	}
	for (int b = 0; b < TERMS_MAX_BLOCKS; b++) {
		if (n[b] <= 0)
			continue;
		double width2 = MAX(sum[b] / n[b], LEAST_WIDTH * LEAST_WIDTH * variance);
		x->fit->widths[b] = sqrt(width2);
		x->ridge[b] = MAX(variance / width2, 0.5);
	}
}

/* The mean of what a standard normal is, given that it is more than z. */
static double
mean_beyond(double z)
{
	if (z > 5)
		return z + 1 / z;
	return exp(-z * z / 2) / sqrt(2 * G_PI) / (0.5 * erfc(z / G_SQRT2));
}

/* A censored row counts as what can be expected of it, which is not below what it is. */
static void
fit_censored(Fitting *x, double *value)
{
	for (guint i = 0; i < x->f->rows->len; i++) {
		if (!x->of->censored[i] || x->of->weights[i] <= 0)
			continue;
		double expected = value[i] - x->fit->left[i], s = x->fit->spread;
		double z = (x->of->values[i] - expected) / s;
		double now = expected + s * mean_beyond(MAX(z, -6));

		x->fit->left[i] += now - value[i];
		value[i] = now;
	}
}

static void
fit_begin(Fitting *x)
{
	guint n = x->f->rows->len;

	memcpy(x->fit->left, x->of->values, sizeof(double) * n);
	for (guint i = 0; i < n; i++)
		x->sum_weights += x->of->weights[i];
	for (uint32_t t = 0; t < x->f->n_local; t++)
		for (uint32_t r = x->f->begins[t]; r < x->f->begins[t + 1]; r++)
			x->weights[t] += x->of->weights[x->f->row_of[r]];
	for (int b = 0; b < TERMS_MAX_BLOCKS; b++)
		x->ridge[b] = 1 / (FIRST_WIDTH * FIRST_WIDTH);
	fit_middle(x);
	fit_spread(x);
}

/* What a row's own weight is in what is expected of it, about. */
static void
fit_leverage(Fitting *x)
{
	for (guint i = 0; i < x->f->rows->len; i++)
		x->fit->leverage[i] = x->of->weights[i] / MAX(x->sum_weights, 1e-9);
	for (uint32_t t = 0; t < x->f->n_local; t++) {
		double own = 1 / (x->weights[t] + x->ridge[block_of(x->f, t)]);

		for (uint32_t r = x->f->begins[t]; r < x->f->begins[t + 1]; r++) {
			uint32_t row = x->f->row_of[r];

			x->fit->leverage[row] += x->of->weights[row] * own;
		}
	}
	for (guint i = 0; i < x->f->rows->len; i++)
		x->fit->leverage[i] = MIN(x->fit->leverage[i], MOST_LEVERAGE);
}

static void
fit_end(Fitting *x)
{
	fit_leverage(x);
	for (uint32_t t = 0; t < x->f->n_local; t++) {
		x->fit->effects[x->f->global[t]] = x->effects[t];
		x->fit->weights[x->f->global[t]] = x->weights[t];
	}
}

Fit *
fit_rows_fit(FitRows *f, const FitOf *of)
{
	Fit *fit = g_new0(Fit, 1);
	g_autofree double *effects = g_new0(double, f->n_local + 1);
	g_autofree double *weights = g_new0(double, f->n_local + 1);
	g_autofree double *value = g_memdup2(of->values, sizeof(double) * f->rows->len);
	Fitting x = { .f = f,
		.of = of,
		.fit = fit,
		.effects = effects,
		.weights = weights };

	fit->effects = g_new0(double, terms_n(f->terms) + 1);
	fit->weights = g_new0(double, terms_n(f->terms) + 1);
	fit->left = g_new0(double, f->rows->len + 1);
	fit->leverage = g_new0(double, f->rows->len + 1);
	fit_begin(&x);
	for (int i = 0; i < of->sweeps; i++) {
		for (uint32_t t = 0; t < f->n_local; t++)
			fit_term(&x, t);
		fit_middle(&x);
		fit_spread(&x);
		fit_widths(&x);
		if (of->censored)
			fit_censored(&x, value);
	}
	fit_end(&x);
	return fit;
}

void
fit_free(Fit *fit)
{
	if (!fit)
		return;
	g_free(fit->effects);
	g_free(fit->weights);
	g_free(fit->left);
	g_free(fit->leverage);
	g_free(fit);
}
