/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * agreement_view.h - what was agreed with a customer: its versions, one of them, and the
 * form of one. */
#pragma once

#include "model/agreement.h"
#include "web/choice.h"

/* A day of the week, drawn as bars on a line of 1440 minutes. */
typedef struct {
	int x, width;
} WeekBar;

typedef struct {
	const char *day, *words; /* "mandag", "8–12, 12.30–16" */
	const WeekBar *bars;
	size_t n_bars;
} WeekRow;

/* A date of the next year on which something else holds. */
typedef struct {
	const char *date, *name, *what;
	bool is_open;
} SpecialRow;

/* What is promised of a category: in words, and were it reported now. */
typedef struct {
	const char *icon, *name;
	const char *length[N_CLOCKS]; /* "4 t", "4 t døgnet rundt"; NULL: none */
	const char *response_by, *solution_by;
} PromiseRow;

/* What waiting does to the clocks. */
typedef struct {
	const char *status, *words;
} StandsRow;

typedef struct {
	WeekRow week[7];
	const char *zone_words; /* "Europe/Copenhagen" */
	const char *open_words; /* "Åbent til i dag kl. 16" */
	bool always;
	const SpecialRow *specials;
	size_t n_specials;
	PromiseRow promises[N_CATEGORIES];
	StandsRow stands[4];
	const char *reopen, *margin, *count;
	const char *bills[2]; /* of work, of travel */
} TermsView;

typedef struct {
	const char *url, *name, *look, *state, *dates;
	const char *gap; /* what holds between it and the one after it; NULL */
	bool is_here;
} VersionRow;

typedef struct {
	const char *title, *customer, *customer_url; /* NULL: the house's standard */
	const VersionRow *versions;
	size_t n_versions;
	const char *gap; /* what holds before the first or without any; NULL */
	const char *name, *dates, *look, *state; /* of the one shown; NULL: none */
	const TermsView *terms;
	const char *new_url, *edit_url, *remove_url, *end_url; /* NULL: may not */
	const char *ends;
	const char *held; /* why it is not changed; NULL */
} AgreementPage;

/* --- the form --- */

typedef struct {
	const char *name, *label, *value, *error;
} FormLine;

typedef struct {
	const char *name, *value, *error;
	const char *always_name;
	bool always;
} TargetCell;

typedef struct {
	const char *icon, *label;
	TargetCell cells[N_CLOCKS];
} TargetLine;

typedef struct {
	const char *label;
	Choice clocks[N_CLOCKS]; /* value: the name of the box */
} StandsLine;

/* What is billed by consumption. */
typedef struct {
	const char *label;
	Choice categories[N_CATEGORIES]; /* likewise */
} BillsLine;

typedef struct {
	const char *title, *url, *back_url, *error;
	int64_t customer_id, version;
	FormLine name, from, ends, zone, off, other, reopen, margin, count;
	FormLine days[7];
	bool always, holidays, ascension;
	const char *hours_error;
	TargetLine targets[N_CATEGORIES];
	StandsLine stands[4];
	BillsLine bills[2];     /* of work, of travel: by category */
	const TermsView *terms; /* the preview; NULL: something does not hold */
} AgreementForm;
