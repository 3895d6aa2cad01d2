/* SPDX-License-Identifier: AGPL-3.0-or-later
 * mailbox_view.h - mailboxes, as an administrator sees them. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "web/admin_view.h"

typedef struct {
	const char *name, *words;
} MailboxFact;

typedef struct {
	const char *url, *try_url;
	const char *name, *mail, *customer; /* customer NULL: everybody's */
	const char *look, *icon, *state;
	const char *advice, *said; /* of trouble; else NULL */
	const MailboxFact *facts;
	size_t n_facts;
} MailboxRow;

typedef struct {
	const char *title, *new_url;
	const MailboxRow *rows;
	size_t n_rows;
} MailboxListView;

typedef struct {
	AdminField field; /* type "checkbox": value "1" is ticked */
	const char *only; /* shown where one signs in so: a class; "" always */
	bool in_list;     /* what may be typed is offered from the customers */
} MailboxField;

typedef struct {
	const char *title, *lead;
	const MailboxField *fields;
	size_t n_fields;
} MailboxSection;

typedef struct {
	const char *words, *said;
	const char *look, *icon;
} MailboxStep;

typedef struct {
	const char *title, *action, *back_url;
	const char *try_url, *remove_url; /* NULL: it is new */
	const MailboxRow *row;            /* how it goes; NULL: it is new */
	const MailboxStep *steps;         /* of a try that was just made */
	size_t n_steps;
	const MailboxSection *sections;
	size_t n_sections;
	const AdminChoice *customers;
	size_t n_customers;
	int64_t version;
	const char *error, *wrong; /* wrong: the name of a field; NULL */
} MailboxFormView;
