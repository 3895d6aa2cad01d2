/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * row.h - what all stores need to run a query and to read its rows. Insiders only. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "store/db.h"

/* An id or instant of 0 is stored as NULL. */
static inline const int64_t *
row_some(const int64_t *v)
{
	return *v ? v : NULL;
}

/* The text of a column, in the arena; NULL is NULL. */
static inline const char *
row_text(Arena *a, DbStmt *st, int column)
{
	return arena_strdup(a, db_text(st, column));
}

/* Runs what returns no rows; takes the statement. */
bool row_exec(DbStmt *st, GError **err);
/* The same; how many rows it changed goes to n. */
bool row_exec_count(DbStmt *st, int64_t *n, GError **err);
/* Reads the one number of the first row; 0 if there is no row. Takes the statement. */
bool row_int(DbStmt *st, int64_t *out, GError **err);

/* Makes a value of a row, in the arena. */
typedef void (*RowRead)(Arena *a, DbStmt *st, void *out);

/* The first row as a new value of that size, or NULL; takes the statement. */
bool row_one(Arena *a, DbStmt *st, RowRead read, size_t size, void **out, GError **err);
/* All rows as an array; takes the statement. */
bool row_all(Arena *a, DbStmt *st, RowRead read, size_t size, void **out, size_t *n_out,
    GError **err);

/* row_one(a, st, case_line_read, out, err) with the type of out. */
#define ROW_ONE(a, st, read, out, err)                                                   \
	row_one((a), (st), (read), sizeof **(out), (void **)(out), (err))
#define ROW_ALL(a, st, read, out, n_out, err)                                            \
	row_all((a), (st), (read), sizeof **(out), (void **)(out), (n_out), (err))

/* "1,2,3", as a query takes a list of ids. */
const char *row_id_list(Arena *a, const int64_t *ids, size_t n);
