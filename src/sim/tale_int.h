/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * tale_int.h - a tale from the inside. */
#pragma once

#include "model/actor.h"
#include "sim/fault.h"
#include "sim/tale.h"

typedef enum {
	STEP_REPORT,
	STEP_AGAIN, /* he reports it once more */
	STEP_MERGE, /* which the staff sees */
	STEP_FIRST, /* somebody of the staff looks at it */
	STEP_REPLY, /* the reporter answers a question */
	STEP_WORK,
	STEP_SAYS,    /* the supplier says when */
	STEP_ARRIVED, /* what was waited for */
	STEP_SOLVE,
	STEP_STORM,  /* the staff sees that it is an outage */
	STEP_NEWS,   /* and says how it goes */
	STEP_CALMED, /* the outage is over */
	STEP_BROKEN, /* "still does not work" */
	STEP_THANKS, /* opens it again, alas */
	STEP_CLOSE,
	STEP_EVALUATE,
	STEP_END,
} TaleStep;

struct Tale {
	uint64_t number;
	Dice dice;
	Firm *firm;
	Member *who;
	const Fault *fault;
	Channel channel;
	TaleStep next;
	int64_t case_id, again_id;
	const Staff *staff; /* who has it; NULL: nobody yet */
	Instant storm_ends;
	int64_t outage_id;            /* that it declared */
	const CastSupplier *supplier; /* who has, or had it */
	int64_t referral_id;
	Instant arrives; /* when he will be done */
	int said;        /* how often he had something to say */
	int mails;       /* that the reporter has written */
	bool was_broken;
};

/* --- words --- */

/* One of the grammars of its fault, with the names and things of this tale. */
char *tale_words(const Stage *st, Tale *t, const char *grammar);
/* The subject: each time the same. */
char *tale_subject(const Stage *st, const Tale *t);
/* A grammar as a mail of the reporter's: greeting, text, his name. */
char *tale_mail(const Stage *st, Tale *t, const char *grammar);
/* The same of the staff's. */
char *tale_answer(const Stage *st, Tale *t, const char *grammar);
/* Of the two, the one in the conversation's language. */
const char *tale_in(const Tale *t, const char *danish, const char *english);

/* --- what the reporter does --- */

bool tale_report(const Stage *st, Tale *t, Instant at, GError **err);
bool tale_report_again(const Stage *st, Tale *t, Instant at, GError **err);
bool tale_write(const Stage *st, Tale *t, Instant at, const char *text, GError **err);

/* --- what the staff does --- */

/* Whoever has it; else somebody who takes it now. */
Actor tale_takes(const Stage *st, Tale *t, Instant at);
/* He gives it to himself, and says what it is. */
bool tale_assign(const Stage *st, Tale *t, Instant at, GError **err);
/* If the partner is asked something, he answers. */
bool tale_decide(const Stage *st, Tale *t, Instant at, GError **err);

/* --- the next step --- */

/* At that instant. */
void tale_next(const Stage *st, Tale *t, TaleStep step, Instant at);
/* When the staff gets to it, at the earliest then. */
void tale_next_at_work(const Stage *st, Tale *t, TaleStep step, Instant at);
