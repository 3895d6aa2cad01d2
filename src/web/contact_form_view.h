/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * contact_form_view.h - what the staff set of a customer's contact form (M3). */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "web/wrong.h"

/* What stands on another web site, in the customer's language. */
typedef struct {
	const char *url, *lang; /* of the form in whole */
	const char *title, *text, *files, *name, *mail, *phone, *send;
} ContactSnippet;

typedef struct {
	const char *title, *customer, *url, *back_url;
	int64_t version;
	const char *host, *sites; /* as typed */
	bool links_always;
	const char *links_is, *links, *links_look; /* where links lead; NULL: no host */
	const char *logo_url;                      /* NULL: none */
	int logo_width, logo_height;
	const char *form_url, *form_at; /* where the form is: its path, and in whole */
	const char *desk_host;          /* what the CNAME points to: the desk's own */
	ContactSnippet snippet;
	bool has_sites;
	const char *error, *wrong; /* what is wrong, and of which field */
} ContactFormView;
