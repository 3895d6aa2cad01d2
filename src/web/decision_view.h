/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * decision_view.h - what a partner is asked, with all that he needs to answer (M11): on a
 * page of the staff, and on one that the link of a mail opens. */
#pragma once

#include "base/out.h"
#include "web/case_view.h"

typedef struct {
	const char *when, *kind, *author;
	const char *text; /* cut short; "" */
	const char *icon;
} DecisionStep;

typedef struct {
	const char *title;
	const char *action;   /* where the form goes; NULL: he may not answer */
	const char *case_url; /* NULL: nobody is signed in */
	int64_t number;
	const char *subject, *category;
	const char *asked; /* "Anna Berg spørger dig, i dag kl. 9.00" */
	SafeHtml question;
	const char *waits; /* whom it waits for, and until when; NULL */
	const char *person, *customer, *agreement, *targets, *hours; /* NULL: none */
	const char *month, *half; /* the load so far; NULL */
	const char *notes;        /* the background of the solution; "" */
	Chip response, solution;
	const char *horizon; /* NULL */
	const DecisionStep *steps;
	size_t n_steps;
	int64_t n_left_out;
	bool has_reporter;
	/* what was answered; outcome NULL: nothing yet */
	const char *outcome, *answered;
	SafeHtml answer;
	/* what was typed, when it was refused */
	const char *error, *typed_answer, *typed_tell;
} DecisionView;

/* The link was opened too late: or what was answered, and no more. */
typedef struct {
	const char *title, *words;
	const char *sign_in_url; /* NULL */
} DecisionOverView;
