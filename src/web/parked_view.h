/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * parked_view.h - commercial questions that wait for the status meeting (M11, M20). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/out.h"

typedef struct {
	SafeHtml question;
	const char *asked; /* "Carla Eg, i dag kl. 9.00" */
	int64_t case_id;
	const char *case_url;
	const char *customer, *customer_url;
	const char *outcome; /* "Udskudt af Bent Dam, i går kl. 9.00"; NULL */
	const char *note;    /* "" */
	const char *url;     /* where it is taken up */
} ParkedRow;

#define PARKED_BESIDE ((size_t)5) /* at most, where something else is looked at */

typedef struct {
	const char *title;
	const ParkedRow *rows, *taken;
	size_t n_rows, n_taken;
	const char *all_url; /* of all customers', when these are one's; NULL */
	const char *error;
} ParkedView;
