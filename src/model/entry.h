/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * entry.h - one thing that happened in a case. Append-only: see design of the store.
 *
 * The numbers of the kinds are stored: never reuse one. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "model/change.h"

typedef enum {
	ENTRY_MAIL_IN = 1,
	ENTRY_FORM = 2,    /* written on a page by the reporter */
	ENTRY_CALL = 3,    /* details: seconds, number */
	ENTRY_NOTE = 4,    /* internal */
	ENTRY_ANSWER = 5,  /* from the staff to the reporter, by mail */
	ENTRY_CHANGED = 6, /* category, priority, status, assignee, subject … */
	ENTRY_ESCALATED = 7,
	ENTRY_SOLVED = 8, /* with the solution as its text */
	ENTRY_CLOSED = 9, /* details: aside, if it was put aside without a word;
	                     unanswered, if the desk did: he had not answered */
	ENTRY_REOPENED = 10,
	ENTRY_MERGED = 11,   /* in the case that ended; merged_into says where it went */
	ENTRY_ABSORBED = 12, /* in the case that goes on; details: from */
	ENTRY_SPLIT = 13,    /* details: to, or from */
	ENTRY_EVALUATION = 14, /* details: set, scores */
	ENTRY_BOUNCE = 15,     /* a mail of ours came back */
	ENTRY_AUTO_REPLY = 16, /* an answering machine: changes nothing */
	ENTRY_REMOTE = 17,
	ENTRY_VISIT = 18,
	ENTRY_HANDIN = 19,
	ENTRY_REFERRED = 20, /* details: see model/referral.h */
	ENTRY_HORIZON = 21,
	ENTRY_DECIDED = 22, /* details: decision, outcome, asked_by */
	ENTRY_PARKED = 23,  /* details: parked */
	ENTRY_OUTAGE = 26, /* a word of the outage it belongs to; details: outage, word */
	ENTRY_DEADLINE = 27,      /* a promise was not kept; details: clock, due */
	ENTRY_SUPPLIER_MAIL = 24, /* details: see model/referral.h */
	ENTRY_CHASED = 25,        /* the supplier was reminded */
	ENTRY_TIME = 29, /* booked, or corrected; details: minutes, kind, and of a
	                    correction from */
	ENTRY_DECISION_ASKED = 28, /* details: decision, to, customer, agreement, month,
	                              half (cases and minutes) */
	ENTRY_GUIDE = 30,    /* whether a guide worked; details: guide, version, worked */
	ENTRY_REMINDED = 31, /* the reporter, of what he was asked; details: asked, since,
	                        closes; of one put off: put_off, until, reminded */
} EntryKind;

typedef struct {
	char sha256[65];
	const char *name, *content_type;
	const char *content_id; /* of an inline picture; else NULL */
	int64_t size;           /* bytes */
	bool is_raw;            /* the message itself, as it came */
} Attachment;

typedef struct {
	int64_t id, case_id;
	Instant at;
	EntryKind kind;
	int64_t staff_id, person_id; /* who did it; both 0: the desk by itself */
	bool is_public;
	int minutes;      /* worked: to be booked, or as loaded the sum of the ledger */
	const char *text; /* never NULL once stored; LF, UTF-8 */
	const char *html; /* sanitised; NULL: the text is all */
	const char *details; /* JSON by kind; NULL: none */
	Change change;
	const Attachment *attachments;
	size_t n_attachments;
	Instant told_from;  /* of a new one: see Actor; not stored */
	const char *author; /* the name, when it was loaded; NULL: the desk */
} Entry;

/* May words stand in it that the search should find? Not in pictures, sound and film, nor
 * in the message itself. */
bool attachment_may_have_words(const Attachment *at);

/* What the entry's details say under that name, as text (of a number, its digits);
 * NULL if they do not. */
const char *entry_detail(Arena *a, const Entry *e, const char *name);
/* A number of the details; 0 if it has none of that name. */
int64_t entry_detail_int(const Entry *e, const char *name);
/* The number i of an array in the details; 0 behind its end. */
int64_t entry_detail_at(const Entry *e, const char *name, size_t i);
/* Details, which may be NULL, that also say an array of numbers. */
char *entry_details_with(Arena *a, const char *details, const char *name,
    const int64_t *numbers, size_t n);

/* "mail_in", "call" … as in JSON; NULL for a number that is none. */
const char *entry_kind_name(int64_t kind);
TextId entry_kind_text(int64_t kind);
