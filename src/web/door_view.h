/* SPDX-License-Identifier: AGPL-3.0-or-later
 * door_view.h - the reporter's page of his case, and the evaluation of it (M14, M16). */
#pragma once

#include "web/case_view.h"

typedef struct {
	int64_t number;
	const char *subject;
	const char *flash;                      /* what was just done; NULL */
	const char *stands;                     /* where it stands, in a sentence */
	const char *horizon;                    /* NULL: it has ended */
	const char *horizon_why;                /* a sentence; NULL */
	const char *assignee;                   /* who is on it; NULL */
	const char *reply_url, *evaluation_url; /* the last NULL while it is open */
	const char *goes_on_url;                /* merged into another of his; NULL */
	bool is_ended;   /* solved or closed: he may say that it is not */
	bool is_by_link; /* he is not signed in */
	/* What he says with one press; word_url NULL: it is not his to say. */
	const char *word_url, *phone;
	bool may_work, may_break;
	const char *error, *typed;
	const EntryView *entries;
	size_t n_entries;
} DoorView;

typedef struct {
	const char *name, *question;
	int score; /* 0: none yet */
} DoorQuestion;

typedef struct {
	int64_t number;
	const char *subject, *case_url, *action;
	const DoorQuestion *questions;
	size_t n_questions;
	const char *comment, *error;
	bool done; /* it was just stored */
	/* He comes by a mark in a mail: "first", or "again" if he has answered; NULL. */
	const char *clicked;
	const char *flash;      /* what was just done besides; NULL */
	const char *broken_url; /* to say that it is not solved; NULL: nothing is low */
} DoorEvaluationView;
