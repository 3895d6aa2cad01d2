/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * clocks_view.h - the clocks of a case, each with the sum that it comes to. */
#pragma once

#include "web/chip_view.h"
#include "web/choice.h"

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

/* The version that the case is held to, and the form that moves it to another. */
typedef struct {
	const char *name, *url;
	const char *category;
	const char *why;    /* "Gjaldt, da sagen blev oprettet …" */
	const char *reason; /* of whoever moved it; NULL */
	const char *action; /* of the form; NULL: the reader may not, or it is closed */
	int64_t version;
	Choice *others;
	size_t n_others; /* 0: there is none to move it to */
	const char *typed, *problem;
} HeldView;

typedef struct {
	const char *title, *subject, *back_url;
	HeldView held;
	const ClockView *clocks;
	size_t n_clocks;
} ClocksView;
