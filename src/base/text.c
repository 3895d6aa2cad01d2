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

/* Writes what there is room for, and counts all. */
typedef struct {
	char *to;
	size_t room, n;
} Writing;

static void
put(Writing *w, const char *s, size_t n)
{
	if (w->n + n <= w->room)
		memcpy(w->to + w->n, s, n);
	w->n += n;
}

static void
put_arg(Writing *w, const TextArg *arg)
{
	char digits[24];

	if (arg->s)
		put(w, arg->s, strlen(arg->s));
	else
		put(w, digits,
		    (size_t)g_snprintf(digits, sizeof digits, "%" G_GINT64_FORMAT,
		        arg->n));
}

static void
put_all(Writing *w, const char *s, const TextArg *args, size_t n_args)
{
	const char *brace;

	for (; (brace = strchr(s, '{')) != NULL; s = brace + 3) {
		size_t i = (size_t)(brace[1] - '0');

		g_assert(i < n_args);
		put(w, s, (size_t)(brace - s));
		put_arg(w, &args[i]);
	}
	put(w, s, strlen(s) + 1);
}

char *
text_format(Arena *a, Lang lang, TextId id, const TextArg *args, size_t n_args)
{
	const char *s = text_raw(lang, id, n_args ? args[0].n : 1);
	char few[256];
	Writing w = { .to = few, .room = sizeof few };

	put_all(&w, s, args, n_args);
	if (w.n <= w.room)
		return arena_memdup(a, few, w.n);
	w = (Writing){ .to = arena_alloc(a, w.n), .room = w.n };
	put_all(&w, s, args, n_args);
	return w.to;
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
