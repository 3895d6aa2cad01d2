/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/sqlite_snowball.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#define MAX_LANGUAGES 2
/* A longer word (of some base64, say) is not stemmed, only indexed as it stands. */
#define MAX_WORD      64

/* SQLite's own tokenizer, which ours is built upon. */
typedef struct {
	fts5_tokenizer unicode;
	void *unicode_arg;
} Base;

struct Fts5Tokenizer {
	Base base;
	Fts5Tokenizer *words; /* of the base */
	struct sb_stemmer *stemmers[MAX_LANGUAGES];
	bool danish[MAX_LANGUAGES];
	int n_languages;
};

/* --- letters --- */

typedef struct {
	char s[2 * MAX_WORD + 1];
	int size;
} Word;

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
fold_letter(Word *out, const char *p, int size)
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
fold_word(Word *out, const char *p, int size)
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
unfold_word(Word *out, const Word *word)
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
same_word(const Word *a, const Word *b)
{
	return a->size == b->size && memcmp(a->s, b->s, (size_t)a->size) == 0;
}

/* False when out of memory. */
static bool
stem_word(Fts5Tokenizer *t, int language, const Word *word, Word *stem)
{
	Word danish;
	const Word *from = word;

	if (t->danish[language]) {
		unfold_word(&danish, word);
		from = &danish;
	}
	const sb_symbol *s = sb_stemmer_stem(t->stemmers[language],
	    (const sb_symbol *)from->s, from->size);
	if (!s)
		return false;
	int size = sb_stemmer_length(t->stemmers[language]);
	fold_word(stem, (const char *)s, size < MAX_WORD ? size : MAX_WORD);
	return true;
}

/* --- tokens --- */

typedef int (*TokenFunc)(void *, int, const char *, int, int, int);

typedef struct {
	Fts5Tokenizer *tokenizer;
	bool as_it_stands; /* the query is for a prefix */
	TokenFunc emit;
	void *arg;
} Stream;

/* Gives FTS5 the stems of a word, and the word itself, at one place of the text. */
static int
put_word(void *arg, int flags, const char *p, int size, int start, int end)
{
	Stream *to = arg;
	Fts5Tokenizer *t = to->tokenizer;
	Word forms[MAX_LANGUAGES + 1], word;
	int n = 0;

	if (size > MAX_WORD)
		return to->emit(to->arg, flags, p, size, start, end);
	fold_word(&word, p, size);
	for (int i = 0; i < t->n_languages && !to->as_it_stands; i++)
		if (!stem_word(t, i, &word, &forms[n++]))
			return SQLITE_NOMEM;
	forms[n++] = word;
	for (int i = 0; i < n; i++) {
		bool seen = false;

		for (int k = 0; k < i; k++)
			seen = seen || same_word(&forms[k], &forms[i]);
		if (seen)
			continue;
		int rc = to->emit(to->arg, i ? flags | FTS5_TOKEN_COLOCATED : flags,
		    forms[i].s, forms[i].size, start, end);
		if (rc != SQLITE_OK)
			return rc;
	}
	return SQLITE_OK;
}

static int
tokenize(Fts5Tokenizer *t, void *arg, int flags, const char *text, int size,
    TokenFunc emit)
{
	Stream to = { t, flags & FTS5_TOKENIZE_PREFIX, emit, arg };

	return t->base.unicode.xTokenize(t->words, &to, flags, text, size, put_word);
}

static void
tokenizer_free(Fts5Tokenizer *t)
{
	for (int i = 0; i < t->n_languages; i++)
		sb_stemmer_delete(t->stemmers[i]);
	if (t->words)
		t->base.unicode.xDelete(t->words);
	sqlite3_free(t);
}

static int
tokenizer_new(void *base, const char **languages, int n, Fts5Tokenizer **out)
{
	const char *options[] = { "remove_diacritics", "0" };
	Fts5Tokenizer *t;

	if (n < 1 || n > MAX_LANGUAGES)
		return SQLITE_ERROR;
	t = sqlite3_malloc64(sizeof *t);
	if (!t)
		return SQLITE_NOMEM;
	*t = (Fts5Tokenizer){ .base = *(Base *)base };
	int rc = t->base.unicode.xCreate(t->base.unicode_arg, options, 2, &t->words);
	for (int i = 0; i < n && rc == SQLITE_OK; i++) {
		t->danish[i] = strcmp(languages[i], "danish") == 0;
		t->stemmers[i] = sb_stemmer_new(languages[i], "UTF_8");
		if (t->stemmers[i])
			t->n_languages++;
		else
			rc = SQLITE_ERROR;
	}
	if (rc == SQLITE_OK)
		*out = t;
	else
		tokenizer_free(t);
	return rc;
}

static fts5_api *
find_fts5(sqlite3 *db)
{
	fts5_api *api = NULL;
	sqlite3_stmt *st = NULL;

	if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &st, NULL) == SQLITE_OK) {
		sqlite3_bind_pointer(st, 1, &api, "fts5_api_ptr", NULL);
		sqlite3_step(st);
	}
	sqlite3_finalize(st);
	return api;
}

bool
sqlite_snowball_register(sqlite3 *db)
{
	fts5_api *api = find_fts5(db);
	fts5_tokenizer ours = { tokenizer_new, tokenizer_free, tokenize };
	Base *base = sqlite3_malloc64(sizeof *base);

	if (!api || !base ||
	    api->xFindTokenizer(api, "unicode61", &base->unicode_arg, &base->unicode) !=
	        SQLITE_OK ||
	    api->xCreateTokenizer(api, "snowball", base, &ours, sqlite3_free) !=
	        SQLITE_OK) {
		sqlite3_free(base);
		return false;
	}
	return true;
}
