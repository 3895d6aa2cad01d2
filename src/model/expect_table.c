/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/expect_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "model/date_read.h"
#include "model/expect_known.h"

#define LOOKED_AT  5000 /* rows by which the columns are recognised */
#define GRAIN      300.0
#define GRAIN_DATE 43200.0

struct ExpectRow {
	const char *const *cells;
	size_t line;
	Instant opened, closed;
};

/* --- rows --- */

typedef struct {
	Arena *arena;
	ExpectTable *t;
	GHashTable *met; /* by the case's number: ExpectRow, the first of it */
	GPtrArray *kept;
} Reading;

static const char *
cell(const ExpectTable *t, const ExpectRow *row, size_t column)
{
	return column < t->columns.n ? row->cells[column] : "";
}

static bool
read_dates(Reading *r, ExpectRow *row)
{
	const Columns *c = &r->t->columns;
	const char *closed = cell(r->t, row, c->closed);

	if (!date_read(cell(r->t, row, c->opened), c->month_first, &row->opened)) {
		r->t->bad_opened++;
		return false;
	}
	if (column_is_missing(closed))
		return true;
	if (!date_read(closed, c->month_first, &row->closed) ||
	    row->closed < row->opened) {
		r->t->bad_closed++;
		return false;
	}
	return true;
}

/* Files of events say a case once an event: it was opened once, and is closed when the
 * last of them says so. */
static bool
was_met(Reading *r, ExpectRow *row)
{
	const char *number = cell(r->t, row, r->t->columns.number);

	if (!*number)
		return false;
	ExpectRow *first = g_hash_table_lookup(r->met, number);
	if (!first) {
		g_hash_table_insert(r->met, (void *)(uintptr_t)number, row);
		return false;
	}
	if (first->opened != row->opened)
		return false;
	first->closed = row->closed ? row->closed : first->closed;
	r->t->again++;
	return true;
}

static void
take_rows(Reading *r, ExpectRow *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (read_dates(r, &rows[i])) {
			if (!was_met(r, &rows[i]))
				g_ptr_array_add(r->kept, &rows[i]);
		} else if (!r->t->first_bad) {
			r->t->first_bad = rows[i].line;
		}
	}
}

static int
by_opening(const void *a, const void *b)
{
	const ExpectRow *x = a, *y = b;

	if (x->opened != y->opened)
		return x->opened < y->opened ? -1 : 1;
	return x->line < y->line ? -1 : x->line > y->line;
}

static void
keep_rows(Reading *r)
{
	ExpectTable *t = r->t;

	t->n = r->kept->len;
	t->rows = arena_newv(r->arena, ExpectRow, t->n + 1);
	for (size_t i = 0; i < t->n; i++) {
		t->rows[i] = *(const ExpectRow *)r->kept->pdata[i];
		t->until = MAX(t->until, MAX(t->rows[i].opened, t->rows[i].closed));
		t->n_open += !t->rows[i].closed;
	}
	qsort(t->rows, t->n, sizeof *t->rows, by_opening);
}

/* A line as cells, one for each column. */
static const char *const *
cells_of(Arena *a, const CsvRow *line, size_t n)
{
	const char **cells = arena_newv(a, const char *, n + 1);

	for (size_t i = 0; i < n; i++)
		cells[i] = i < line->n ? line->cells[i] : "";
	return cells;
}

static bool
read_lines(Arena *a, Csv *csv, size_t n_columns, ExpectTable *out, ExpectRow **rows)
{
	CsvRow line;
	size_t n = 0;

	while (csv_next(csv, &line))
		*arena_push(a, rows,
		    &n) = (ExpectRow){ .cells = cells_of(a, &line, n_columns),
			.line = line.line };
	out->n_rows = n;
	return n > 0;
}

