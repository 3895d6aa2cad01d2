/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * wording_view.h - the mails to people at customers, and the words of one of them. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "web/choice.h"

typedef struct {
	const char *url, *title, *when;
	const char *changed; /* in which languages it has words of the house's; NULL */
} WordingRow;

typedef struct {
	const char *title;
	const WordingRow *rows;
	size_t n_rows;
} WordingsView;

typedef struct {
	const char *name, *label, *value, *standard;
	const char *error; /* NULL */
	bool is_long, is_own;
} WordingFieldView;

typedef struct {
	const char *code, *words; /* "{case.number}", and what it stands for */
} WordingCode;

typedef struct {
	const char *when, *author, *lang, *url;
	bool is_standard;
} WordingVersionRow;

typedef struct {
	const char *title, *when, *url, *preview_url;
	const char *lang; /* "da" */
	const Choice *langs, *customers;
	size_t n_langs, n_customers;
	const char *case_number; /* as it was typed; "" */
	const WordingFieldView *fields;
	size_t n_fields;
	const WordingCode *codes;
	size_t n_codes;
	const WordingVersionRow *versions; /* the newest first */
	size_t n_versions;
	const char *error;
	bool is_own;
} WordingForm;
