/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/guide.h"

#include <string.h>

#define LINK    "](guide:"
#define PICTURE "](picture:"

Lang
guide_lang(const char *const titles[N_LANGS], Lang wanted)
{
	for (int i = 0; i < N_LANGS && !*titles[wanted]; i++)
		if (*titles[i])
			return (Lang)i;
	return wanted;
}

/* The number behind a link's beginning; *end is behind its parenthesis. 0: none. */
static int64_t
number_at(const char *s, const char **end)
{
	size_t n = strspn(s, "0123456789");

	if (n == 0 || n > 18 || s[n] != ')')
		return 0;
	*end = s + n + 1;
	return g_ascii_strtoll(s, NULL, 10);
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
guide_named(const char *text, int64_t ids[GUIDE_MAX_NAMED])
{
	size_t n = 0;
	const char *end;

	for (const char *s = text; n < GUIDE_MAX_NAMED && (s = strstr(s, LINK));) {
		s += strlen(LINK);
		int64_t id = number_at(s, &end);
		if (id && !is_among(ids, n, id))
			ids[n++] = id;
	}
	return n;
}

char *
guide_words(Arena *a, const char *text, int64_t id)
{
	g_autofree char *link = g_strdup_printf(LINK "%" G_GINT64_FORMAT ")", id);
	const char *end = strstr(text, link), *begin = end;
	g_autoptr(GString) words = g_string_new(NULL);

	while (begin && begin > text &&
	       (begin[-1] != '[' || (begin > text + 1 && begin[-2] == '\\')))
		begin--;
	for (const char *s = begin; s && s < end; s++)
		if (*s != '\\' || s[1] == '\\')
			g_string_append_c(words, *s);
	return arena_strdup(a, words->str);
}

/* A title may have what would end the words of a link. */
static void
put_link(GString *out, const char *words, size_t n, int64_t id)
{
	g_string_append_c(out, '[');
	for (size_t i = 0; i < n; i++) {
		if (strchr("[]\\", words[i]))
			g_string_append_c(out, '\\');
		g_string_append_c(out, words[i]);
	}
	g_string_append_printf(out, LINK "%" G_GINT64_FORMAT ")", id);
}

/* Each ![words](picture:7) as a link to the guide. */
static void
put_text(GString *out, const char *text, int64_t id)
{
	const char *from = text, *end;

	for (const char *at; (at = strstr(from, PICTURE)); from = end) {
		const char *mark = at;

		while (mark > from && !g_str_has_prefix(mark, "!["))
			mark--;
		if (!number_at(at + strlen(PICTURE), &end) ||
		    !g_str_has_prefix(mark, "![")) {
			end = at + strlen(PICTURE);
			g_string_append_len(out, from, end - from);
			continue;
		}
		g_string_append_len(out, from, mark - from);
		put_link(out, mark + 2, (size_t)(at - mark - 2), id);
	}
	g_string_append(out, from);
}

char *
guide_given(Arena *a, const Guide *g, Lang lang, bool is_short)
{
	g_autoptr(GString) out = g_string_new(NULL);
	Lang in = guide_lang(g->titles, lang);

	if (!is_short)
		g_string_append(out, "**");
	put_link(out, g->titles[in], strlen(g->titles[in]), g->id);
	if (!is_short) {
		g_string_append(out, "**\n\n");
		put_text(out, g->texts[in], g->id);
	}
	return arena_strdup(a, out->str);
}

char *
guide_with_links(Arena *a, const char *text, const char *prefix)
{
	g_autoptr(GString) out = g_string_new(NULL);
	const char *from = text, *end;

	for (const char *at; (at = strstr(from, LINK)); from = end) {
		int64_t id = number_at(at + strlen(LINK), &end);

		if (!id)
			end = at + strlen(LINK);
		g_string_append_len(out, from, at - from);
		if (id)
			g_string_append_printf(out, "](%s%" G_GINT64_FORMAT ")", prefix,
			    id);
		else
			g_string_append(out, LINK);
	}
	g_string_append(out, from);
	return arena_strdup(a, out->str);
}
