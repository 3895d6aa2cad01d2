/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/mention.h"

#include <string.h>

static bool
is_letter_at(const char *s)
{
	return *s && g_unichar_isalnum(g_utf8_get_char(s));
}

/* The length of the name if s begins with it, as a whole word, in any case; 0: not. */
static size_t
begins_with(const char *s, const char *name)
{
	glong n = g_utf8_strlen(name, -1);

	if (g_utf8_strlen(s, -1) < n)
		return 0;
	size_t bytes = (size_t)(g_utf8_offset_to_pointer(s, n) - s);
	g_autofree char *said = g_utf8_casefold(s, (gssize)bytes);
	g_autofree char *wanted = g_utf8_casefold(name, -1);
	return g_str_equal(said, wanted) && !is_letter_at(s + bytes) ? bytes : 0;
}

/* Who is named behind the @ at s; NULL: nobody. */
static const Staff *
named_at(const char *text, const char *s, const Staff *staff, size_t n, size_t *length)
{
	const Staff *best = NULL;

	/* in an address of mail it is no name */
	if (s > text && is_letter_at(g_utf8_prev_char(s)))
		return NULL;
	*length = 0;
	for (size_t i = 0; i < n; i++) {
		size_t bytes = staff[i].active ? begins_with(s + 1, staff[i].name) : 0;

		if (bytes > *length) {
			best = &staff[i];
			*length = bytes;
		}
	}
	return best;
}

static bool
is_among(const int64_t *ids, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (ids[i] == id)
			return true;
	return false;
}

size_t
mention_find(const char *text, const Staff *staff, size_t n, int64_t ids[MENTION_MOST])
{
	size_t found = 0, length;

	for (const char *s = text; found < MENTION_MOST && (s = strchr(s, '@')); s++) {
		const Staff *who = named_at(text, s, staff, n, &length);

		if (who && !is_among(ids, found, who->id))
			ids[found++] = who->id;
	}
	return found;
}

char *
mention_mark(Arena *a, const char *text, const Staff *staff, size_t n)
{
	g_autoptr(GString) out = g_string_new(NULL);
	size_t length;

	for (const char *s = text; *s;) {
		if (*s != '@' || !named_at(text, s, staff, n, &length)) {
			g_string_append_c(out, *s++);
			continue;
		}
		g_string_append(out, "**");
		g_string_append_len(out, s, (gssize)length + 1);
		g_string_append(out, "**");
		s += length + 1;
	}
	return arena_strdup(a, out->str);
}
