/* SPDX-License-Identifier: AGPL-3.0-or-later
 * admin_view.h - what an administrator sets up and looks after. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/person.h"
#include "web/choice.h"
#include "web/wrong.h"

typedef struct {
	const char *value, *words;
} AdminChoice;

typedef struct {
	const char *group;               /* that begins with it; NULL */
	const char *name, *label, *help; /* help may be NULL */
	const char *value;
	const char *type; /* "text", "email", "url", "tel", "number", "password" */
	const char *error;
	const AdminChoice *choices; /* NULL: it is typed */
	size_t n_choices;
} AdminField;

/* One thing that may be wrong with the desk. */
typedef struct {
	const char *name, *words;
	const char *look, *icon; /* of its chip */
	const char *url;         /* where more is told; NULL */
} HealthRow;

typedef struct {
	const char *title;
	const HealthRow *health;
	size_t n_health;
	const AdminField *fields;
	size_t n_fields;
	const char *error;         /* NULL: nothing is wrong */
	const char *calls_url;     /* where the telephone system says what happens */
	const char *calls_get_url; /* the same, of one that can only open an address */
} AdminView;

typedef struct {
	const char *url, *case_url, *to, *kind, *state, *look, *when, *error;
	int64_t case_id;
} OutboxRow;

typedef struct {
	const char *title, *lead; /* lead NULL: mails go out */
	const OutboxRow *rows;
	size_t n_rows;
	const char *next_url; /* NULL: this is the end */
} OutboxView;

typedef struct {
	const char *title, *from, *to, *subject, *text;
	const char *html_url, *case_url;
	int64_t case_id;
	const char *error;
	const char *again_url; /* it failed, and can be sent once more; NULL */
} OutboxMailView;

/* What mail systems wrote that is of no case. */
typedef struct {
	const char *url, *from, *to, *subject, *kind, *when, *size;
} StrayRow;

typedef struct {
	const char *title;
	const StrayRow *rows;
	size_t n_rows;
	const char *next_url; /* NULL: this is the end */
} StrayView;

typedef struct {
	const char *url, *name, *mail, *role, *initials;
	bool admin, active;
} StaffRow;

typedef struct {
	const char *title, *new_url;
	const StaffRow *rows;
	size_t n_rows;
} StaffListView;

typedef struct {
	const char *title, *action, *back_url;
	const char *name, *mail, *phone;
	int64_t role;
	bool admin, active, english, is_new;
	const Choice *whens, *leads;
	size_t n_whens, n_leads;
	const char *error, *wrong; /* wrong: "name", "mail", "password"; NULL */
} StaffFormView;
