/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * quiet.h - when mail that can wait may come to somebody: nobody is woken by what could
 * be told in the morning (M14). */
#pragma once

#include <glib.h>
#include <stdbool.h>

#include "base/clock.h"

/* Stored: never reuse a number. */
typedef enum {
	MAIL_ANY_TIME = 1,
	MAIL_DAYTIME =
	    2, /* every day from 7 to 21; what everybody has until he chooses */
	MAIL_WORKDAYS = 3, /* Monday to Friday from 7 to 18, on no Danish holiday */
} MailWhen;

/* As it is stored: who has not chosen has MAIL_DAYTIME. */
static inline MailWhen
mail_when_of(MailWhen chosen)
{
	return chosen ? chosen : MAIL_DAYTIME;
}

/* Sets *may to the first instant from at on at which such mail may go. time_zone is the
 * receiver's, an IANA name; 0 counts as MAIL_DAYTIME. ERR_INVALID if there is no such
 * zone. */
bool quiet_ends(MailWhen when, const char *time_zone, Instant at, Instant *may,
    GError **err);
