/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/word_stem.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#define MAX_LANGUAGES (WORD_FORMS - 1)

struct WordStems {
	struct sb_stemmer *stemmers[MAX_LANGUAGES];
	bool danish[MAX_LANGUAGES];
	int n_languages;
};

static const struct {
	const char *letter, *as;
} folds[] = {
	{ "å", "aa" }, { "a\u030a", "aa" },                                   /* å */
	{ "æ", "ae" }, { "ä", "ae" }, { "a\u0308", "ae" },                    /* æ */
	{ "ø", "oe" }, { "ö", "oe" }, { "o\u0308", "oe" },                    /* ø */
	{ "é", "e" }, { "è", "e" }, { "ê", "e" }, { "ü", "u" }, { "á", "a" }, /* others */
};

/* The accents that Unicode writes after the letter: U+0300 to U+036F. */
static bool
is_accent(const char *p, int size)
{
	unsigned char a = (unsigned char)p[0], b = size > 1 ? (unsigned char)p[1] : 0;

	return a == 0xcc || (a == 0xcd && b < 0xb0);
}

/* Writes the letter at p as we index it; returns its bytes, 0 if it is none of folds. */
static int
fold_letter(WordForm *out, const char *p, int size)
{
	for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
		int n = (int)strlen(folds[i].letter);

		if (n > size || memcmp(p, folds[i].letter, (size_t)n) != 0)
			continue;
		size_t as = strlen(folds[i].as);
		memcpy(out->s + out->size, folds[i].as, as);
		out->size += (int)as;
		return n;
	}
	return 0;
}

static void
fold_word(WordForm *out, const char *p, int size)
{
	out->size = 0;
	while (size > 0) {
		int n = fold_letter(out, p, size);

		if (n == 0 && is_accent(p, size))
			n = size < 2 ? size : 2;
		else if (n == 0)
			out->s[out->size++] = p[n++];
		p += n;
		size -= n;
	}
}

/* aa, ae, oe as the stemmer for Danish knows them. */
static void
unfold_word(WordForm *out, const WordForm *word)
{
	static const char *const pairs[][2] = { { "aa", "å" }, { "ae", "æ" },
		{ "oe", "ø" } };

	out->size = 0;
	for (int i = 0; i < word->size; i++) {
		const char *as = NULL;

		for (int k = 0; k < 3 && i + 1 < word->size; k++)
			if (memcmp(word->s + i, pairs[k][0], 2) == 0)
				as = pairs[k][1];
		if (as) {
			memcpy(out->s + out->size, as, 2);
			out->size += 2;
			i++;
		} else {
			out->s[out->size++] = word->s[i];
		}
	}
}

static bool
same_word(const WordForm *a, const WordForm *b)
{
	return a->size == b->size && memcmp(a->s, b->s, (size_t)a->size) == 0;
}

/* False when out of memory. */
static bool
stem_word(WordStems *t, int language, const WordForm *word, WordForm *stem)
{
	WordForm danish;
	const WordForm *from = word;

	if (t->danish[language]) {
		unfold_word(&danish, word);
		from = &danish;
	}
	const sb_symbol *s = sb_stemmer_stem(t->stemmers[language],
	    (const sb_symbol *)from->s, from->size);
	if (!s)
		return false;
	int size = sb_stemmer_length(t->stemmers[language]);
	fold_word(stem, (const char *)s, size < WORD_MAX ? size : WORD_MAX);
	return true;
}

static bool
has_form(const WordForms *f, const WordForm *form)
{
	for (int i = 0; i < f->n; i++)
		if (same_word(&f->forms[i], form))
			return true;
	return false;
}

bool
word_forms(WordStems *t, const char *p, int size, WordForms *out)
{
	WordForm word, stem;

	out->n = 0;
	fold_word(&word, p, size < WORD_MAX ? size : WORD_MAX);
	for (int i = 0; i < t->n_languages; i++) {
		if (!stem_word(t, i, &word, &stem))
			return false;
		if (!has_form(out, &stem) && !same_word(&stem, &word))
			out->forms[out->n++] = stem;
	}
	out->forms[out->n++] = word;
	return true;
}

bool
word_forms_meet(const WordForms *a, const WordForms *b)
{
	for (int i = 0; i < a->n; i++)
		if (has_form(b, &a->forms[i]))
			return true;
	return false;
}

bool
word_begins(const WordForm *word, const WordForm *with)
{
	return word->size >= with->size &&
	       memcmp(word->s, with->s, (size_t)with->size) == 0;
}

WordStems *
word_stems_new(const char *const *languages, int n)
{
	WordStems *t = n >= 1 && n <= MAX_LANGUAGES ? calloc(1, sizeof *t) : NULL;

	for (int i = 0; t && i < n; i++) {
		t->danish[i] = strcmp(languages[i], "danish") == 0;
		t->stemmers[i] = sb_stemmer_new(languages[i], "UTF_8");
		if (!t->stemmers[i]) {
			word_stems_free(t);
			return NULL;
		}
		t->n_languages++;
	}
	return t;
}

void
word_stems_free(WordStems *t)
{
	for (int i = 0; t && i < t->n_languages; i++)
		sb_stemmer_delete(t->stemmers[i]);
	free(t);
}
