/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/anger.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define MAX_TEXT  8000 /* bytes that are read */
#define MAX_WORDS 1500
#define MAX_GAP   3 /* words that "*" may stand for */

#define ENOUGH 2

/* Words in lower case. "*" is up to three words of any kind; a "~" at the end of a word
 * is any ending of it. Who asks for the boss, or says that he leaves, says enough at
 * once; of the milder ones it takes two different. */
static const struct {
	const char *words;
	int weight;
} phrases[] = {
	/* asks for the boss */
	{ "tale med * chef~", 2 },
	{ "tale med * direktør~", 2 },
	{ "tale med * leder", 2 },
	{ "tale med * ansvarlig~", 2 },
	{ "tale med en partner", 2 },
	{ "snakke med * chef~", 2 },
	{ "få fat i * chef~", 2 },
	{ "kontakt~ * jeres chef~", 2 },
	{ "jeres chef ringe~", 2 },
	{ "speak to * manager", 2 },
	{ "speak with * manager", 2 },
	{ "talk to * manager", 2 },
	{ "talk to * boss", 2 },
	{ "speak to * supervisor", 2 },
	{ "talk to * supervisor", 2 },
	{ "speak to someone in charge", 2 },
	{ "get me * manager", 2 },
	/* says that he leaves, or goes further */
	{ "opsige~ * aftale~", 2 },
	{ "skifte~ leverandør", 2 },
	{ "finder * anden leverandør", 2 },
	{ "klage over", 2 },
	{ "officiel klage", 2 },
	{ "cancel * contract", 2 },
	{ "terminate * contract", 2 },
	{ "terminate * agreement", 2 },
	{ "another provider", 2 },
	{ "formal complaint", 2 },
	{ "make a complaint", 2 },
	/* is angry */
	{ "helt uacceptabel~", 2 },
	{ "fuldstændig~ uacceptabel~", 2 },
	{ "completely unacceptable", 2 },
	{ "totally unacceptable", 2 },
	{ "under al kritik", 2 },
	{ "uacceptabel~", 1 },
	{ "unacceptable", 1 },
	{ "elendig~", 1 },
	{ "håbløs~", 1 },
	{ "latterlig~", 1 },
	{ "ridiculous", 1 },
	{ "hopeless", 1 },
	{ "useless", 1 },
	{ "for dårligt", 1 },
	{ "not good enough", 1 },
	{ "spild af tid", 1 },
	{ "waste of time", 1 },
	{ "træt af", 1 },
	{ "tålmodighed~ * slut", 1 },
	{ "sick of", 1 },
	{ "fed up", 1 },
	{ "rasende", 1 },
	{ "furious", 1 },
	{ "hvor svært kan det være", 1 },
	{ "how hard can it be", 1 },
	{ "sidste gang jeg", 1 },
	{ "hører ingenting", 1 },
	{ "hører intet", 1 },
	{ "nobody * answer~", 1 },
	{ "ingen svarer", 1 },
};

typedef struct {
	const char *words[MAX_WORDS];
	size_t n;
} Words;

/* The writer's own words in lower case, without the marks around them. */
static void
split(Arena *a, const char *text, Words *w)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (char **line = lines; *line; line++) {
		g_autofree char *lower = g_utf8_strdown(*line, -1);
		char *at = lower;

		while (*at && w->n < MAX_WORDS) {
			char *begin = at;

			while (*at && g_unichar_isalnum(g_utf8_get_char(at)))
				at = g_utf8_next_char(at);
			if (at > begin)
				w->words[w->n++] = arena_strndup(a, begin,
				    (size_t)(at - begin));
			else
				at = g_utf8_next_char(at);
		}
	}
}

static bool
word_fits(const char *pattern, size_t n, const char *word)
{
	if (n && pattern[n - 1] == '~')
		return strncmp(pattern, word, n - 1) == 0;
	return strncmp(pattern, word, n) == 0 && !word[n];
}

/* Does the pattern begin at that word? Then *end is the word after it. */
static bool
fits_at(const char *pattern, const Words *w, size_t at, size_t *end)
{
	size_t n = strcspn(pattern, " ");
	const char *rest = pattern + n + (pattern[n] == ' ');

	if (!*pattern) {
		*end = at;
		return true;
	}
	if (n == 1 && *pattern == '*') {
		for (size_t gap = 0; gap <= MAX_GAP; gap++)
			if (fits_at(rest, w, at + gap, end))
				return true;
		return false;
	}
	return at < w->n && word_fits(pattern, n, w->words[at]) &&
	       fits_at(rest, w, at + 1, end);
}

static const char *
find(Arena *a, const char *pattern, const Words *w)
{
	size_t end;

	for (size_t at = 0; at < w->n; at++) {
		if (!fits_at(pattern, w, at, &end))
			continue;
		const char *said = w->words[at];
		for (size_t i = at + 1; i < end; i++)
			said = arena_printf(a, "%s %s", said, w->words[i]);
		return said;
	}
	return NULL;
}

const char *
anger_in(Arena *a, const char *text)
{
	Words *w = arena_new0(a, Words);
	const char *milder = NULL;

	g_autofree char *head = g_utf8_make_valid(text, (gssize)strnlen(text, MAX_TEXT));
	split(a, head, w);
	for (size_t i = 0; i < G_N_ELEMENTS(phrases); i++) {
		const char *said = find(a, phrases[i].words, w);

		if (!said)
			continue;
		if (phrases[i].weight >= ENOUGH)
			return said;
		if (milder)
			return arena_printf(a, "%s … %s", milder, said);
		milder = said;
	}
	return NULL;
}
