/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * referral.h - a case, or several with the same fault, that a supplier has (M12). Data,
 * and what of it is pure.
 *
 * The numbers of the states are stored: never reuse one. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/text.h"

typedef enum {
	REFERRAL_OPEN = 1,     /* they have it */
	REFERRAL_ANSWERED = 2, /* they have it, and said something that is to be read */
	REFERRAL_DONE = 3,
	REFERRAL_TAKEN_BACK = 4,
} ReferralState;

typedef struct {
	int64_t id, version, supplier_id;
	ReferralState state;
	bool by_phone; /* it was told by telephone: no mail went out */
	Instant sent_at;
	int64_t sent_by;
	const char *reference; /* theirs; "" */
	Instant answered_at, ended_at;
	Instant horizon; /* what they promised; 0: nothing */
	int64_t horizon_by;
	Instant horizon_at;
	const char *horizon_text; /* in their words; "" */
	Instant chase_due;        /* 0: it is a person's to do */
	int64_t chases;           /* since their last word */
	const char *supplier_name, *sent_by_name, *horizon_by_name; /* when loaded */
} Referral;

static inline bool
referral_is_open(const Referral *r)
{
	return r->state < REFERRAL_DONE;
}

/* "open", "answered" … as in JSON; and in words. */
const char *referral_state_name(int64_t state);
TextId referral_state_text(int64_t state);

typedef enum {
	WORD_PROPOSED = 1, /* read in a mail; a person has to say yes */
	WORD_ACCEPTED = 2,
	WORD_PUT_ASIDE = 3,
} WordState;

/* What a supplier said of when, and under which number. */
typedef struct {
	int64_t id, referral_id, entry_id; /* the mail that says it; 0: it was typed */
	Instant said_at, horizon;          /* 0: nothing of when */
	const char *words, *reference;     /* "" */
	WordState state;
} ReferralWord;

/* --- what entries say of it (Entry.details, as JSON) --- */

typedef struct {
	int64_t referral, supplier; /* 0: it is of none */
	const char *name;           /* the supplier's, as it was; "" */
	const char *from;           /* whose mail it is: "Bo Berg <bo@net.example>"; "" */
	bool mail;                  /* the entry's text goes to the supplier as a mail */
	bool first;                 /* the case was passed on with it */
	Instant answer_due;         /* when an answer was expected then; 0 */
	const char
	    *thing; /* what the mails that follow tell of: see desk/notify.h; NULL */
} ReferralDetails;

char *referral_details(Arena *a, const ReferralDetails *d);
/* All zero and "" if the details are none of a referral, or NULL. */
ReferralDetails referral_details_read(Arena *a, const char *details);

/* --- the mail --- */

#define REFERRAL_MISSING "[?]" /* stands where something has to be filled in */

/* What the template's words in brackets stand for; NULL or "": not known. */
typedef struct {
	const char *customer, *customer_number, *contract, *systems, *subject, *person,
	    *phone, *mail, *report;
	int64_t case_id;
	const char *const *needs; /* what the supplier wants to be told */
	size_t n_needs;
	const char *facts; /* what is known of that: "Linjenummer: 4711", one a line */
} ReferralFacts;

/* The template with its words filled in; "[kunde]" and "[customer]" are the same. What is
 * needed and is not known becomes REFERRAL_MISSING. Words that are none stay. */
char *referral_fill(Arena *a, const char *template, const ReferralFacts *facts);

/* --- the supplier's reference --- */

/* The number under which somebody else has a case, as his mail says it: "INC0012345",
 * "Sagsnr. 4711-22", "Your ticket #88123". Never ours ("Sag#1001"). NULL if it says none.
 */
char *reference_find(Arena *a, const char *subject, const char *text);
/* Does the text name that reference, as a word of its own and whatever its case? */
bool reference_is_named(const char *text, const char *reference);
/* Our own case number, as a supplier's subject repeats it: "[Sag#1001]"; 0 if none. */
int64_t case_number_named(const char *text);
