/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/name_fold.h"

#include <glib.h>

#define BREAKS " \t.,-'\"()/&"

char *
name_fold(Arena *a, const char *s)
{
	g_autofree char *lower = g_utf8_casefold(s, -1);
	g_autoptr(GString) folded = g_string_new(NULL);

	for (const char *c = lower; *c; c = g_utf8_find_next_char(c, NULL)) {
		gunichar u = g_utf8_get_char(c);

		if (u == 0xe5)
			g_string_append(folded, "aa");
		else if (u == 0xe6)
			g_string_append(folded, "ae");
		else if (u == 0xf8)
			g_string_append(folded, "oe");
		else
			g_string_append_unichar(folded, u);
	}
	return arena_strdup(a, folded->str);
}

static bool
begins_one(char **words, const char *with)
{
	for (; *words; words++)
		if (g_str_has_prefix(*words, with))
			return true;
	return false;
}

bool
name_fits(Arena *a, const char *name, const char *typed)
{
	if (!g_utf8_validate(typed, -1, NULL))
		return false;
	g_auto(GStrv) own = g_strsplit_set(name_fold(a, name), BREAKS, -1);
	g_auto(GStrv) words = g_strsplit_set(name_fold(a, typed), BREAKS, -1);
	bool any = false;

	for (char **w = words; *w; w++) {
		if (!**w)
			continue;
		if (!begins_one(own, *w))
			return false;
		any = true;
	}
	return any;
}
