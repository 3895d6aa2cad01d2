/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "sim/phrase.h"

#include <glib.h>
#include <string.h>

#include "sim/words.h"

typedef struct {
	Dice *dice;
	const PhraseSlot *slots;
	size_t n_slots;
	GString *out;
} Phrase;

static void say(Phrase *p, const char *s, const char *end);

/* Where the bracket that s stands behind is closed, and how many alternatives it has. */
static const char *
closing(const char *s, int *n)
{
	int depth = 0;

	for (*n = 1;; s++) {
		g_assert(*s);
		if (*s == ']' && depth-- == 0)
			return s;
		if (*s == '[')
			depth++;
		else if (*s == '|' && depth == 0)
			++*n;
	}
}

/* Where the alternative that begins at s ends. */
static const char *
alternative_end(const char *s)
{
	for (int depth = 0; depth > 0 || (*s != '|' && *s != ']'); s++) {
		if (*s == '[')
			depth++;
		else if (*s == ']')
			depth--;
	}
	return s;
}

static const char *
say_one_of(Phrase *p, const char *s)
{
	int n;
	const char *end = closing(s, &n);

	for (int skip = dice_below(p->dice, n); skip > 0; skip--)
		s = alternative_end(s) + 1;
	say(p, s, alternative_end(s));
	return end + 1;
}

static const char *
say_slot(Phrase *p, const char *s)
{
	size_t length = strcspn(s, "}");
	const char *word = NULL;

	for (size_t i = 0; i < p->n_slots && !word; i++)
		if (strlen(p->slots[i].name) == length &&
		    !strncmp(p->slots[i].name, s, length))
			word = p->slots[i].value;
	if (!word)
		word = words_draw(p->dice, s, length);
	if (!word)
		g_error("no word for {%.*s}", (int)length, s);
	g_string_append(p->out, word);
	return s + length + 1;
}

static void
say(Phrase *p, const char *s, const char *end)
{
	while (s < end) {
		if (*s == '[')
			s = say_one_of(p, s + 1);
		else if (*s == '{')
			s = say_slot(p, s + 1);
		else
			g_string_append_c(p->out, *s++);
	}
}

char *
phrase(Arena *a, Dice *d, const char *grammar, const PhraseSlot *slots, size_t n)
{
	g_autoptr(GString) out = g_string_new(NULL);
	Phrase p = { d, slots, n, out };

	say(&p, grammar, grammar + strlen(grammar));
	return arena_strdup(a, out->str);
}
