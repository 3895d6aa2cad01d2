/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * evaluation_report_view.h - how those who were asked judge the desk, as its page shows
 * it. */
#pragma once

#include "base/text.h"
#include "web/choice.h"

/* What somebody's, some category's or some month's cases were judged. */
typedef struct {
	const char *name, *url;   /* url NULL: none */
	const char *answered;     /* "12 af 31" */
	const char *mean;         /* "4,3"; NULL: nobody answered */
	const char *interval;     /* "4,0–4,6" */
	const char *low;          /* how many; "" of none */
	bool is_better, is_worse; /* than all, by more than chance gives */
	int from, to, at; /* of the interval and the mean on a scale of 0 to 100 */
} JudgedRow;

typedef struct {
	TextId title, what;
	const JudgedRow *rows;
	size_t n;
} JudgedTable;

typedef struct {
	const char *marks, *comment, *when;
	const char *case_url, *subject, *by, *staff; /* staff NULL: nobody's */
	bool is_low;
} JudgedSaid;

typedef struct {
	const char *title;
	const char *all, *answered, *low; /* all NULL: nobody answered yet */
	const Choice *spans, *questions;
	size_t n_spans, n_questions;
	const JudgedTable *tables;
	size_t n_tables;
	const JudgedSaid *said;
	size_t n_said;
} JudgedView;
