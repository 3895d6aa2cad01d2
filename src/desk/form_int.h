/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * form_int.h - how a report of a contact form becomes a case. For desk/form_*.c only,
 * inside a transaction. */
#pragma once

#include "desk/case_int.h"
#include "desk/form_receive.h"

/* A report that holds: its mail in lower case, its name and text trimmed. */
bool form_open(Db *db, const Use *u, const FormReport *w, int64_t *id, GError **err);

typedef enum { FORM_RATE_FINE, FORM_RATE_MUCH, FORM_RATE_TOO_MUCH } FormRate;
/* Counts it, in a transaction of its own: whatever comes of it. */
bool form_rate(Db *db, Arena *a, Instant now, const char *address, FormRate *rate,
    GError **err);
