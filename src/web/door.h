/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * door.h - the case that a reporter's signed link leads to. */
#pragma once

#include "model/person.h"
#include "store/case_store.h"
#include "web/route.h"

typedef struct {
	CaseLine *line;
	Case *c;
	Customer *customer; /* NULL: none */
	const char *url;    /* "/c/1001/TAG" */
} Door;

/* By the parameters id and tag. line is NULL if the link does not hold: then the page is
 * simply not there, and nobody learns which numbers exist. */
bool door_open(WebReq *r, Door *d, GError **err);
/* What is done there the reporter does, even when it is a member of the staff who holds
 * the link. */
Actor door_actor(WebReq *r, const Door *d);
