/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * customer_form.h - the form of a customer, as it is or as it was typed. */
#pragma once

#include "model/person.h"
#include "web/route.h"

typedef struct {
	Customer customer;
	const char *recipients, *domains; /* one a line */
	const int64_t *consultants;
	size_t n_consultants;
} CustomerTyped;

/* The customer as it stands; *found is false if there is none. */
bool customer_form_load(WebReq *r, int64_t id, CustomerTyped *typed, bool *found,
    GError **err);
/* why is what was wrong with what was typed; NULL: nothing. */
bool customer_form_show(WebReq *r, const CustomerTyped *typed, const GError *why,
    GError **err);
/* Saves what was sent and goes to the customer's page, or shows the form again; id 0
 * adds. */
bool customer_form_save(WebReq *r, int64_t id, GError **err);
