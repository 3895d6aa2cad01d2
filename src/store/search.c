/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "store/search.h"

/* The words of a text: runs of letters and digits of any script. */
static size_t
split_words(Arena *a, const char *typed, char **words, size_t max)
{
	size_t n = 0;

	if (!g_utf8_validate(typed, -1, NULL))
		return 0;
	for (const char *s = typed; *s && n < max;) {
		const char *end = s;

		while (*end && g_unichar_isalnum(g_utf8_get_char(end)))
			end = g_utf8_find_next_char(end, NULL);
		if (end > s)
			words[n++] = arena_strndup(a, s, (size_t)(end - s));
		s = *end ? g_utf8_find_next_char(end, NULL) : end;
	}
	return n;
}

const char *
search_words(Arena *a, Db *db, const char *typed, bool beginning)
{
	char *words[SEARCH_MAX_WORDS];
	size_t n = split_words(a, typed, words, G_N_ELEMENTS(words));
	bool tsquery = db_is_postgresql(db);
	g_autoptr(GString) query = g_string_new(NULL);

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
