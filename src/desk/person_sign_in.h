/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * person_sign_in.h - how somebody at a customer signs in: he writes his address, a link
 * is mailed to it, and the link is good once and for an hour. Nobody learns from it whose
 * addresses are known. */
#pragma once

#include "base/arena.h"
#include "model/person.h"
#include "store/db.h"

#define PERSON_LINK_LASTS    HOURS(1)
#define PERSON_SESSION_LASTS DAYS(30)

/* Mails the link, if that is the address of somebody who has not left; succeeds whether
 * it is or not. address is where he asks from. ERR_LIMIT "sign_in.too_often". */
bool person_ask_link(Db *db, Arena *a, Instant now, const char *mail, const char *address,
    GError **err);

/* What a link says. */
typedef struct {
	int64_t person_id;
	Instant at;
	const char *tag;
} PersonLink;

/* Whom it is for; NULL if it does not hold, has expired, was used, or he has left. */
bool person_link_open(Db *db, Arena *a, Instant now, const PersonLink *link, Person **out,
    GError **err);
/* Uses it: *token is the cookie's value. ERR_DENIED "person.link.over". */
bool person_sign_in(Db *db, Arena *a, Instant now, const PersonLink *link, char **token,
    GError **err);

/* Whose token that is: NULL if it is none, has expired, or he, or his company, has
 * left. */
bool person_session(Db *db, Arena *a, Instant now, const char *token, Person **out,
    GError **err);
bool person_sign_out(Db *db, Arena *a, const char *token, GError **err);
