/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/wording.h"

#include <string.h>

#include "base/str.h"
#include "model/wording_int.h"

#define MAX_FIELD 40 /* bytes between the braces: what is longer is no field */
#define ALIKE     3  /* changes, and half the word, by which one mistypes a name */

/* The word in the braces that begin at s; NULL if it is no field: empty, too long, or
 * more than a line. *end is behind it. */
static char *
word_at(Arena *a, const char *s, const char **end)
{
	size_t n = strcspn(s + 1, "{}\n");

	if (s[1 + n] != '}' || n == 0 || n > MAX_FIELD)
		return NULL;
	*end = s + n + 2;
	return g_strstrip(arena_strndup(a, s + 1, n));
}

static bool
find_field(const char *word, WordingField *field)
{
	for (size_t i = 0; i < N_WORDING_FIELDS; i++)
		if (g_ascii_strcasecmp(word, wording_field_name((WordingField)i)) == 0) {
			*field = (WordingField)i;
			return true;
		}
	return false;
}

/* --- what is wrong --- */

/* How many letters to change, put in or leave out (Levenshtein). */
static size_t
distance(const char *x, const char *y)
{
	size_t n = MIN(strlen(y), (size_t)MAX_FIELD), row[MAX_FIELD + 1];

	for (size_t j = 0; j <= n; j++)
		row[j] = j;
	for (size_t i = 1; *x; i++, x++) {
		size_t corner = row[0];

		row[0] = i;
		for (size_t j = 1; j <= n; j++) {
			size_t change = corner + (*x != y[j - 1]);

			corner = row[j];
			row[j] = MIN(change, MIN(row[j], row[j - 1]) + 1);
		}
	}
	return row[n];
}

/* What may be meant: the field that it is most like, or of which it is an end. */
static const char *
like(Arena *a, WordingKind kind, const char *word)
{
	const char *found = NULL, *lower = str_lower(a, word);
	size_t least = MIN(strlen(word) / 2, (size_t)ALIKE) + 1;

	for (size_t i = 0; i < N_WORDING_FIELDS; i++) {
		const char *name = wording_field_name((WordingField)i);
		const char *dot = strchr(name, '.');
		size_t far = distance(lower, name);

		if (dot)
			far = MIN(far, distance(lower, dot + 1) + 1);
		if (wording_may_use(kind, (WordingField)i) && far < least) {
			least = far;
			found = name;
		}
	}
	return found;
}

static WordingWrong
check_fields(Arena *a, WordingKind kind, WordingPart part, const char *words,
    uint32_t *used)
{
	WordingField field;
	const char *end;

	for (const char *s = words; (s = strchr(s, '{')); s++) {
		char *word = word_at(a, s, &end);

		if (!word)
			continue;
		if (!find_field(word, &field) || !wording_may_use(kind, field))
			return (WordingWrong){ WORDING_UNKNOWN_FIELD, part, word,
				like(a, kind, word) };
		*used |= 1u << field;
	}
	return (WordingWrong){ .fault = WORDING_FINE, .part = part };
}

static size_t
count_lines(const char *words)
{
	size_t n = 0;

	for (const char *s = words; *s; s += strcspn(s, "\n"), s += *s == '\n')
		n += strcspn(s, "\n") > 0;
	return n;
}

static WordingWrong
check_part(Arena *a, WordingKind kind, WordingPart part, const char *words,
    uint32_t *used)
{
	WordingWrong wrong = { .part = part };

	if (strlen(words) > WORDING_MAX_TEXT || count_lines(words) > WORDING_PARAGRAPHS)
		wrong.fault = WORDING_TOO_LONG;
	else if (!*words && !wording_is_long(part))
		wrong.fault = WORDING_EMPTY;
	return wrong.fault ? wrong : check_fields(a, kind, part, words, used);
}

static WordingWrong
missing(WordingField field, WordingPart part)
{
	return (
	    WordingWrong){ WORDING_MISSING_FIELD, part, wording_field_name(field), NULL };
}

WordingWrong
wording_check(Arena *a, Lang lang, WordingKind kind, const Wording *w)
{
	uint32_t said = 0, must = wording_must(kind);

	for (size_t i = 0; i < N_WORDING_PARTS; i++) {
		WordingPart part = (WordingPart)i;
		const char *words = w->parts[i];
		uint32_t used = 0;

		if (!wording_has(kind, part))
			continue;
		if (!words)
			words = wording_standard(a, lang, kind, part);
		WordingWrong wrong = check_part(a, kind, part, words, &used);
		if (wrong.fault)
			return wrong;
		if (part == WORDING_SUBJECT && !(used & 1u << FIELD_CASE_TAG))
			return missing(FIELD_CASE_TAG, part);
		if (wording_is_long(part))
			said |= used;
	}
	for (size_t i = 0; i < N_WORDING_FIELDS; i++)
		if (must & ~said & 1u << i)
			return missing((WordingField)i, WORDING_LEAD);
	return (WordingWrong){ .fault = WORDING_FINE };
}

/* --- to say it --- */

/* False if a field of it is not known. */
static bool
fill(Arena *a, const char *words, const WordingValues *values, GString *out)
{
	WordingField field;
	const char *end;

	for (const char *s = words; *s;) {
		char *word = *s == '{' ? word_at(a, s, &end) : NULL;

		if (!word || !find_field(word, &field)) {
			g_string_append_c(out, *s++);
			continue;
		}
		const char *value = values->of[field];
		if (!value || !*value)
			return false;
		g_string_append(out, value);
		s = end;
	}
	return true;
}

char *
wording_line(Arena *a, const char *words, const WordingValues *values)
{
	g_autoptr(GString) out = g_string_new(NULL);

	return arena_strdup(a, fill(a, words, values, out) ? out->str : "");
}

size_t
wording_paragraphs(Arena *a, const char *words, const WordingValues *values,
    const char *out[WORDING_PARAGRAPHS])
{
	g_auto(GStrv) lines = g_strsplit(words, "\n", -1);
	size_t n = 0;

	for (char **line = lines; *line && n < WORDING_PARAGRAPHS; line++) {
		const char *said = wording_line(a, g_strstrip(*line), values);

		if (*said)
			out[n++] = said;
	}
	return n;
}
