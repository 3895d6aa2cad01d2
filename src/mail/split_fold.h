/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * split_fold.h - a line as it is compared with words: small letters, one space between
 * words, no signs that are not seen. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "mail/split_line.h"

typedef struct {
	char s[SPLIT_FOLD + 1]; /* ends with NUL */
	bool capital[SPLIT_FOLD +
	             1]; /* was there a capital letter, or one without case? */
	size_t n;
	bool whole; /* the line was not longer */
} Folded;

/* s need not be valid UTF-8: where it is not, the line ends. */
void split_fold(const char *s, size_t n, Folded *out);

/* Does word stand in f, at its edges no letter or digit? A word that begins or ends with
 * a letter of a script without spaces has no edge there. */
bool fold_has_word(const Folded *f, const char *word);
bool fold_has_any_word(const Folded *f, const char *const *words);
/* Does s begin with one of the words? That which is longest, else NULL. */
const char *fold_prefix(const char *s, const char *const *words);
