/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * remote_view.h - remote sessions, as pages show them. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "web/chip_view.h"

/* One of a case: beside it, and at its head while something can become of it. */
typedef struct RemoteSide {
	const char *url, *who, *person, *computer, *what; /* person NULL, the others "" */
	Chip state;
	const char *words; /* how it stands, since when; what can be done */
	bool is_open;
} RemoteSide;

typedef struct {
	const char *title, *error, *url, *back_url, *subject;
	int64_t number;
	const char *person;          /* who would be asked; NULL: nobody */
	const char *computer, *what; /* as they were typed */
	bool by_phone;
} RemoteForm;

typedef struct {
	RemoteSide r;
	const char *title, *error, *case_url, *subject;
	int64_t number, version;
	bool is_asked, is_agreed, is_running;
	const char *agreed_url, *start_url, *end_url, *withdraw_url;
	const char *tool_url;              /* NULL: there is none */
	const char *typed_computer, *text; /* as they were typed */
	const char *minutes;
	const char *unsent; /* what was done, of one that is over meanwhile; NULL */
} RemotePage;

/* For the user, by the link of his mail. */
typedef struct {
	const char *title, *words, *action, *error;
	const char *what, *computer; /* "" */
	bool may_agree, may_refuse, may_stop;
} RemoteConsentView;
