/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * split_line.h - one line of a mail, and what it looks like by itself: a quoted line, the
 * introduction of a quotation, a field of a header that was written out, the beginning
 * of a signature. What it is in its mail is decided in mail_split.c.
 *
 * Each line is looked at once, and only its first SPLIT_FOLD bytes: time is linear in
 * the size of the mail, whatever is in it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SPLIT_FOLD 500

typedef enum {
	LINE_TEXT,
	LINE_EMPTY,
	LINE_QUOTED,    /* "> …" */
	LINE_FIELD,     /* "From: …" */
	LINE_RULE,      /* "________", or the words of LINE_ORIGINAL without a rule */
	LINE_ORIGINAL,  /* "-----Original Message-----", "---- Anna wrote ----" */
	LINE_FORWARDED, /* "---------- Forwarded message ---------" */
	LINE_MARKER,    /* "-- reply above this line --" */
	LINE_DASHES,    /* "-- " (RFC 3676, 4.3) */
	LINE_SENT_FROM, /* "Sent from my telephone" */
	LINE_CLOSING,   /* "Best regards", alone or with a name */
	LINE_DISCLAIMER,
	LINE_FENCE, /* "```" */
} LineKind;

/* What else is in a line, whatever its kind. */
enum {
	HAS_COLON = 1 << 0, /* it ends with one */
	HAS_WROTE = 1 << 1,
	HAS_YEAR = 1 << 2, /* a number of four digits that is one */
	HAS_DATE = 1 << 3, /* 2.1.2024, 2024-01-02 … */
	HAS_TIME = 1 << 4,
	HAS_ADDRESS = 1 << 5,
	HAS_ANGLE = 1 << 6, /* an address in brackets */
	HAS_TOLD = 1 << 7,  /* "as I wrote:" */
	HAS_DIGIT = 1 << 8,
	HAS_STOP = 1 << 9, /* it ends as a sentence does */
	IS_FROM = 1 << 10, /* of a field: which */
	IS_DATE = 1 << 11,
	IS_TO = 1 << 12,
	IS_SUBJECT = 1 << 13,
	IS_PASSING_ON = 1 << 14, /* "FYI" */
	IS_CODE = 1 << 15,       /* ">>> ", "> 100": may be none of a quotation's */
	IS_NAMED = 1 << 16,      /* a closing with the name after it */
	BEGINS_SMALL = 1 << 17,  /* with a small letter */
	HAS_CLOCK = 1 << 18,     /* "15.04"; for split_line.c alone */
};

/* What the HTML around a line tells of it. */
enum {
	HINT_QUOTE = 1 << 0,   /* within an element that holds a quotation */
	HINT_REST = 1 << 1,    /* from here on all is quoted */
	HINT_INDENT = 1 << 2,  /* within a blockquote that may be no more than that */
	HINT_SIGN = 1 << 3,    /* within a signature */
	HINT_RULE = 1 << 4,    /* a rule is drawn here, or just above */
	HINT_INTRO = 1 << 5,   /* an introduction */
	HINT_FORWARD = 1 << 6, /* within a forwarded mail */
	HINT_OBJECT = 1 << 7,  /* there is a picture in it */
	HINT_BOX = 1 << 8,     /* within what holds a quotation and answers below it */
};

typedef enum { ROLE_TEXT, ROLE_SIGNATURE, ROLE_QUOTE } LineRole;

typedef struct {
	const char *s; /* not ended by NUL, without its line feed */
	size_t n;
	LineKind kind;
	uint32_t has;  /* HAS_…, IS_… */
	uint32_t hint; /* HINT_… */
	LineRole role;
} SplitLine;

/* Sets kind and has by s, n and hint. */
void split_line_read(SplitLine *l);
