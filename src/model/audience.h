/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * audience.h - who is told what, and when (M14): one table of rules, in audience.c, to be
 * read by people. What is not in it tells nobody. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "model/case.h"
#include "model/entry.h"
#include "model/mail.h"

/* A deadline that passed longer ago was missed while the desk was away. */
#define DEADLINE_FRESH MINUTES(15)

typedef enum {
	TO_REPORTER = 1,
	TO_ASSIGNEE, /* who has the case; never for what he did himself */
	TO_STEP,   /* whom the entry names in its details (to), else whoever has the case
	                at its step */
	TO_FORMER, /* who had it before: details, former */
	TO_ASKER,  /* who asked for it: details, asked_by; never for his own */
	TO_SUPPLIER,  /* the one that the entry names in its details: see M12 */
	TO_MENTIONED, /* the colleagues whom it names: details, mentions */
} Audience;
#define N_AUDIENCES 7

typedef enum {
	AT_ONCE,
	CAN_WAIT,    /* not at night: see quiet.h */
	IF_OFF_DUTY, /* nor that, but at once to whoever the roster has on just then */
} Waits;

typedef struct {
	Audience who;
	OutMailKind mail;
	Waits waits;
} Told;

/* Who is told what of an entry: at most one mail to each audience. c is the case after
 * the entry, before as it was (NULL if the entry opened it). Returns how many. */
size_t audience_of(const Case *before, const Case *c, const Entry *e,
    Told told[N_AUDIENCES]);

/* The mail that an entry gives the reporter, or 0 if he is told nothing. */
OutMailKind audience_reporter_mail(const Case *before, const Case *c, const Entry *e);

/* A mail that had to wait: is it still true of the case as it is now? Nobody hears of
 * progress after the closing. */
bool audience_still(OutMailKind mail, const Case *c);
