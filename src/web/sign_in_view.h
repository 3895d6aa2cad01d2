/* SPDX-License-Identifier: AGPL-3.0-or-later
 * sign_in_view.h - the page on which one signs in. */
#pragma once

typedef struct {
	const char *title, *house;
	const char *mail;                    /* as it was typed; "" */
	const char *to;                      /* where to go then; NULL: the list */
	const char *error;                   /* NULL: none */
	const char *other_lang, *other_name; /* the other language */
} SignInView;
