/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expect_table.h - a table of cases as a past to learn from. */
#pragma once

#include "base/arena.h"
#include "base/csv.h"
#include "model/expect.h"
#include "model/expect_columns.h"

typedef struct ExpectRow ExpectRow;

typedef struct {
	Columns columns;
	ExpectRow
	    *rows; /* cases, in the order of opening; what is in it is expect_table.c's */
	size_t n;
	Instant until; /* the last instant that any row speaks of */
	/* What was read: all rows; those that are no case (no date of opening that can be
	 * read; a closing that cannot, or lies before it), and the line of the first of
	 * them (0: none); those of a case that was met before; cases still open. */
	size_t n_rows, bad_opened, bad_closed, first_bad, again, n_open;
} ExpectTable;

/* Reads the file. What it says lives in the arena and in the reader. ERR_INTERNAL, for
 * whoever runs the command, if it is no table of cases. */
bool expect_table_read(Arena *a, Csv *csv, const ColumnNames *names, ExpectTable *out,
    GError **err);
/* The length in seconds below which differences matter to nobody, for expect_new(). */
double expect_table_grain(const ExpectTable *t);
/* Its cases as a past; their terms and groups are put into the model. */
ExpectPast *expect_table_past(const ExpectTable *t, Arena *a, Expect *e);

size_t expect_table_line(const ExpectTable *t, size_t i); /* of the file */
/* The case's number as it stands there; NULL if the file has none. */
const char *expect_table_number(const ExpectTable *t, size_t i);
/* What its category says; "" if nothing does. */
const char *expect_table_group(const ExpectTable *t, size_t i);
