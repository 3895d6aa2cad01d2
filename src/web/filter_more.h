/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * filter_more.h - what narrows a search or a list most often, to be added by a click. */
#pragma once

#include "model/query.h"
#include "web/chip_view.h"

/* A filter that may be added: what it is called, and the page with it. */
typedef struct {
	const char *name, *url;
} FilterMore;

/* But those that are typed already. path is that of the page, up to the value of its
 * last parameter: "/search?q=". In the arena. */
FilterMore *filter_more(const Reader *rd, const char *path, const char *typed, size_t *n);
/* What is not understood of what was typed, in words; as many as there are problems. */
const char **filter_problems(const Reader *rd, const Query *q);