bool
expect_table_read(Arena *a, Csv *csv, const ColumnNames *names, ExpectTable *out,
    GError **err)
{
	ExpectTable t = { 0 };
	ExpectRow *rows = NULL;
	CsvRow line;

	if (!csv_next(csv, &line))
		return fail(err, ERR_INTERNAL, "the file is empty");
	size_t n_columns = line.n;
	const char *const *head = cells_of(a, &line, n_columns);
	read_lines(a, csv, n_columns, &t, &rows);
	size_t n_looked = MIN(t.n_rows, LOOKED_AT);
	const char *const **looked = arena_newv(a, const char *const *, n_looked + 1);
	for (size_t i = 0; i < n_looked; i++)
		looked[i] = rows[i].cells;
	if (!columns_recognise(a, head, n_columns, looked, n_looked, names, &t.columns,
	        err))
		return false;
	g_autoptr(GHashTable) met = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GPtrArray) kept = g_ptr_array_new();
	Reading r = { a, &t, met, kept };
	take_rows(&r, rows, t.n_rows);
	keep_rows(&r);
	*out = t;
	return true;
}

double
expect_table_grain(const ExpectTable *t)
{
	return t->columns.dates_only ? GRAIN_DATE : GRAIN;
}

/* --- what is known of them --- */

typedef struct {
	const ExpectTable *t;
	GTimeZone *utc;
	Terms *terms;
	uint16_t *blocks; /* by column */
	Known known;
} Putting;

static void
put_column(Putting *p, const ExpectRow *row, size_t i)
{
	const char *value = row->cells[i];
	ColumnKind kind = p->t->columns.columns[i].kind;

	if (kind == COLUMN_WORDS)
		known_words(&p->known, p->blocks[i], value);
	else if (kind == COLUMN_QUANTITY && !column_is_missing(value))
		known_number(&p->known, p->blocks[i], g_ascii_strtod(value, NULL));
	else if (kind == COLUMN_QUANTITY || kind == COLUMN_CHOICE)
		known_value(&p->known, p->blocks[i],
		    column_is_missing(value) ? "" : value);
}

static void
put_row(Putting *p, const ExpectRow *row)
{
	const Columns *c = &p->t->columns;

	known_begin(&p->known, p->terms);
	if (c->group < c->n)
		put_column(p, row, c->group);
	for (size_t i = 0; i < c->n; i++)
		if (i != c->group)
			put_column(p, row, i);
	known_time(&p->known, p->utc, row->opened);
	known_pairs(&p->known);
}

ExpectPast *
expect_table_past(const ExpectTable *t, Arena *a, Expect *e)
{
	ExpectPast *past = arena_newv(a, ExpectPast, t->n + 1);
	g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
	Putting p = { .t = t, .utc = utc, .terms = expect_terms(e) };

	p.blocks = arena_newv(a, uint16_t, t->columns.n + 1);
	for (size_t i = 0; i < t->columns.n; i++)
		if (t->columns.columns[i].kind >= COLUMN_CHOICE)
			p.blocks[i] = terms_block(p.terms, t->columns.columns[i].name);
	for (size_t i = 0; i < t->n; i++) {
		const ExpectRow *row = &t->rows[i];
		ExpectPast *to = &past[i];

		put_row(&p, row);
		to->opened = row->opened;
		to->closed = row->closed;
		to->took = row->closed ? (double)(row->closed - row->opened) / 1e6 : 0;
		to->known = (ExpectCase){
			.terms = arena_memdup(a, p.known.list,
			    p.known.n * sizeof *p.known.list),
			.n_terms = p.known.n,
			.group = expect_group(e, expect_table_group(t, i)),
		};
	}
	return past;
}

size_t
expect_table_line(const ExpectTable *t, size_t i)
{
	return t->rows[i].line;
}

const char *
expect_table_number(const ExpectTable *t, size_t i)
{
	const char *number = cell(t, &t->rows[i], t->columns.number);

	return *number ? number : NULL;
}

const char *
expect_table_group(const ExpectTable *t, size_t i)
{
	const char *value = cell(t, &t->rows[i], t->columns.group);

	return column_is_missing(value) ? "" : value;
}
