/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * error_view.h - what the page of a failure shows. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* A field that was typed, for sending it once more. */
typedef struct {
	const char *name, *value;
	bool is_long; /* worth seeing, and taking a copy of */
} ErrorField;

typedef struct {
	const char *message;
	const char *reference; /* NULL: of no use to anybody */
	const char *again;     /* where the form that failed may be sent again; NULL */
	const ErrorField *fields;
	size_t n_fields;
	bool had_files; /* which the reader must choose once more */
} ErrorView;
