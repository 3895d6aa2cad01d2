/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * migration.h - the numbered files that make the schema. */
#pragma once

#include "dialect.h"

typedef struct {
	const Source *source;
	int number;
	const char *name; /* "core" of 0001_core.sql */
	const char *on[N_ENGINES];
} Migration;

/* Adds the file to the array; its number must be the next one. */
void migration_read(const Source *s, Migration **migrations, size_t *n);
