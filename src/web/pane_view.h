/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * pane_view.h - a case beside the list that it was opened from. */
#pragma once

#include "web/case_view.h"

struct PaneView {
	const CaseView *one;
	const char *flash; /* what was just done; NULL */
};
