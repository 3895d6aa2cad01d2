/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/word_begin.h"

#include <string.h>

#include "found.q.h"
#include "store/row.h"

/* What begins so with us, too (word_stem.h): it is one that is found already. */
static bool
is_found(WordStems *stems, const WordForms *f, const char *word)
{
	WordForms forms;

	return word_forms(stems, word, (int)strlen(word), &forms) &&
	       word_forms_meet(&forms, f);
}

bool
words_begun(Db *db, Arena *a, WordStems *stems, const WordForms *f, const char ***out,
    size_t *n_out)
{
	const WordForm *own = &f->forms[f->n - 1];
	g_autoptr(GError) err = NULL;
	size_t n_all = 0;
	DbStep step;

	*out = NULL;
	*n_out = 0;
	g_autoptr(DbStmt) st = q_words_begun(db,
	    arena_strndup(a, own->s, (size_t)own->size), WORDS_BEGUN + 1);
	while ((step = db_step(st, &err)) == DB_ROW) {
		const char *word = row_text(a, st, 0);

		if (!is_found(stems, f, word))
			*arena_push(a, out, n_out) = word;
		n_all++;
	}
	return step == DB_DONE && n_all <= WORDS_BEGUN;
}
