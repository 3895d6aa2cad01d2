/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * contact_form_pages.h - the staff give a customer's contact form its host name, its logo
 * and the web sites that may show it (M3). */
#pragma once

#include "model/contact_form.h"
#include "web/route.h"

/* The address of the logo, which changes when the logo does; NULL if there is none. */
const char *contact_logo_url(Arena *a, const char *slug, const ContactForm *f);
/* The form in whole: at its own host name if it has one. */
const char *contact_form_address(Arena *a, const House *house, const char *slug,
    const ContactForm *f);
/* The same, as short as one may type it: its own host name leads to it. */
const char *contact_form_at(Arena *a, const House *house, const char *slug,
    const ContactForm *f);

extern const Route contact_form_routes[];
