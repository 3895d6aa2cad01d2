/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * report_view.h - how often time horizons held, as its page shows it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct {
	const char *name, *cases, *share, *told, *took;
	bool is_off; /* far from the goal, more than chance does */
	/* Of the chart, where it has one. */
	int x, y, height, middle, label_y;
	const char *label, *title;
} HeldRow;

typedef struct {
	const char *title, *all, *goal, *learnt;
	const char *none; /* nothing is known yet; else NULL */
	const HeldRow *months, *categories;
	size_t n_months, n_categories;
	/* Of the chart: the rest is in its rows. */
	const HeldRow *bars; /* the last months */
	size_t n_bars;
	const char *view_box;
	int width, goal_y, bottom;
} HeldView;
