/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * visitor.h - a page for people at customers: under the customer's name and colour, in
 * its language, with nothing of the desk's inside around it.
 *
 *	VisitorPage p;
 *	if (!visitor_begin(r, customer, &p, err)) return false;
 *	…(p.body, &view);
 *	return visitor_end(&p, 200, title); */
#pragma once

#include "model/agreement.h"
#include "model/contact_form.h"
#include "model/person.h"
#include "web/chip_view.h"
#include "web/route.h"

typedef struct {
	const char *url, *words;
	bool is_here;
} VisitorTab;

typedef struct {
	const char *title, *name; /* of the customer, else of the house */
	const char *logo_url;     /* instead of the name; NULL: none */
	int logo_width, logo_height;
	const char *house, *phone; /* phone "" */
	const char *theme_url;     /* a style with its colour; NULL: the house's */
	const char *hours;         /* "Åbent nu, til kl. 16.00"; NULL: always open */
	bool is_open;
	const char *change; /* "kl. 16.00", "mandag kl. 8.00": when that ends; NULL */
	bool has_script;    /* the contact form, the evaluation: support.js helps */
	bool is_embed;      /* within a page of the customer's */
	const char *path;   /* this page, for the switch of language */
	const char *other_lang, *other_name;
	const char *at,
	    *printed; /* on paper: where all is reported, and when it was made */
	bool is_wide; /* a page of tables */
	/* Of whoever is signed in: his name, and where he may go. NULL: nobody is. */
	const char *me;
	const VisitorTab *tabs;
	size_t n_tabs;
	const Out *body;
} VisitorView;

typedef struct {
	WebReq *r;
	const House *house;
	const Customer *customer; /* NULL: none */
	const ContactForm *form;  /* what its contact form has of its own; NULL */
	const Hours *open;
	Reader rd;
	Out *body;
	VisitorView view;
} VisitorPage;

/* customer may be NULL: then it is the house's own page. */
bool visitor_begin(WebReq *r, const Customer *customer, VisitorPage *p, GError **err);
/* The language has changed: what was said so far is said in it. True. */
bool visitor_again(VisitorPage *p);
/* "Vi har åbent til kl. 16.00"; NULL if it is always open. */
const char *visitor_hours_at_button(const VisitorPage *p);
bool visitor_end(VisitorPage *p, int status, const char *title);
