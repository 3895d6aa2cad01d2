/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * set_up_view.h - the first-run guide: what is done and what is next. */
#pragma once

#include "base/text.h"

typedef struct {
	TextId name, help;
	const char *url;
	TextId action;
	bool is_done, is_next;
} SetUpStep;

typedef struct {
	const char *title;
	const SetUpStep *steps;
	size_t n_steps;
	int64_t n_done;
	bool is_done, is_aside;
	const char *lmtp_help; /* where mail for the desk is sent to */
} SetUpView;
