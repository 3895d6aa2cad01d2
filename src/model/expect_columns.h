/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * expect_columns.h - what the columns of somebody's table of cases are.
 *
 * By their names first: when it opened, when it closed, its number, its category, and
 * those that say what was known only afterwards (how it was solved, how long it took),
 * by which nobody may foretell. Then by their values: other dates and mere numbers of
 * rows are left out; few values are a choice, many numbers a quantity, many words a
 * text. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef enum {
	COLUMN_UNUSED, /* see why */
	COLUMN_OPENED,
	COLUMN_CLOSED,
	COLUMN_NUMBER, /* of the case: rows that share it are one case */
	COLUMN_CHOICE,
	COLUMN_QUANTITY,
	COLUMN_WORDS,
} ColumnKind;

typedef enum {
	UNUSED_NOT,        /* it is used */
	UNUSED_AFTERWARDS, /* known only when the case had been worked at */
	UNUSED_DATE,
	UNUSED_UNIQUE, /* another value in every row, or in order */
	UNUSED_SAME,   /* one value in all rows, or none */
} ColumnUnused;

typedef struct {
	const char *name;
	ColumnKind kind;
	ColumnUnused why;
} Column;

typedef struct {
	Column *columns;
	size_t n;
	size_t opened, closed, number, group; /* places; n: there is none */
	bool month_first;                     /* in "2/3/2026" */
	bool dates_only;                      /* nobody noted the time of day */
} Columns;

/* The columns of a head and the first rows (rows[i][column]). What is given by name
 * (NULL: find it) must be there, and two columns of dates: ERR_INTERNAL, for whoever
 * runs the command. */
typedef struct {
	const char *opened, *closed, *group;
} ColumnNames;
bool columns_recognise(Arena *a, const char *const *head, size_t n,
    const char *const *const *rows, size_t n_rows, const ColumnNames *names, Columns *out,
    GError **err);

/* "", "?", "NULL", "n/a" …: nothing was written there. */
bool column_is_missing(const char *value);
const char *column_kind_name(ColumnKind kind);
const char *column_unused_name(ColumnUnused why);
