/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * split_words.h - what mail programs and their users write around a quotation and a
 * signature, by language. Data only; split_line.h reads it.
 *
 * All words are folded as split_fold() does: lower case, one space between words. Lists
 * end with NULL. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

typedef struct {
	const char *lang;
	/* "Anna wrote:"; whole words, but where the language has no spaces. */
	const char *const *wrote;
	/* Names of the fields of a header that is written out above the mail. */
	const char *const *from, *const *date, *const *to, *const *subject;
	/* Between dashes: "-----Original Message-----". */
	const char *const *original;
	/* The same of a forward, and "Begin forwarded message". */
	const char *const *forwarded;
	/* A line that begins so is what a telephone adds. */
	const char *const *sent_from;
	/* A line that ends so as well: "Von meinem iPhone gesendet". */
	const char *const *sent_from_end;
	/* A line that is or begins so, when only a name follows, ends a letter. */
	const char *const *closing;
	/* A paragraph that begins so is the company's, not the writer's. */
	const char *const *disclaimer;
	/* "Reply above this line", within a line. */
	const char *const *marker;
	/* Somebody tells in his own words: no introduction. */
	const char *const *told;
} SplitWords;

extern const SplitWords split_words[];
extern const size_t n_split_words;

/* Short notes with which one passes a mail on: "FYI". */
extern const char *const split_passing_on[];
