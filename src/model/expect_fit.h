/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expect_fit.h - which terms make a case last longer, and how much: a regression whose
 * effects are shrunken.
 *
 * Each block of terms (each customer, each word …) is taken as drawn from a normal
 * distribution about 0, whose width is estimated with the effects (a mixed model, by EM
 * over coordinate descent). So a customer with one case has nearly no effect of his own,
 * one with a hundred has, and a block that says nothing comes to nothing. A row may be
 * censored: its value is at least what it says. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/expect_terms.h"

typedef struct FitRows FitRows;

/* Rows of terms as they are fitted. Terms that few rows have are left out. */
FitRows *fit_rows_new(const Terms *terms);
void fit_rows_free(FitRows *f);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FitRows, fit_rows_free)

/* The terms are read again by fit_rows_end(), and must stay until then. */
void fit_rows_add(FitRows *f, const uint32_t *terms, size_t n_terms);
void fit_rows_end(FitRows *f);

typedef struct {
	const double *values, *weights; /* by row; a weight of 0 leaves it out */
	const bool *censored;           /* by row; NULL: none is */
	int sweeps;
} FitOf;

typedef struct {
	double middle, spread; /* of the values, and of what the terms leave */
	double *effects;       /* by term of Terms; 0 for what was left out */
	double *weights;       /* the summed weight of the rows that have the term */
	double *left;          /* by row: the value without what is expected of it */
	double *leverage;      /* by row: 0 to 1, how much of left it took itself */
	double widths[TERMS_MAX_BLOCKS]; /* by block */
} Fit;

Fit *fit_rows_fit(FitRows *f, const FitOf *of);
void fit_free(Fit *fit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Fit, fit_free)
