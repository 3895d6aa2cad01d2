/* SPDX-License-Identifier: AGPL-3.0-or-later
 *
 * word_stem.h - a word as the search knows it: its stem in each language, and itself, all
 * with one spelling of å and aa, æ and ae, ø and oe, and without accents. */
#pragma once

#include <stdbool.h>

/* What of a longer word (of some base64, say) comes after counts for nothing. */
#define WORD_MAX   64
#define WORD_FORMS 3

typedef struct {
	char s[2 * WORD_MAX + 1];
	int size;
} WordForm;

/* The stems that differ from the word, then the word itself. */
typedef struct {
	WordForm forms[WORD_FORMS];
	int n;
} WordForms;

/* Not to be used by two threads at once. Languages are those of libstemmer: "danish",
 * "english"; NULL if one is unknown, or without memory. */
typedef struct WordStems WordStems;
WordStems *word_stems_new(const char *const *languages, int n);
void word_stems_free(WordStems *t);

/* p: small letters, UTF-8. False without memory. */
bool word_forms(WordStems *t, const char *p, int size, WordForms *out);
/* Has one a form of the other? */
bool word_forms_meet(const WordForms *a, const WordForms *b);
bool word_begins(const WordForm *word, const WordForm *with);
