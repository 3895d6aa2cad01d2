/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * supplier_view.h - suppliers: the list, a page of one, and its form. */
#pragma once

#include "web/choice.h"
#include "web/referral_view.h"
#include "web/wrong.h"

typedef struct {
	const char *url, *name, *mail, *phone; /* the last two may be NULL */
	const char *hours;
	bool is_active;
} SupplierRow;

typedef struct {
	const char *title;
	const SupplierRow *rows;
	size_t n_rows;
	const char *next_url, *first_url; /* NULL: none */
} SuppliersView;

typedef struct {
	int64_t customer_id;
	const char *customer, *customer_url, *number, *contract, *systems,
	    *facts; /* "" */
} ServesRow;

typedef struct {
	const char *title, *edit_url, *serve_url;
	const char *mail, *phone, *phone_url, *web; /* NULL */
	const char *hours, *hours_words, *answer, *lang;
	bool is_active, unread;
	const char **needs, **addresses;
	size_t n_needs, n_addresses;
	const ServesRow *serves;
	size_t n_serves;
	const Choice *customers; /* whom it could serve */
	size_t n_customers;
	const char *held, *median; /* in words; NULL: nothing is known */
	int64_t n, waiting;
	const ReferralRow *referrals;
	size_t n_referrals;
	const char *error;
} SupplierView;

typedef struct {
	const char *name; /* of the field: "hours1" */
	const char *day, *typed;
} HoursField;

typedef struct {
	const char *title, *url, *back_url;
	int64_t version;
	const char *name, *mail, *phone, *web, *hours_words, *zone, *answer, *needs,
	    *addresses, *template_da, *template_en;
	const char *house_zone; /* which is theirs if they have none */
	HoursField hours[7];
	const Choice *langs;
	size_t n_langs;
	bool unread, active;
	const char *error, *wrong; /* what is wrong, and of which field; NULL: nothing */
} SupplierForm;
