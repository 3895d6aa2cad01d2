/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * query.h - the named queries of a file of store/sql.
 *
 *	-- name: case_by_number :one
 *	-- param: number int
 *	-- row: case
 *	-- hot
 *	-- Every case page begins with it.
 *	SELECT … WHERE c.number = :number;
 *
 * :one gives a row or none, :many any number, :exec none. Types are int, text and
 * bytes, with ? when the parameter may be NULL. Queries of one row share their
 * columns' enumerators. The plan of a hot query must use an index. */
#pragma once

#include "dialect.h"

typedef enum { PARAM_INT, PARAM_TEXT, PARAM_BYTES } ParamType;

typedef struct {
	const char *name;
	ParamType type;
	bool optional;
	int line;
	bool used;
} Param;

/* SQL without comments and empty lines; lines[i] is where its line i came from. */
typedef struct {
	const char *sql;
	const int *lines;
} Statement;

typedef struct {
	const Source *source;
	int line;
	const char *name;
	bool returns; /* rows: :one and :many */
	const char *row;
	bool hot;
	const char **comment;
	size_t n_comment;
	Param *params;
	size_t n_params;
	Statement on[N_ENGINES];
	const char **columns; /* known once it was prepared */
	size_t n_columns;
} Query;

/* Adds the queries of the file to the array; what is wrong was refused. */
void queries_read(const Source *s, Query **queries, size_t *n);
