/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * visit_view.h - visits, as pages show them. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "web/choice.h"

typedef struct {
	int64_t number; /* of the case */
	const char *url, *case_url, *subject;
	const char *when, *from, *to, *leaves; /* "i morgen kl. 9.00"; by the clock */
	const char *who, *address, *map_url, *what;
	const char *person, *customer, *phone, *phone_url; /* NULL: not known */
	const char *state, *look, *answer, *answer_look;
	bool is_planned, is_on_way; /* travel is told of */
	bool is_case_over;          /* it is solved or closed, and the visit planned */
} VisitRow;

/* A case's: beside it. */
typedef struct VisitSide {
	const VisitRow *rows;
	size_t n_rows;
} VisitSide;

typedef struct {
	const char *title, *error, *url, *back_url, *ask_url, *subject;
	int64_t number, version; /* version 0: a new one */
	bool may_anyway;         /* it was refused since he is not free */
	const Choice *staff, *lengths, *times;
	size_t n_staff, n_lengths, n_times;
	const char *goes; /* "Birk · 1 hour", as it was chosen */
	const char *at, *travel, *address, *phone, *what, *site;
	const char *staff_id, *length;
	const char *place;   /* the site that was chosen; "0" */
	const Choice *sites; /* of the customer, and their addresses */
	const char *const *addresses;
	size_t n_sites;
} VisitForm;

typedef struct {
	VisitRow v;
	const char *title, *error, *keep;
	int64_t version;
	const char *report_url, *cancel_url, *move_url;
	const char *text, *minutes, *travel, *signed_by; /* as they were typed */
	const char *unsent;       /* of a report that came too late: its text; NULL */
	const char *signed_words; /* of one that is done; NULL */
} VisitPage;

/* An address of a customer. */
typedef struct {
	int64_t id;
	int travel; /* minutes; 0: not told */
	const char *name, *address, *phone;
} SiteRow;

/* Those of one, and the form of another. */
typedef struct {
	const SiteRow *rows;
	size_t n_rows;
	const char *url, *error;                     /* NULL: nothing is wrong */
	const char *name, *address, *phone, *travel; /* as they were typed; NULL */
} SiteSide;

typedef struct {
	const char *title, *day, *before_url, *after_url;
	const VisitRow *mine, *others;
	size_t n_mine, n_others;
	const char *next, *next_url; /* of an empty day: when the next one is; NULL */
	const char *feed;            /* the address that was made just now; NULL */
	const char *feed_at;         /* since when there is one; NULL: there is none */
} VisitsPage;
