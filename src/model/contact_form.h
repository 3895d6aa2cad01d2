/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * contact_form.h - what a customer's contact form has of its own beside its path (M3): a
 * host name, a logo, and the web sites that may show the form within a page. Pure. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/picture.h"

typedef struct {
	int64_t customer_id, version; /* version 0: nothing is stored */
	const char *host;             /* "support.bager.example"; NULL: none */
	const char *sites;            /* origins, one a line; "" */
	const char *logo_sha256;      /* of its blob; NULL: none */
	Picture logo;
	/* Links in mails lead to the host even if the desk itself cannot reach it. */
	bool links_always;
} ContactForm;

#define CONTACT_SITES_MOST 20

/* The host name that was typed, as the DNS has it: in lower case, without a dot at the
 * end, in ASCII (RFC 5891). NULL if it is none with a domain, or an address (RFC 1123,
 * 2.1). */
const char *contact_host(Arena *a, const char *typed);

/* The host name of a Host header, as contact_host() gives it: without its port. NULL if
 * it is none. */
const char *contact_host_of_header(Arena *a, const char *header);

/* The origin of a web address: "https://www.bager.example", with its port unless that is
 * the usual one (RFC 6454, 6.2). NULL if it is no http or https address. */
const char *contact_origin(Arena *a, const char *typed);

/* The desk's web address as it is at another host name: "https://desk.example:8443" at
 * "support.bager.example" is "https://support.bager.example:8443", since a name in the
 * DNS leads to the same port. */
char *contact_url(Arena *a, const char *desk_url, const char *host);

/* The origins of several addresses, one a line; what is written twice stands once. NULL
 * if a line is none, or there are more than CONTACT_SITES_MOST. */
const char *contact_sites(Arena *a, const char *typed);

/* Is the origin one of the form's sites? */
bool contact_form_knows(const ContactForm *f, const char *origin);
