/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * roster_view.h - the duty roster as a picture, and the forms that change it (M11). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <glib.h>

#include "web/choice.h"
#include "web/wrong.h"

/* Somebody, or nobody, for a stretch of a week: x and width in percent of it. */
typedef struct {
	const char *x, *width, *name, *title;
	const char *look; /* "duty duty-3", "hole" */
} RosterBar;

typedef struct {
	const char
	    *name; /* of the role; "" of its second line, where two are on at once */
	const char *label; /* the same, for who hears it */
	const RosterBar *bars;
	size_t n_bars;
} RosterLane;

typedef struct {
	const char *words; /* "man. 2." */
	bool is_today;
	const char *holiday; /* its name; NULL: it is none */
} RosterDayHead;

typedef struct {
	const char *title; /* "Uge 6" */
	RosterDayHead days[7];
	const RosterLane *lanes;
	size_t n_lanes;
	const char *now_x; /* of the line that says now; NULL: another week */
} RosterWeek;

/* A row that can be taken away again, or ended. */
typedef struct {
	int64_t id;
	const char *words, *more; /* more "" */
	const char *url;          /* where its form goes; NULL: not the reader's */
} RosterRow;

typedef struct {
	const char *words, *note, *state;
	const char *url; /* NULL: nothing is to be answered */
	bool may_accept, may_withdraw;
} RosterSwapRow;

/* What was typed, and why it was refused; of the form that was sent. */
typedef struct {
	const char *form;  /* "away", "extra", "swap", "pattern"; NULL: none */
	const char *error; /* NULL */
	const char *hole;  /* "Fra … til …"; NULL */
	const char *from, *to, *back_from, *back_to, *note, *from_day, *to_day;
	unsigned weekdays; /* bit 1 << weekday */
	int64_t every;
	bool on_holidays;
} RosterTyped;

typedef struct {
	const char *title;
	const char *now, *mine; /* who is on, and when the reader is; mine NULL */
	const char **holes;     /* in red; NULL: none */
	size_t n_holes;
	bool is_empty; /* nothing was entered yet */
	const RosterWeek *weeks;
	size_t n_weeks;
	const RosterSwapRow *swaps;
	size_t n_swaps;
	const RosterRow *exceptions, *shifts, *log;
	size_t n_exceptions, n_shifts, n_log;
	bool admin;
	const Choice *staff, *others, *roles, *whys, *my_roles;
	size_t n_staff, n_others, n_roles, n_whys, n_my_roles;
	const Choice *weekdays; /* 7 */
	RosterTyped typed;
} RosterView;

static inline bool
is_typed(const RosterTyped *t, const char *form)
{
	return t->form && g_str_equal(t->form, form);
}
