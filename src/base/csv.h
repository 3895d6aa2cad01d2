/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * csv.h - reads a table of text: RFC 4180 and what programs write instead.
 *
 * Cells are separated by comma, semicolon, tab or bar, whichever the first line is
 * divided by; "sep=;" before it says so. Lines end with CR, LF or both. UTF-8, UTF-16
 * with its mark, else Windows-1252. A quote that is never closed is a letter like any
 * other, so one slip does not swallow the rest of the file. */
#pragma once

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#define CSV_MAX_COLUMNS 512 /* what a line has more is dropped */

typedef struct Csv Csv;

/* Takes a copy of the bytes. */
Csv *csv_new(const void *bytes, size_t n);
void csv_free(Csv *c);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Csv, csv_free)

/* The next line that is not empty; false after the last. The texts live as long as the
 * reader, are valid UTF-8 and have no white space around them; the array until the next
 * call. line is its number in the file, from 1. */
typedef struct {
	char **cells;
	size_t n, line;
} CsvRow;
bool csv_next(Csv *c, CsvRow *row);
