/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * person.h - the people: staff at the provider, customers, and persons at them. Data. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "model/actor.h"
#include "model/quiet.h"

typedef struct {
	int64_t id;
	const char *name, *mail, *phone; /* phone may be NULL */
	Role role;
	int64_t lead_id; /* who leads him; 0: nobody */
	bool admin, active;
	Lang lang;
	MailWhen mail_when;
	const char *password; /* argon2id; NULL: cannot sign in. Never leaves desk/. */
} Staff;

/* A company with a service agreement. */
typedef struct {
	int64_t id, version;
	const char *name, *slug, *phone, *colour; /* the last two may be NULL */
	const char *notes;
	Lang lang;
	bool active;
} Customer;

typedef enum {
	ADDRESS_RECIPIENT =
	    1,              /* it@customer.example: mail to it is this customer's (M2) */
	ADDRESS_DOMAIN = 2, /* customer.example: its people write from there */
} AddressKind;

typedef struct {
	AddressKind kind;
	const char *value; /* lower case */
	bool send_as;      /* answers may go out under it */
} CustomerAddress;

/* Somebody at a customer. */
typedef struct {
	int64_t id, version;
	int64_t customer_id;             /* 0: a stranger, not yet placed */
	const char *name, *mail, *phone; /* the last two may be NULL */
	const char *customer_name;       /* when it was loaded with it */
	Lang lang;
	MailWhen mail_when;
	bool contact; /* sees all that his company has here */
	bool outages; /* wants to be told of each outage that touches his company */
	bool active;
	Instant active_at; /* since when he is, or is not; 0: not known */
} Person;
