/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
	const char *name;
	const char *forms[N_LANGS][2]; /* one, and many if there is a plural */
} TextRow;

#include "text_table.h" /* made from po/: rows[], sorted by name */

Lang
lang_from_code(const char *code)
{
	return code && g_ascii_strncasecmp(code, "en", 2) == 0 ? LANG_EN : LANG_DA;
}

const char *
lang_code(Lang lang)
{
	return lang == LANG_EN ? "en" : "da";
}

const char *
text_raw(Lang lang, TextId id, int64_t n)
{
	g_assert((size_t)id < G_N_ELEMENTS(rows));
	const char *const *forms = rows[id].forms[lang];

	/* Danish and English alike: one thing, or not one thing. */
	return forms[1] && n != 1 ? forms[1] : forms[0];
}

char *
text_format(Arena *a, Lang lang, TextId id, const TextArg *args, size_t n_args)
{
	const char *s = text_raw(lang, id, n_args ? args[0].n : 1), *brace;
	g_autoptr(GString) buf = g_string_new(NULL);

	for (; (brace = strchr(s, '{')) != NULL; s = brace + 3) {
		size_t i = (size_t)(brace[1] - '0');

		g_string_append_len(buf, s, brace - s);
		g_assert(i < n_args);
		if (args[i].s)
			g_string_append(buf, args[i].s);
		else
			g_string_append_printf(buf, "%" G_GINT64_FORMAT, args[i].n);
	}
	g_string_append(buf, s);
	return arena_strdup(a, buf->str);
}

static int
compare_name(const void *name, const void *row)
{
	return strcmp(name, ((const TextRow *)row)->name);
}

bool
text_find(const char *name, TextId *id)
{
	const TextRow *row = bsearch(name, rows, G_N_ELEMENTS(rows), sizeof rows[0],
	    compare_name);

	if (!row)
		return false;
	*id = (TextId)(row - rows);
	return true;
}
