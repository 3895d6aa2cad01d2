/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * mail_split.h - what somebody wrote now, apart from what he quotes and from his
 * signature.
 *
 * Quotations are cut wherever they stand, with the lines that introduce them: lines that
 * begin with >, what follows "Anna wrote:" or a header that is written out (Outlook),
 * what stands in the elements in which mail programs put quotations. What is written
 * between them, or below, is kept. A mail that is passed on ("Forwarded message") is no
 * quotation, nor is a mail of which nothing else would be left: it is given back whole.
 * In doubt a line is the writer's: of his words nothing may be lost. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/out.h"
#include "mail/split_line.h"

typedef struct {
	const char *text;      /* what was written now */
	const char *reply;     /* the same without the signature */
	const char *signature; /* NULL: there is none */
	const char *quoted;    /* all that was cut; NULL: nothing was */
	bool is_answered;      /* answers stand between quotations: both are to be read */
	SafeHtml html;         /* reply as HTML; NULL of a plain text */
	SafeHtml html_text;    /* text as HTML, for the page; likewise */
	SafeHtml html_quoted;  /* quoted as HTML; NULL if there is none */
} MailSplit;

/* A plain text: UTF-8 with LF or CRLF. All strings live in the arena. */
void mail_split_text(Arena *a, const char *body, MailSplit *out);
/* HTML as html_sanitize() gives it: nothing else may be passed. */
void mail_split_html(Arena *a, SafeHtml body, MailSplit *out);

/* A run of lines of a plain text, for reading in place. */
typedef struct {
	const char *text;
	bool quoted;
	bool answered; /* something is written below it */
} SplitPart;

/* The text as parts, in order; nothing but empty lines at their edges is lost. One part
 * of a text without a quotation. */
SplitPart *mail_split_parts(Arena *a, const char *body, size_t *n);

/* Sets the roles of lines that were read. False if nothing is quoted. */
bool mail_split_lines(SplitLine *lines, size_t n);
/* By the roles: is something written below more than one quotation? */
bool mail_split_is_answered(const SplitLine *lines, size_t n);
