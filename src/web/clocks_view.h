/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * clocks_view.h - the clocks of a case, each with the sum that it comes to. */
#pragma once

#include "web/chip_view.h"

typedef struct {
	const char *look;    /* "counts", "closed", "stands", "over" */
	const char *from_to; /* "ti. 3. feb. 9.00 – 12.00" */
	const char *why;     /* "Tæller", "Lukket" … */
	const char *counted; /* "3 t"; NULL: nothing */
} StretchRow;

typedef struct {
	const char *title; /* "Svar" */
	const char *sum;   /* "2 t 10 min brugt af 4 t" */
	const char *runs;  /* in whose hours: "Tæller i åbningstiden: …" */
	Chip chip;
	int share; /* used, in percent of the target; at most 100 */
	bool is_over;
	const StretchRow *rows;
	size_t n_rows;
	bool cut; /* earlier stretches are left out */
} ClockView;

typedef struct {
	const char *title, *subject, *back_url;
	const char *agreement; /* "Basis, gælder fra 1. januar" */
	const ClockView *clocks;
	size_t n_clocks;
} ClocksView;
