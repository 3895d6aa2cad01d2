/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * guide_view.h - the knowledge base: its list, the page of a guide, its form, what the
 * reporter sees of it, and what stands beside a case. */
#pragma once

#include "model/guide.h"
#include "web/case_view.h"
#include "web/insert_view.h"
#include "web/wrong.h"

typedef struct {
	const char *url, *title;
	const char *keywords; /* "" */
	const char *customer; /* NULL: for all */
	const char *langs;    /* "Dansk, English" */
	bool is_public;
	int64_t used, worked, failed;
	const char *changed; /* "i går kl. 10.00, Anna Berg" */
} GuideRow;

typedef struct {
	const char *title, *typed;
	bool put_away; /* those that are not in use are shown */
	const GuideRow *rows;
	size_t n_rows;
	const char *empty;
	const char *next_url, *first_url; /* NULL: none */
} GuidesView;

/* A guide's words in one language. */
typedef struct {
	const char *lang, *title; /* "da" */
	SafeHtml html;
} GuideText;

typedef struct {
	int64_t version;
	const char *url, *when, *author, *what;
	const char *changes; /* "Tekst på dansk, søgeord"; NULL: of the first */
	bool is_shown;
} GuideOld;

typedef struct {
	int64_t version, newest;
	const char *title, *url, *edit_url;
	GuideText texts[N_LANGS]; /* the reader's language first */
	size_t n_texts;
	const char *customer, *customer_url; /* NULL: for all */
	const char *keywords;
	bool is_public, is_active;
	const char *mark; /* how an answer names it; NULL: it may not be sent */
	bool is_old;      /* not the newest: it can be restored */
	const char *restore_url;
	int64_t used, worked, failed;
	const GuideOld *versions;
	size_t n_versions;
	const char *error;
} GuideView;

typedef struct {
	const char *mark; /* what is written in the text for it */
	const char *url, *name;
} GuidePictureRow;

typedef struct {
	const char *title, *url, *back_url;
	int64_t version;
	const char *titles[N_LANGS], *texts[N_LANGS], *keywords, *what;
	const Choice *customers;
	size_t n_customers;
	bool is_public, active, is_new;
	const GuidePictureRow *pictures;
	size_t n_pictures;
	GuideText preview[N_LANGS];
	size_t n_preview;
	const char *error, *wrong; /* what is wrong, and of which field; NULL: nothing */
} GuideForm;

/* --- to the reporter --- */

typedef struct {
	GuideText text;
	const char *case_url, *case_words, *flash;
	const char
	    *action; /* where he says whether it worked; NULL: he was not given it */
	const char *pressed; /* "yes" or "no", as the mail's link says; "" */
	bool is_said, worked;
	const char *error;
} GuideDoorView;

/* --- beside a case --- */

typedef struct {
	const char *url, *title;
	const char *worked_url; /* where it is said whether it worked */
	bool is_said, worked;
} GuideGiven;

typedef struct {
	int64_t id;
	const char *url, *title;
	const char *insert_url; /* of its text, for the composer */
	bool is_public;
} GuideFitting;

struct GuideSide {
	const GuideGiven *given;
	size_t n_given;
	const GuideFitting *fitting;
	size_t n_fitting;
	const InsertOption *templates; /* text: the id */
	size_t n_templates;
	const char *insert_url; /* where a form goes that inserts one */
};
