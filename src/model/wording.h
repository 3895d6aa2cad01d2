/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * wording.h - the words of the mails to people at customers (M14), which administrators
 * may put in their own: texts with fields such as "{case.number}", each line a paragraph.
 * A paragraph with a field that is not known is left out. What is around the words (the
 * head, what the staff wrote, the button, the foot) is not theirs to change. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"

/* The mails that have words of their own. */
typedef enum {
	WORDING_RECEIPT,
	WORDING_ANSWER,
	WORDING_SUPPLIER_ANSWER,
	WORDING_WAITING,
	WORDING_WAITING_BY_HAND,
	WORDING_REMINDED,
	WORDING_UNANSWERED,
	WORDING_ESCALATED,
	WORDING_ESCALATED_CONSULTANT,
	WORDING_ESCALATED_PARTNER,
	WORDING_PASSED_ON,
	WORDING_HORIZON,
	WORDING_SOLVED,
	WORDING_CLOSED,
	WORDING_CLOSED_UNASKED, /* without the evaluation */
	WORDING_REOPENED,
	WORDING_MERGED,
	WORDING_OUTAGE,
	WORDING_VISIT,
	WORDING_VISIT_MOVED,
	WORDING_VISIT_CANCELLED,
	WORDING_HANDIN,
	WORDING_HANDIN_READY,
	WORDING_HANDIN_FETCH,
	WORDING_REMOTE,
	WORDING_SIGN_IN,
} WordingKind;
#define N_WORDINGS (WORDING_SIGN_IN + 1)

typedef enum {
	WORDING_SUBJECT,
	WORDING_TITLE,
	WORDING_GREETING,
	WORDING_LEAD,   /* before what the staff wrote */
	WORDING_CLOSE,  /* after it */
	WORDING_BUTTON, /* of the link, which is always there */
} WordingPart;
#define N_WORDING_PARTS (WORDING_BUTTON + 1)

typedef enum {
	FIELD_CASE_SUBJECT,
	FIELD_CASE_NUMBER,
	FIELD_CASE_TAG, /* "[Sag#1001]", by which a mail is known */
	FIELD_PERSON_NAME,
	FIELD_PERSON_FIRST_NAME,
	FIELD_CUSTOMER_NAME,
	FIELD_HOUSE_NAME,
	FIELD_HOUSE_PHONE,
	FIELD_STAFF_NAME,
	FIELD_HORIZON,     /* while it lies ahead */
	FIELD_HORIZON_NEW, /* if it moved with this */
	FIELD_HORIZON_WHY, /* a sentence */
	FIELD_CASE_FOLLOWS,
	FIELD_CASE_MERGED_INTO,
	FIELD_SUPPLIER_NAME,
	FIELD_SUPPLIER_ANSWER, /* until when he is to have answered */
	FIELD_ASKED_AT,
	FIELD_CLOSES_AT,
	FIELD_VISIT_AT,
	FIELD_VISIT_WAS_AT,
	FIELD_VISIT_ADDRESS,
	FIELD_COMPUTER,
	FIELD_LOAN,
	FIELD_REMOTE_UNTIL,
} WordingField;
#define N_WORDING_FIELDS (FIELD_REMOTE_UNTIL + 1)

/* Words in one language; NULL: the standard's. Of lead and close, "": none. */
typedef struct {
	const char *parts[N_WORDING_PARTS];
} Wording;

typedef struct {
	const char *of[N_WORDING_FIELDS]; /* NULL or "": not known */
} WordingValues;

#define WORDING_MAX_TEXT   2000 /* bytes of a part */
#define WORDING_PARAGRAPHS 8    /* at most, of lead and of close */

/* "receipt", "visit_moved" … as stored and in URLs. */
const char *wording_name(WordingKind kind);
bool wording_from_name(const char *name, WordingKind *kind);
/* When it is sent, in a sentence. */
TextId wording_when(WordingKind kind);
/* "subject", "title" … as the names of fields of a form. */
const char *wording_part_name(WordingPart part);
TextId wording_part_text(WordingPart part);
/* Of lead and close, which have lines. */
static inline bool
wording_is_long(WordingPart part)
{
	return part == WORDING_LEAD || part == WORDING_CLOSE;
}
/* Has the mail that part? One without a case has no subject of its own. */
bool wording_has(WordingKind kind, WordingPart part);

/* The words that Skranke comes with. */
char *wording_standard(Arena *a, Lang lang, WordingKind kind, WordingPart part);

/* "case.number"; and what it stands for. */
const char *wording_field_name(WordingField field);
TextId wording_field_text(WordingField field);
/* May the mail use it? */
bool wording_may_use(WordingKind kind, WordingField field);

/* What is wrong with the words of a part. */
typedef enum {
	WORDING_FINE,
	WORDING_UNKNOWN_FIELD, /* field is what stands there; like, what may be meant */
	WORDING_MISSING_FIELD, /* field is that without which the mail says nothing */
	WORDING_EMPTY,
	WORDING_TOO_LONG,
} WordingFault;
typedef struct {
	WordingFault fault;
	WordingPart part;
	const char *field;
	const char *like; /* NULL: nothing is like it */
} WordingWrong;
/* The first thing that is wrong with them; where a part is NULL, the standard holds. What
 * the mail must say may stand in its lead or in its close. */
WordingWrong wording_check(Arena *a, Lang lang, WordingKind kind, const Wording *w);

/* One line, with its fields; "" if one of them is not known. */
char *wording_line(Arena *a, const char *words, const WordingValues *values);
/* The paragraphs that can be said; returns how many. */
size_t wording_paragraphs(Arena *a, const char *words, const WordingValues *values,
    const char *out[WORDING_PARAGRAPHS]);
