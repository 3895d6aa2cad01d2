/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * door.h - the case that a visitor sees: by its reporter's signed link, or signed in as
 * its reporter or as a contact of its customer. */
#pragma once

#include "model/person.h"
#include "store/case_store.h"
#include "web/route.h"

typedef struct {
	CaseLine *line;
	Case *c;
	Customer *customer;   /* NULL: none */
	const char *url;      /* "/c/1001/TAG", "/my/case/1001" */
	const Person *reader; /* who is signed in; NULL: he came by the link */
} Door;

/* By the parameter id, and on a page that needs no sign-in by tag. line is NULL if the
 * link does not hold, or it is none of his: then the page is simply not there, and nobody
 * learns which numbers exist. */
bool door_open(WebReq *r, Door *d, GError **err);
/* May he speak for the reporter: is it his own, or his link? */
bool door_is_own(const Door *d);
/* The page of another case, as he gets to it. */
const char *door_url(WebReq *r, const Door *d, const House *house, int64_t case_id);
/* What is done there the reporter does, even when it is a member of the staff who holds
 * the link; or the contact who is signed in. */
Actor door_actor(WebReq *r, const Door *d);
