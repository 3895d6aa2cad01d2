/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * import_view.h - the people of a customer from a table, before it is done. */
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct {
	int64_t line;
	const char *look, *words;        /* what happens with it */
	const char *name, *mail, *phone; /* "" */
	const char *wrong;               /* NULL: nothing */
} ImportRow;

typedef struct {
	const char *title, *url, *back_url;
	const char *error; /* NULL: nothing */
	const ImportRow *rows;
	size_t n_rows;
	const char *summary; /* "3 tilføjes, 1 ændres, 2 er, som de skal være" */
	const char *data;    /* the table, for doing it; NULL: it cannot be done */
} ImportView;
