/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/sqlite_snowball.h"

#include <stdlib.h>
#include <string.h>

#include "store/word_stem.h"

/* SQLite's own tokenizer, which ours is built upon. */
typedef struct {
	fts5_tokenizer unicode;
	void *unicode_arg;
} Base;

struct Fts5Tokenizer {
	Base base;
	Fts5Tokenizer *words; /* of the base */
	WordStems *stems;
};

/* --- tokens --- */

typedef int (*TokenFunc)(void *, int, const char *, int, int, int);

typedef struct {
	Fts5Tokenizer *tokenizer;
	bool as_it_stands; /* the query is for a prefix */
	TokenFunc emit;
	void *arg;
} Stream;

/* Of Unicode's private use: nothing that has a stem (model/facet.h). */
static bool
is_facet(const char *p, int size)
{
	return size == 6 && (unsigned char)p[0] == 0xee;
}

/* Gives FTS5 the stems of a word, and the word itself, at one place of the text. */
static int
put_word(void *arg, int flags, const char *p, int size, int start, int end)
{
	Stream *to = arg;
	Fts5Tokenizer *t = to->tokenizer;
	WordForms forms;

	if (size > WORD_MAX || is_facet(p, size))
		return to->emit(to->arg, flags, p, size, start, end);
	if (!word_forms(t->stems, p, size, &forms))
		return SQLITE_NOMEM;
	/* The word itself is the last. */
	for (int i = to->as_it_stands ? forms.n - 1 : 0; i < forms.n; i++) {
		const WordForm *f = &forms.forms[i];
		bool first = i == 0 || to->as_it_stands;
		int rc = to->emit(to->arg, first ? flags : flags | FTS5_TOKEN_COLOCATED,
		    f->s, f->size, start, end);

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
	word_stems_free(t->stems);
	if (t->words)
		t->base.unicode.xDelete(t->words);
	sqlite3_free(t);
}

static int
tokenizer_new(void *base, const char **languages, int n, Fts5Tokenizer **out)
{
	const char *options[] = { "remove_diacritics", "0" };
	Fts5Tokenizer *t;

	t = sqlite3_malloc64(sizeof *t);
	if (!t)
		return SQLITE_NOMEM;
	*t = (Fts5Tokenizer){ .base = *(Base *)base };
	int rc = t->base.unicode.xCreate(t->base.unicode_arg, options, 2, &t->words);
	t->stems = rc == SQLITE_OK ? word_stems_new(languages, n) : NULL;
	if (rc == SQLITE_OK && !t->stems)
		rc = SQLITE_ERROR;
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
