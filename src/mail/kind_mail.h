/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * kind_mail.h - what mail_kind.h looks at of a mail: its headers and its parts as text,
 * whichever parser read them. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/mail.h"

typedef struct {
	const char *name, *value; /* the value decoded, in one line */
} KindHeader;

typedef struct {
	const char *type; /* "text/plain", lower case */
	const char *text; /* decoded, UTF-8 with LF; of HTML what one reads */
} KindPart;

typedef struct {
	Arena *a;
	const KindHeader *headers;
	size_t n_headers;
	const char *type;      /* of the whole: "multipart/report" */
	const char *report;    /* its report-type in lower case; "" */
	const char *method;    /* of a text/calendar part; "" */
	const KindPart *parts; /* leaves and messages, in order, at most KIND_MAX_PARTS */
	size_t n_parts;
	const char *subject;   /* decoded; "" */
	const char *from, *to; /* lower case; NULL */
	const char *from_name; /* decoded; "" */
	bool is_reply;         /* it names a mail that it answers */
} KindMail;

#define KIND_MAX_PARTS 40
#define KIND_MAX_TEXT  ((size_t)200000) /* bytes of one part that are looked at */

/* The first header of that name, in any case; NULL. */
const char *kind_header(const KindMail *m, const char *name);
/* Does it say the word, in any case? */
bool kind_header_says(const KindMail *m, const char *name, const char *word);
/* The first part of that type; NULL. */
const KindPart *kind_part(const KindMail *m, const char *type);
/* What is to be read first: the plain text, else the HTML; "". */
const char *kind_text(const KindMail *m);
