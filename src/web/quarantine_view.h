/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * quarantine_view.h - what came by a contact form and waits for the staff's word. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct {
	const char *url;
	const char *name, *mail, *phone, *customer; /* phone NULL: none */
	const char *when, *why, *text;
	const char *files; /* "skærm.png, 12 KB"; NULL: none */
	const char *address;
	bool has_others; /* from its address */
} QuarantineRow;

typedef struct {
	const char *title, *error;
	const QuarantineRow *rows;
	size_t n_rows;
	const char *next_url; /* NULL: this is the end */
} QuarantineView;
