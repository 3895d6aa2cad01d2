/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * meeting_view.h - status meetings, as pages show them: to the staff, and to the
 * customer's contacts. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/out.h"
#include "web/choice.h"
#include "web/parked_view.h"

typedef struct {
	const char *url, *calendar_url; /* calendar_url: of a contact; NULL */
	const char *when; /* "mandag den 1. februar 2027 kl. 9.00–10.00" */
	const char *customer, *customer_url, *leader, *place;
	const char *state, *look;
	bool is_online, is_planned, is_held;
	SafeHtml agenda, minutes; /* as far as has_… says */
	bool has_agenda, has_minutes;
} MeetingRow;

typedef struct {
	const char *title, *lead; /* lead NULL: none */
	const MeetingRow *ahead, *over;
	size_t n_ahead, n_over;
	const char *all_url; /* of all customers, when these are one's; NULL */
	const char *new_url; /* NULL: of which customer is not known */
	const char *parked_url;
	int64_t n_parked;
} MeetingsView;

typedef struct {
	const char *name, *answer, *look;
} GuestRow;

typedef struct {
	MeetingRow m;
	const char *error;
	int64_t version;
	const char *plan_url, *cancel_url, *held_url, *minutes; /* as typed */
	bool may_hold;                                          /* it has begun */
	const GuestRow *guests;
	size_t n_guests;
	const ParkedRow *parked; /* what waits to be talked about */
	size_t n_parked;
	const char *parked_url;
} MeetingPage;

typedef struct {
	const char *title, *customer, *error, *url, *back_url;
	int64_t version; /* 0: a new one */
	const char *at, *place, *agenda;
	const Choice *staff, *lengths;
	size_t n_staff, n_lengths;
	const char **now; /* after a conflict: what is another now than was typed */
	size_t n_now;
} MeetingForm;
