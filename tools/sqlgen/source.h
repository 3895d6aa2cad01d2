/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * source.h - a file that sqlgen reads, and how it is refused. */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/arena.h"

/* What lives as long as one run of sqlgen. */
typedef struct {
	Arena *arena;
	unsigned refused; /* how often something was */
} Run;

typedef struct {
	Run *run;
	const char *path, *name; /* name: without folder and ending */
	const char *text;
} Source;

/* Exits when the file cannot be read or is not UTF-8. */
Source *source_read(Run *run, const char *path);

/* Prints "file:line: message", remembers it, and returns false. */
bool refuse(const Source *s, int line, const char *fmt, ...) G_GNUC_PRINTF(3, 4);
