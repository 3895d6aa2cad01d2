/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include <string.h>

#include "model/date_int.h"

/* --- the bare tokens --- */

/* Of one character, in bytes. */
static size_t
char_size(const char *s)
{
	return (size_t)g_utf8_skip[*(const guchar *)s];
}

static size_t
read_number(const char *s, size_t n, DateToken *t)
{
	size_t i = 0;

	t->v = 0;
	while (i < n && g_ascii_isdigit(s[i])) {
		if (i < 8)
			t->v = t->v * 10 + (s[i] - '0');
		i++;
	}
	t->class = T_NUMBER;
	t->digits = (int)i;
	return i;
}

static size_t
read_word(const char *s, size_t n, DateToken *t)
{
	size_t i = 0, length = 0;

	t->class = T_OTHER;
	while (i < n) {
		gunichar c = g_utf8_get_char(s + i);
		char bytes[6];

		if (!g_unichar_isalpha(c))
			break;
		int size = g_unichar_to_utf8(g_unichar_tolower(c), bytes);
		if (length + (size_t)size < sizeof t->word) {
			memcpy(t->word + length, bytes, (size_t)size);
			length += (size_t)size;
		}
		i += char_size(s + i);
	}
	t->word[length] = 0;
	return i;
}

static size_t
read_token(const char *s, size_t n, DateToken *t)
{
	if (g_ascii_isdigit(*s))
		return read_number(s, n, t);
	if (g_unichar_isalpha(g_utf8_get_char(s)))
		return read_word(s, n, t);
	t->class = T_SIGN;
	t->v = (int)g_utf8_get_char(s);
	if (t->v == 0x2013 || t->v == 0x2014) /* dashes */
		t->v = '-';
	return char_size(s);
}

/* --- sentences --- */

static bool
is_abbreviation(const DateToken *t)
{
	static const char *const words[] = { "kl", "d", "ca", "nr", "tlf", "approx", "no",
		"mr", "mrs", "jf", "evt", "bl", "inkl", "min", "max", "sr" };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(t->word, words[i]) == 0)
			return true;
	return false;
}

static bool
begins_big(const char *s)
{
	return g_unichar_isupper(g_utf8_get_char(s)) || *s == '*' || *s == '-';
}

/* Does what stands between two tokens end a sentence? A line may be broken anywhere; a
 * new one that begins big is a new thought. */
static bool
is_boundary(const char *text, const DateToken *before, const DateToken *t)
{
	int lines = 0;

	for (size_t i = before->end; i < t->at; i++)
		lines += text[i] == '\n';
	if (lines > 1 || (lines == 1 && begins_big(text + t->at)))
		return true;
	if (before->class != T_SIGN || t->glued)
		return false;
	if (before->v == '!' || before->v == '?' || before->v == ';')
		return true;
	return before->v == '.' && begins_big(text + t->at);
}

static void
number_sentences(const char *text, DateToken *t, size_t n)
{
	int sentence = 0;
	size_t first = 0;

	for (size_t i = 0; i < n; i++) {
		bool ends = i > 0 && is_boundary(text, &t[i - 1], &t[i]);

		/* "kl. 14", and "6. Marts" */
		if (ends && i > 1 && t[i - 1].v == '.' && t[i - 1].class == T_SIGN &&
		    (is_abbreviation(&t[i - 2]) ||
		        (t[i - 2].class == T_NUMBER && t[i].class == T_MONTH)))
			ends = false;
		if (ends) {
			sentence++;
			first = i;
		}
		t[i].sentence = sentence;
		if (t[i].class == T_SIGN && t[i].v == '?')
			for (size_t j = first; j <= i; j++)
				t[j].asked = true;
	}
}

/* --- the words that are known --- */

/* How many tokens from i on the words of a phrase are; 0 if they are others. */
static size_t
phrase_fits(const DateToken *t, size_t n, size_t i, const char *words)
{
	size_t used = 0;

	while (*words) {
		size_t length = strcspn(words, " ");

		/* "close-of-business", "a.m." and "I'll" are written with signs. */
		if (used && i + used < n && t[i + used].class == T_SIGN &&
		    strchr("-.'", (char)t[i + used].v) && t[i + used].v < 0x80 &&
		    t[i + used].glued)
			used++;
		if (i + used >= n || strlen(t[i + used].word) != length ||
		    strncmp(t[i + used].word, words, length) != 0)
			return 0;
		used++;
		words += length + (words[length] == ' ');
	}
	return used;
}

/* The longest phrase wins; of equally long ones the last in the table. */
static const DateVocab *
phrase_at(const DateToken *t, size_t n, size_t i, const DateVocab *vocab, size_t *used)
{
	const DateVocab *best = NULL;

	*used = 0;
	if (!t[i].word[0])
		return NULL;
	for (const DateVocab *v = vocab; v->words; v++) {
		if (v->words[0] != t[i].word[0])
			continue;
		size_t fits = phrase_fits(t, n, i, v->words);

		if (fits && fits >= *used) {
			best = v;
			*used = fits;
		}
	}
	return best;
}

/* Makes one token of each phrase, in place; returns how many tokens are left. */
static size_t
fold_phrases(DateToken *t, size_t n, Lang lang)
{
	size_t to = 0;

	for (size_t i = 0; i < n;) {
		size_t used;
		const DateVocab *v = phrase_at(t, n, i, date_vocab[lang], &used);
		DateToken folded = t[i];

		if (v) {
			folded.class = v->class;
			folded.v = v->v;
			folded.lo = v->lo;
			folded.hi = v->hi;
			folded.end = t[i + used - 1].end;
		}
		t[to++] = folded;
		i += v ? used : 1;
	}
	return to;
}

DateToken *
date_tokens(const char *text, size_t n, Lang lang, size_t *n_out)
{
	g_autoptr(GArray) all = g_array_new(false, true, sizeof(DateToken));
	bool glued = false;

	for (size_t i = 0; i < n && all->len < DATE_TOKENS_MAX;) {
		if (g_unichar_isspace(g_utf8_get_char(text + i))) {
			i += char_size(text + i);
			glued = false;
			continue;
		}
		DateToken t = { .at = i, .glued = glued };
		i += read_token(text + i, n - i, &t);
		t.end = i;
		glued = true;
		g_array_append_val(all, t);
	}
	DateToken *tokens = (DateToken *)(void *)all->data;
	size_t left = fold_phrases(tokens, all->len, lang);
	number_sentences(text, tokens, left);
	g_array_set_size(all, (guint)left);
	DateToken end = { .class = T_END, .at = n, .end = n, .sentence = -1 };
	g_array_append_val(all, end);
	*n_out = left;
	return (DateToken *)(void *)g_array_free(g_steal_pointer(&all), false);
}
