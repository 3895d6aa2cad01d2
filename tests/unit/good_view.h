/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * good_view.h - what the templates of test_template.c show. */
#pragma once

#include "base/out.h"

typedef struct {
	const char *name;
	bool open;
} GoodItem;

typedef struct {
	const char *text, *url;
	int64_t number;
	SafeHtml html;
	const GoodItem *items;
	size_t n_items;
} GoodView;
