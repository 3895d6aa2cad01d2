/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/search.h"

#include <string.h>

#include "store/word_stem.h"

#define MAX_PARTS 24 /* of a phrase */

typedef struct {
	Arena *arena;
	WordStems
	    *stems; /* PostgreSQL: we say each stem; SQLite's tokenizer knows them */
	SearchWhere where;
	GString *out;
} Writing;

/* The words of a text: runs of letters and digits of any script, in small letters. */
static size_t
split_words(Arena *a, const char *text, char **words, size_t max)
{
	size_t n = 0;

	for (const char *s = text; *s && n < max;) {
		const char *end = s;

		while (*end && g_unichar_isalnum(g_utf8_get_char(end)))
			end = g_utf8_find_next_char(end, NULL);
		if (end > s) {
			g_autofree char *lower = g_utf8_strdown(s, end - s);

			words[n++] = arena_strdup(a, lower);
		}
		s = *end ? g_utf8_find_next_char(end, NULL) : end;
	}
	return n;
}

/* "den nye pri"* */
static void
write_match(const Writing *w, char **words, size_t n, bool begins)
{
	g_string_append_c(w->out, '"');
	for (size_t i = 0; i < n; i++)
		g_string_append_printf(w->out, "%s%s", i ? " " : "", words[i]);
	g_string_append(w->out, begins ? "\"*" : "\"");
}

/* ('den') <-> ('ny' | 'nye') <-> ('pri':*) */
static void
write_tsquery(const Writing *w, char **words, size_t n, bool begins)
{
	const char *weight = w->where == SEARCH_SUBJECT ? "A" : "";
	WordForms f;

	for (size_t i = 0; i < n; i++) {
		bool begin = begins && i + 1 == n;
		bool any = false;

		if (!word_forms(w->stems, words[i], (int)strlen(words[i]), &f))
			g_error("out of memory");
		g_string_append(w->out, i ? " <-> (" : "(");
		for (int k = begin ? f.n - 1 : 0; k < f.n; k++) {
			g_string_append_printf(w->out, "%s'%.*s':%s%s", any ? " | " : "",
			    f.forms[k].size, f.forms[k].s, begin ? "*" : "", weight);
			any = true;
		}
		g_string_append_c(w->out, ')');
	}
}

static bool
write_word(const Writing *w, const QueryWord *word, bool begins, const char *before)
{
	char *words[MAX_PARTS];
	size_t n = split_words(w->arena, word->text, words, MAX_PARTS);

	if (!n)
		return false;
	begins = begins && g_utf8_strlen(words[n - 1], -1) >= SEARCH_MIN_BEGINNING;
	g_string_append(w->out, before);
	if (w->stems) {
		g_string_append_c(w->out, '(');
		write_tsquery(w, words, n, begins);
		g_string_append_c(w->out, ')');
	} else {
		write_match(w, words, n, begins);
	}
	return true;
}

/* Which is the last that must occur; n if none. */
static size_t
last_word(const Query *q)
{
	for (size_t i = q->n_words; i > 0; i--)
		if (!q->words[i - 1].not )
			return i - 1;
	return q->n_words;
}

static void
write_words(const Writing *w, const Query *q, bool not, bool beginning)
{
	const char *joint = w->stems ? " & " : " AND ";
	size_t last = last_word(q), n = 0;

	if (not )
		joint = w->stems ? " & !" : " NOT ";
	for (size_t i = 0; i < q->n_words && n < SEARCH_MAX_WORDS; i++) {
		const QueryWord *word = &q->words[i];
		bool begins = beginning && i == last && !word->is_phrase;

		if (word->not == not )
			n += write_word(w, word, begins, not || n ? joint : "") ? 1 : 0;
	}
}

const char *
search_query(Arena *a, Db *db, const Query *q, SearchWhere where, bool beginning)
{
	static const char *const languages[] = { "danish", "english" };
	g_autoptr(GString) out = g_string_new(NULL);
	Writing w = { a, NULL, where, out };

	if (last_word(q) == q->n_words)
		return NULL;
	if (db_is_postgresql(db))
		w.stems = word_stems_new(languages, G_N_ELEMENTS(languages));
	else if (where == SEARCH_SUBJECT)
		g_string_append(out, "{subject} : (");
	g_string_append(out, where == SEARCH_SUBJECT && !w.stems ? "" : "(");
	write_words(&w, q, false, beginning);
	g_string_append(out, ")");
	w.where = SEARCH_ANYWHERE;
	write_words(&w, q, true, false);
	word_stems_free(w.stems);
	return arena_strdup(a, out->str);
}

const char *
search_words(Arena *a, Db *db, const char *typed, bool beginning)
{
	char *words[SEARCH_MAX_WORDS];
	bool tsquery = db_is_postgresql(db);
	g_autoptr(GString) query = g_string_new(NULL);

	if (!g_utf8_validate(typed, -1, NULL))
		return NULL;
	size_t n = split_words(a, typed, words, G_N_ELEMENTS(words));
	for (size_t i = 0; i < n; i++) {
		bool begins = beginning && i + 1 == n &&
		              g_utf8_strlen(words[i], -1) >= SEARCH_MIN_BEGINNING;

		if (tsquery)
			g_string_append_printf(query, "%s%s%s", i ? " & " : "", words[i],
			    begins ? ":*" : "");
		else
			g_string_append_printf(query, "%s\"%s\"%s", i ? " " : "",
			    words[i], begins ? "*" : "");
	}
	return n ? arena_strdup(a, query->str) : NULL;
}
