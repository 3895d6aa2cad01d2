/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * person_form.h - the form of a person, as the staff fill it in and as a contact of his
 * company does: the same fields, read and shown in one place. */
#pragma once

#include "web/customer_view.h"
#include "web/route.h"

/* The parameters of the form. */
#define PERSON_FORM_PARAMS                                                               \
	{ "seen", P_INT, true, G_MAXINT64, NULL }, { "name", P_TEXT, false, 200, NULL }, \
	    { "mail", P_TEXT, false, 254, NULL }, { "phone", P_TEXT, false, 40, NULL },  \
	    { "lang", P_CHOICE, true, 0, "da|en" },                                      \
	    { "contact", P_BOOL, false, 0, NULL },                                       \
	    { "outages", P_BOOL, false, 0, NULL },                                       \
	{                                                                                \
		"active", P_BOOL, false, 0, NULL                                         \
	}

/* What was typed of him; whose he is, and when he wants mail, is not in it. */
Person person_form_read(WebReq *r, int64_t id);
/* The fields with what he is; why: what is wrong, NULL: nothing. */
PersonFields person_form_fields(WebReq *r, const Reader *rd, const Person *p,
    const GError *why);
