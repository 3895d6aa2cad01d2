/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/search.h"

#include <string.h>

#include "model/facet.h"
#include "store/word_begin.h"

#define MAX_PARTS 24 /* of a phrase */
#define BEGUN_MIN 6  /* letters; for shorter ones there is an index */

typedef struct {
	Arena *arena;
	Db *db;
	bool tsquery;     /* PostgreSQL's, which is told each stem */
	WordStems *stems; /* SQLite's tokenizer knows them, too */
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
	WordForms f;

	for (size_t i = 0; i < n; i++) {
		bool begin = begins && i + 1 == n;
		bool any = false;

		if (!word_forms(w->stems, words[i], (int)strlen(words[i]), &f))
			g_error("out of memory");
		g_string_append(w->out, i ? " <-> (" : "(");
		for (int k = begin ? f.n - 1 : 0; k < f.n; k++) {
			g_string_append_printf(w->out, "%s'%.*s'%s", any ? " | " : "",
			    f.forms[k].size, f.forms[k].s, begin ? ":*" : "");
			any = true;
		}
		g_string_append_c(w->out, ')');
	}
}

/* ("pri" OR "pris" OR "printer"), if they are not too many. */
static bool
write_begun(const Writing *w, const char *word)
{
	const char **begun;
	WordForms f;
	size_t n;

	if (g_utf8_strlen(word, -1) < BEGUN_MIN)
		return false;
	if (!word_forms(w->stems, word, (int)strlen(word), &f))
		g_error("out of memory");
	if (!words_begun(w->db, w->arena, w->stems, &f, &begun, &n))
		return false;
	g_string_append_printf(w->out, n ? "(\"%s\"" : "\"%s\"", word);
	for (size_t i = 0; i < n; i++)
		g_string_append_printf(w->out, " OR \"%s\"%s", begun[i],
		    i + 1 == n ? ")" : "");
	return true;
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
	if (w->tsquery) {
		g_string_append_c(w->out, '(');
		write_tsquery(w, words, n, begins);
		g_string_append_c(w->out, ')');
	} else if (n > 1 || !begins || !write_begun(w, words[0])) {
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

/* The first that many of them. */
static void
write_words(const Writing *w, const Query *q, size_t many, bool not, bool beginning)
{
	const char *joint = w->tsquery ? " & " : " AND ";
	size_t last = last_word(q), n = 0;

	if (not )
		joint = w->tsquery ? " & !" : " NOT ";
	for (size_t i = 0; i < many && n < SEARCH_MAX_WORDS; i++) {
		const QueryWord *word = &q->words[i];
		bool begins = beginning && i == last && !word->is_phrase;

		if (word->not == not )
			n += write_word(w, word, begins, not || n ? joint : "") ? 1 : 0;
	}
}

/* ('xx' | 'yy') */
static void
write_group(const Writing *w, const FacetGroup *g)
{
	const char *quote = w->tsquery ? "'" : "\"";
	char facet[FACET_SIZE];

	for (size_t i = 0; i < g->n; i++) {
		facet_write(g->any[i], facet);
		g_string_append(w->out, i == 0 ? "(" : w->tsquery ? " | " : " OR ");
		g_string_append_printf(w->out, "%s%s%s", quote, facet, quote);
	}
	g_string_append_c(w->out, ')');
}

static void
write_facets(const Writing *w, const CaseFilter *filter)
{
	FacetGroup *groups;
	size_t n = filter ? facets_asked(w->arena, filter, &groups) : 0;

	for (size_t i = 0; i < n; i++) {
		if (w->out->len)
			g_string_append(w->out, w->tsquery ? " & " : " AND ");
		write_group(w, &groups[i]);
	}
}

/* Whatever must occur but how the last of the words begins ("mai" of "e-mai"). */
static const char *
whole_of(const Writing *w, const Query *q, const CaseFilter *filter)
{
	char *parts[MAX_PARTS];
	size_t n = split_words(w->arena, q->words[last_word(q)].text, parts, MAX_PARTS);

	g_string_truncate(w->out, 0);
	write_words(w, q, last_word(q), false, false);
	if (n > 1) {
		g_string_append(w->out, w->out->len ? " & (" : "(");
		write_tsquery(w, parts, n - 1, false);
		g_string_append_c(w->out, ')');
	}
	write_facets(w, filter);
	return arena_strdup(w->arena, w->out->str);
}

SearchAsk
search_query(Arena *a, Db *db, const Query *q, const CaseFilter *filter, bool beginning)
{
	static const char *const languages[] = { "danish", "english" };
	g_autoptr(GString) out = g_string_new(NULL);
	Writing w = { a, db, db_is_postgresql(db), NULL, out };
	SearchAsk ask = { NULL, NULL };

	if (last_word(q) == q->n_words)
		return ask;
	w.stems = word_stems_new(languages, G_N_ELEMENTS(languages));
	g_string_append(out, "((");
	write_words(&w, q, q->n_words, false, beginning);
	g_string_append(out, ")");
	write_words(&w, q, q->n_words, true, false);
	g_string_append(out, ")");
	write_facets(&w, filter);
	ask.words = ask.whole = arena_strdup(a, out->str);
	if (w.tsquery && strstr(ask.words, ":*"))
		ask.whole = whole_of(&w, q, filter);
	word_stems_free(w.stems);
	return ask;
}

SearchAsk
search_facets(Arena *a, Db *db, const CaseFilter *filter)
{
	g_autoptr(GString) out = g_string_new(NULL);
	const Writing w = { a, db, db_is_postgresql(db), NULL, out };

	write_facets(&w, filter);
	const char *words = out->len ? arena_strdup(a, out->str) : NULL;
	return (SearchAsk){ words, words };
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
