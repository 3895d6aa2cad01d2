/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * address_view.h - a customer's own addresses: how they are led to the desk, and how that
 * was tried out (M2). For the staff, and for the customer's contact. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ADDRESS_MOST_DETAILS 6

/* How one way was tried out last. */
typedef struct {
	const char *look, *icon;  /* of a chip */
	const char *words, *when; /* when NULL: it was not tried */
	const char *details[ADDRESS_MOST_DETAILS];
	size_t n_details;
} AddressTried;

typedef struct {
	const char *address;
	AddressTried in, out;
	bool send_as; /* answers go out under it */
} AddressRow;

typedef struct {
	const char *title, *customer, *back_url; /* back_url NULL: there is a menu */
	const char *house, *desk_mail, *domain;  /* domain of the first one */
	/* What the DNS must have; NULL: the house has not said. */
	const char *dkim_name, *dkim_target, *spf_include;
	const char *test_url, *send_as_url; /* the second NULL: not for who reads it */
	const AddressRow *rows;
	size_t n;
	const char *error, *flash;
	const char *look_url; /* this page */
	bool waits;           /* one is on its way: look again */
} AddressesView;
