/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * my_view.h - what people at customers see when they are signed in: their cases, and as
 * contacts their company's. */
#pragma once

#include "web/agreement_view.h"
#include "web/customer_view.h"

/* Signing in: first the address, then the link of the mail. */
typedef struct {
	const char *mail, *to, *error; /* error NULL: nothing is wrong */
	const char *support_url;       /* a contact form to go to instead; NULL: none */
	bool sent;
} MySignIn;

typedef struct {
	const char *name;   /* whom the link is for; NULL: it is over */
	const char *action; /* "" of one that is over */
} MyEnter;

typedef struct {
	const char *url, *subject, *stands, *when;
	const char *person; /* NULL: not said */
	int64_t number;
	bool is_over;
} MyCase;

typedef struct {
	const char *title, *empty;
	const MyCase *rows;
	size_t n_rows;
	const char *next_url, *first_url; /* NULL: none */
	const char *flash, *new_url;      /* of the contact form; NULL: none */
} MyCases;

/* What a contact looks for; each choice has one that is on. */
typedef struct {
	MyCases list;
	const Choice *states, *categories, *people;
	size_t n_states, n_categories, n_people;
	const char *since, *until; /* "2027-02-03", "" */
	const char *csv_url;
} CompanyCases;

typedef struct {
	const PersonRow *rows;
	size_t n_rows, n_active, n_told; /* n_told: of those, who hears of outages */
	const char *counted; /* when they are next counted for the price; NULL */
	const char *flash;
} CompanyPeople;

typedef struct {
	PersonFields fields;
	const char *action;
} CompanyPerson;

/* A month of what was drawn on the desk. */
typedef struct {
	const char *month, *hours;
} LoadRow;

typedef struct {
	const char *name, *from; /* of the agreement; "siden 1. februar 2027" */
	const TermsView *terms;
	const LoadRow *load; /* the last months, this one first */
	size_t n_load;
} CompanyAgreement;
