/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * support_known.h - who writes in a contact form, as far as this device knows: what he
 * typed there the last time, in a signed cookie of that customer's form alone. Nothing
 * that the desk knows of him goes there. And when he was shown the form. */
#pragma once

#include "desk/house.h"
#include "model/quarantine.h"
#include "web/route.h"

typedef struct {
	const char *name, *mail, *phone; /* "" */
} Known;

/* False if nothing is known. */
bool known_read(WebReq *r, const House *house, int64_t customer_id, Known *out);
void known_keep(WebReq *r, const House *house, int64_t customer_id, const Known *who);
void known_forget(WebReq *r, int64_t customer_id);

/* For a hidden field: when the form was shown, signed. */
const char *support_began(WebReq *r, const House *house, const char *slug);
/* Is what was sent a person's? A machine fills in what nobody sees, or is faster than
 * one types; one that comes from a page elsewhere is believed if the customer knows the
 * page (M3). */
Doubt support_doubt(WebReq *r, const House *house, const Customer *c, bool is_known,
    bool knows_site);
