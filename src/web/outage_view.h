/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * outage_view.h - outages (M8): what everybody sees of them, and the pages of the staff.
 */
#pragma once

#include "web/case_view.h"
#include "web/wrong.h"

/* One line above a page: of the staff, or of a customer's contact form. */
typedef struct {
	int64_t id;
	const char *url;    /* NULL: it leads nowhere */
	const char *title;  /* "Internettet er nede" */
	const char *said;   /* the last word; NULL */
	const char *next;   /* "Nyt senest kl. 14.30" */
	bool is_late;       /* the promised word is owed */
	bool is_proposal;   /* nobody has declared it yet */
	bool is_quarantine; /* no outage: what may be spam waits to be looked at */
	/* on the form: where he says that he is hit, too; who that is, or NULL; and when
	 * he was shown it */
	const char *tell_url, *known_mail, *began;
} OutageBanner;

typedef struct {
	const char *url, *title, *when, *state;
	const char *chip; /* of the state: its class */
} OutageRow;

typedef struct {
	const char *title, *new_url;
	const OutageRow *rows;
	size_t n_rows;
	const char *next_url;
} OutagesView;

/* The texts to everybody, and when the next one comes: in each form that tells. */
typedef struct {
	const char *da, *en;
	const Choice *nexts; /* minutes from now */
	size_t n_nexts;
	const char *error, *wrong; /* of which field: "da", "en", "title", "next" */
} OutageSayForm;

typedef struct {
	const char *title, *action, *back_url;
	const char *name, *systems; /* as typed */
	OutageSayForm say;
	bool everybody;
	const Choice *customers;
	size_t n_customers;
	int64_t proposal_id;
	const CaseRow *cases; /* the reports that it would gather */
	size_t n_cases;
	const char *dismiss_url; /* of a proposal; NULL */
} OutageForm;

typedef struct {
	const char *when, *author, *da, *en;
} OutageWordRow;

typedef struct {
	const char *title, *systems, *cause;
	bool is_on, is_late;
	const char *next; /* "Nyt senest kl. 14.30"; NULL once it is over */
	int64_t version;
	const char *say_url, *end_url, *edit_url;
	/* the report: names and figures */
	struct {
		const char *name, *value;
	} facts[9];
	size_t n_facts;
	const OutageWordRow *words;
	size_t n_words;
	ListView cases;
	OutageSayForm say;
} OutagePageView;
