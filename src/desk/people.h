/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * people.h - staff, customers and persons: what an administrator and the desk do. Errors
 * as in case.h. */
#pragma once

#include "base/arena.h"
#include "model/person.h"
#include "store/db.h"

/* --- sign-in --- */

#define SESSION_LASTS DAYS(14)

/* Checks the password (argon2id) and begins a session: *token is the cookie's value.
 * A wrong name and a wrong password give the same ERR_DENIED "sign_in.wrong"; too many
 * tries that failed, from an address or for a name, give ERR_LIMIT
 * "sign_in.too_often". */
bool sign_in(Db *db, Arena *a, Instant now, const char *mail, const char *password,
    const char *address, char **token, GError **err);
/* Whose token that is: *staff is NULL if it is none, has expired, or the person left. */
bool sign_in_session(Db *db, Arena *a, Instant now, const char *token, Staff **staff,
    GError **err);
bool sign_out(Db *db, Arena *a, const char *token, GError **err);

/* --- staff; administrators only --- */

/* id 0 adds. password NULL leaves it; otherwise at least 10 characters. A new password or
 * active = false ends all sessions of that person. */
bool staff_save(Db *db, Arena *a, const Actor *who, Staff *s, const char *password,
    GError **err);

/* Anybody of the staff for himself: the language in which he reads. */
bool staff_choose_lang(Db *db, Arena *a, const Actor *who, Lang lang, GError **err);

/* --- customers and persons; staff --- */

typedef struct {
	Customer customer;
	const CustomerAddress *addresses;
	size_t n_addresses;
	const int64_t *consultants; /* staff ids */
	size_t n_consultants;
} CustomerSave;

/* id 0 adds; an empty slug is made from the name. */
bool customer_save(Db *db, Arena *a, const Actor *who, CustomerSave *what, GError **err);
bool person_save(Db *db, Arena *a, const Actor *who, Person *p, GError **err);
/* The same by a contact, for his own company alone: p->customer_id and mail_when are not
 * looked at. ERR_DENIED "company.not_contact"; ERR_INVALID "company.yourself" if he would
 * shut himself out. */
bool company_person_save(Db *db, Arena *a, const Actor *who, Person *p, GError **err);
