/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * evaluation_report.h - how those who were asked judge the desk (M16): by customer, by
 * whose case it was, by category and by month. Only those who were asked count: who
 * answers unasked does so because he is very glad, or is not. */
#pragma once

#include "base/arena.h"
#include "base/zone.h"
#include "model/marks.h"
#include "store/evaluation_store.h"

typedef struct {
	int64_t id;       /* of the customer, of the staff; the category; 0: none */
	const char *name; /* NULL: of a category, of a month, or nobody's */
	Instant begins;   /* of a month; else 0 */
	Marks marks;
} EvaluationLine;

typedef struct {
	EvaluationLine *lines;
	size_t n;
} EvaluationLines;

typedef struct {
	Instant from; /* the first day of its first month, in that zone */
	Marks all;
	EvaluationLines customers, staff; /* who answered most first */
	EvaluationLines categories;       /* in their order */
	EvaluationLines months;           /* each of them, the oldest first */
	EvaluationSaid *said; /* with a low mark or with words, the newest first */
	size_t n_said;
} EvaluationReport;

#define EVALUATION_MOST_MONTHS 24
#define EVALUATION_MOST_SAID   20

/* Of the cases that were closed in this month and the months - 1 before it. question from
 * 0 says whose marks count. */
bool evaluation_report(Db *db, Arena *a, const Zone *zone, Instant now, int months,
    size_t question, EvaluationReport *out, GError **err);
