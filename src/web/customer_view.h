/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * customer_view.h - customers and the people at them: lists, pages and forms. */
#pragma once

#include "web/case_view.h"
#include "web/parked_view.h"
#include "web/visit_view.h"
#include "web/wrong.h"

typedef struct {
	const char *url, *name, *initials, *phone, *mail, *lang, *customer;
	bool is_contact, is_told, is_active;
	const char *counted; /* from when on the price follows; NULL: it does already */
} PersonRow;

typedef struct {
	const char *url, *name, *phone, *slug;
	bool is_active;
} CustomerRow;

typedef struct {
	const char *title;
	const CustomerRow *rows;
	size_t n_rows;
	const char *next_url, *first_url; /* NULL: none */
} CustomersView;

typedef struct {
	const char *title, *edit_url, *new_person_url, *import_url, *all_url;
	const char *form_url, *form_edit_url; /* the customer's own contact form */
	const char *addresses_url;            /* how its own addresses work */
	const char *meetings_url, *new_meeting_url;
	const char *meeting,
	    *meeting_url; /* when the next one is; NULL: none is planned */
	const CustomerSide *side;
	const ParkedRow *parked; /* what waits for the next status meeting */
	size_t n_parked;
	const char *parked_url;
	SiteSide sites;
	const char **addresses; /* "it@bager.example" */
	size_t n_addresses;
	const PersonRow *people;
	size_t n_people;
	ListView cases;
} CustomerView;

/* A form comes back with what was typed and with what is wrong at the field. */
typedef struct {
	const char *title, *url, *back_url;
	int64_t version;
	const char *name, *slug, *phone, *colour, *notes, *recipients, *domains;
	const Choice *langs, *consultants;
	size_t n_langs, n_consultants;
	bool active;
	const char *error, *wrong; /* what is wrong, and of which field; NULL: nothing */
} CustomerForm;

typedef struct {
	const char *title, *edit_url, *call_url;
	const PersonSide *side;
	ListView cases;
} PersonView;

/* What the staff and a contact of the company fill in alike. */
typedef struct {
	const char *title;
	int64_t version;
	const char *name, *mail, *phone;
	const Choice *langs, *whens; /* no whens: it is not asked when mail may come */
	size_t n_langs, n_whens;
	bool contact, outages, active, is_new;
	const char *counted; /* from when on the price follows; NULL: not said */
	const char *error, *wrong;
} PersonFields;

typedef struct {
	PersonFields fields;
	const char *url, *back_url, *customer;
	int64_t customer_id;
} PersonForm;
