/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * ring_view.h - the card of a call that comes in: who it is, before the first word. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct {
	const char *url; /* of the page of the call */
	const char *name, *customer;
	const char *facts; /* "Åbent til kl. 16 · 2 åbne sager"; "" */
} RingPerson;

typedef struct {
	const char *number; /* as it is shown; "Hemmeligt nummer" */
	const char *when;   /* NULL: it rings now */
	bool is_answered;
	const char *url; /* of the page of the call, whoever it is */
	const char *aside_url;
	const RingPerson *people; /* who has that number; a switchboard has several */
	size_t n_people;
} RingView;
