/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_view.h - what the templates of mails show. Every mail is the same few parts, in
 * this order; a part that is NULL, or of which there are none, is left out. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/out.h"
#include "model/wording.h"

/* The first question of the evaluation, with the link of each mark from 1 to 5; the
 * others are asked on the page that it leads to. */
typedef struct {
	const char *question;
	const char *links[5];
} MailQuestion;

/* A guide that the mail gives, and where its reader says whether it worked. */
typedef struct {
	const char *question, *yes, *no;
} MailGuide;

/* The logo of a customer's contact form, as large as it is shown. */
typedef struct {
	const char *url; /* NULL: none */
	int width, height;
} MailLogo;

typedef struct {
	const char
	    *colour; /* "#1f5f99": the bar above and the button, readable on white */
	const char *house, *phone;
	const char *customer;     /* in whose name it is; NULL: the house's */
	MailLogo logo;            /* beside it */
	const char *subject_line; /* of the mail, in words of the house's own; NULL */
	const char *subject;      /* of the case; NULL: it is of none */
	int64_t number;
	const char *title, *greeting;
	const char *lead[WORDING_PARAGRAPHS]; /* paragraphs before the text */
	size_t n_lead;
	const char *text; /* what the staff wrote … */
	SafeHtml html;    /* … and the same as HTML */
	bool is_quoted;   /* … which he was sent before */
	const char *sender;
	MailGuide *guides;
	size_t n_guides;
	const MailQuestion *question;          /* NULL: nothing is asked */
	const char *close[WORDING_PARAGRAPHS]; /* paragraphs after the text */
	size_t n_close;
	const char *link;       /* of the page to go on at, or NULL */
	const char *link_words; /* what it is called; NULL: the case, or the page */
} MailView;
