/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * dispatch_view.h - an answer that goes in a moment, as its author is told on every
 * page. */
#pragma once

#include "web/chip_view.h"

typedef struct {
	const char *words; /* "Svaret i sag 1034 sendes om" */
	const char *undo_url;
	int64_t left; /* seconds */
} LeavingView;
