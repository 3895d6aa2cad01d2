/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/outage.h"

#include <string.h>

#define MAX_WORDS 24
#define SHORTEST  3 /* letters of a word that matters */
#define STEM      6 /* letters by which words are the same */

const char *
outage_word_text(const OutageWord *w, Lang lang)
{
	const char *own = lang == LANG_EN ? w->en : w->da;
	const char *other = lang == LANG_EN ? w->da : w->en;

	return *own ? own : other;
}

/* What every report says. */
static bool
is_common(const char *word)
{
	static const char *const common[] = { "alle", "alt", "and", "are", "at", "bliver",
		"blev", "but", "can", "cannot", "den", "der", "det", "dette", "does",
		"efter", "ej", "eller", "en", "er", "et", "fejl", "for", "fra", "from",
		"fungerer", "fwd", "går", "har", "has", "have", "hello", "help", "hej",
		"hjælp", "how", "igen", "ikke", "into", "jeg", "kan", "med", "mere",
		"min", "mit", "når", "nede", "not", "off", "og", "om", "our", "over",
		"please", "problem", "problemer", "skal", "slet", "som", "stadig", "the",
		"til", "ud", "vedr", "vedrørende", "vi", "virker", "vores", "was", "ved",
		"when", "with", "work", "working", "works", "you", "your", "down",
		"error", "fails", "since", "siden", "this", "today", "dag", "idag" };

	for (size_t i = 0; i < G_N_ELEMENTS(common); i++)
		if (!strcmp(word, common[i]))
			return true;
	return false;
}

typedef struct {
	const char *words[MAX_WORDS];
	size_t n;
} Words;

static bool
has(const Words *w, const char *word)
{
	for (size_t i = 0; i < w->n; i++)
		if (!strcmp(w->words[i], word))
			return true;
	return false;
}

static void
add(Arena *a, Words *w, const char *from, const char *to)
{
	glong letters = g_utf8_strlen(from, to - from);
	const char *word = arena_strndup(a, from, (size_t)(to - from));

	if (letters < SHORTEST || w->n == MAX_WORDS || is_common(word))
		return;
	if (letters > STEM)
		word = arena_strndup(a, word,
		    (size_t)(g_utf8_offset_to_pointer(word, STEM) - word));
	if (!has(w, word))
		w->words[w->n++] = word;
}

static Words
words_of(Arena *a, const char *subject)
{
	g_autofree char *folded = g_utf8_casefold(subject, -1);
	const char *start = NULL, *p = folded;
	Words w = { 0 };

	for (; *p; p = g_utf8_find_next_char(p, NULL)) {
		bool letter = g_unichar_isalnum(g_utf8_get_char(p));

		if (letter && !start)
			start = p;
		if (!letter && start) {
			add(a, &w, start, p);
			start = NULL;
		}
	}
	if (start)
		add(a, &w, start, p);
	return w;
}

bool
outage_like(Arena *a, const char *subject, const char *other)
{
	Words one = words_of(a, subject), two = words_of(a, other);
	size_t shared = 0;

	for (size_t i = 0; i < one.n; i++)
		shared += has(&two, one.words[i]);
	return shared > 0 && 2 * shared >= MIN(one.n, two.n);
}
