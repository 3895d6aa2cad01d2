/* SPDX-License-Identifier: AGPL-3.0-or-later
 * support_pages.h - the contact form of a customer (M3), by its path. */
#pragma once

#include "model/person.h"
#include "web/route.h"

/* The customer of the path; NULL if there is none, or it has left. */
bool support_customer(WebReq *r, Customer **out, GError **err);

extern const Route support_routes[], support_guide_routes[];
