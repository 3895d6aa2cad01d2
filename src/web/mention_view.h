/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mention_view.h - where colleagues have named the reader. */
#pragma once

#include "base/out.h"

typedef struct {
	int64_t number;
	const char *url, *subject, *author, *when;
	SafeHtml html; /* what was written */
	bool is_seen;
} MentionRow;

typedef struct {
	const char *title;
	const MentionRow *rows;
	size_t n_rows;
	bool has_unseen;
	const char *next_url, *first_url; /* NULL: none */
} MentionsView;
