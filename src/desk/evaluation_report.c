/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "desk/evaluation_report.h"

#include <stdlib.h>

#include "model/case.h"

/* Midnight on the first of the month that is so many before the one of that instant. */
static Instant
month_begins(const Zone *zone, Instant at, int before)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc(at / SECONDS(1));
	g_autoptr(GDateTime) local = g_date_time_to_timezone(utc, zone_glib(zone));
	int month = g_date_time_get_year(local) * 12 + g_date_time_get_month(local) - 1 -
	            before;
	g_autoptr(GDateTime) first = g_date_time_new(zone_glib(zone), month / 12,
	    month % 12 + 1, 1, 0, 0, 0);

	return SECONDS(g_date_time_to_unix(first));
}

static EvaluationLine *
line_of(Arena *a, GHashTable *known, EvaluationLines *lines, int64_t id, const char *name)
{
	gpointer at = NULL;

	if (!g_hash_table_lookup_extended(known, &id, NULL, &at)) {
		int64_t *key = arena_new0(a, int64_t);

		*key = id;
		at = GSIZE_TO_POINTER(lines->n);
		g_hash_table_insert(known, key, at);
		*arena_push(a, &lines->lines, &lines->n) = (EvaluationLine){ .id = id,
			.name = name };
	}
	return &lines->lines[GPOINTER_TO_SIZE(at)];
}

static int
most_answers_first(const void *one, const void *other)
{
	const EvaluationLine *x = one, *y = other;
	size_t nx = marks_answered(&x->marks), ny = marks_answered(&y->marks);

	if (nx != ny)
		return nx > ny ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static void
sort(EvaluationLines *lines)
{
	if (lines->n)
		qsort(lines->lines, lines->n, sizeof *lines->lines, most_answers_first);
}

/* The lines that are there whether or not anybody answered. */
static void
begin(Arena *a, const Zone *zone, Instant now, int months, EvaluationReport *r)
{
	r->months.lines = arena_newv(a, EvaluationLine, (size_t)months);
	for (int i = months - 1; i >= 0; i--)
		r->months.lines[r->months.n++] = (EvaluationLine){
			.begins = month_begins(zone, now, i)
		};
	r->from = r->months.lines[0].begins;
	r->categories.lines = arena_newv(a, EvaluationLine, N_CATEGORIES);
	for (int64_t category = 1; category <= N_CATEGORIES; category++)
		r->categories.lines[r->categories.n++] = (EvaluationLine){
			.id = category
		};
}

static void
add(Arena *a, EvaluationReport *r, const EvaluationRow *rows, size_t n, size_t question)
{
	g_autoptr(GHashTable) customers = g_hash_table_new(g_int64_hash, g_int64_equal);
	g_autoptr(GHashTable) staff = g_hash_table_new(g_int64_hash, g_int64_equal);
	size_t month = 0;

	for (size_t i = 0; i < n; i++) {
		const EvaluationRow *w = &rows[i];
		int mark = w->scores[question];
		size_t category = (size_t)w->category - 1;

		while (
		    month + 1 < r->months.n && w->at >= r->months.lines[month + 1].begins)
			month++;
		marks_add(&r->all, mark);
		marks_add(&r->months.lines[month].marks, mark);
		if (category < r->categories.n)
			marks_add(&r->categories.lines[category].marks, mark);
		marks_add(&line_of(a, customers, &r->customers, w->customer_id,
		              w->customer)
		               ->marks,
		    mark);
		marks_add(&line_of(a, staff, &r->staff, w->staff_id, w->staff)->marks,
		    mark);
	}
}

bool
evaluation_report(Db *db, Arena *a, const Zone *zone, Instant now, int months,
    size_t question, EvaluationReport *out, GError **err)
{
	EvaluationRow *rows;
	size_t n;

	*out = (EvaluationReport){ 0 };
	begin(a, zone, now, CLAMP(months, 1, EVALUATION_MOST_MONTHS), out);
	if (!evaluation_store_rows(db, a, out->from, now + 1, &rows, &n, err) ||
	    !evaluation_store_said(db, a, out->from, MARK_LOW, EVALUATION_MOST_SAID,
	        &out->said, &out->n_said, err))
		return false;
	add(a, out, rows, n, MIN(question, (size_t)QUESTIONS_MOST - 1));
	sort(&out->customers);
	sort(&out->staff);
	return true;
}
