/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * time_view.h - the ledger of time, as pages show it. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "web/choice.h"

typedef struct {
	int64_t id;
	const char *from, *to; /* "9.10", "9.25": by the clock */
	const char *day;       /* "i dag" */
	const char *who, *kind, *method, *icon;
	const char *minutes; /* "15 min", "−15 min" */
	int value;           /* in minutes */
	bool is_travel, is_billable;
	bool is_struck;  /* taken back, or what takes back */
	const char *why; /* the reason of that, or of its billing; "" */
	const char *url; /* where it is corrected; NULL: not by him */
	int64_t number;  /* of the case */
	const char *case_url, *subject, *customer;
} TimeLine;

/* Beside a case: what was worked on it. */
typedef struct TimeSide {
	const char *total, *travel, *billable; /* "1 t 25 min"; NULL: none */
	const char *by_agreement; /* "Arbejde faktureres efter aftalen …" */
	const char *url;          /* where it is booked */
	int64_t number;
	const char *who; /* whose the counter is */
	const TimeLine *lines;
	size_t n_lines;
} TimeSide;

/* A day of somebody's: what he did, and where nothing is said of what. */
typedef struct {
	const TimeLine *line;                 /* NULL: a gap */
	const char *from, *to, *length, *url; /* of a gap; url fills in the form */
} TimeSpan;

typedef struct {
	const char *day, *total;
	bool is_today;
	const TimeSpan *spans;
	size_t n_spans;
} TimeDay;

typedef struct {
	const char *url, *subject, *customer, *total, *billable;
	int64_t number;
} TimeOfCase;

typedef struct {
	const char *title, *week, *error;
	const char *total, *today, *billable;
	const char *before_url, *after_url; /* the weeks beside it; after NULL: to come */
	const char *url;
	const TimeDay *days;
	size_t n_days;
	const TimeOfCase *cases;
	size_t n_cases;
	const Choice *kinds, *methods;
	size_t n_kinds, n_methods;
	const char *number, *minutes, *at, *text; /* as they were typed; "" */
} TimePage;
