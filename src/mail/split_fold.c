/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/split_fold.h"

#include <glib.h>
#include <string.h>

/* Written, but not seen: marks of direction, joiners, the mark of byte order. */
static bool
is_unseen(gunichar u)
{
	return (u >= 0x200b && u <= 0x200f) || (u >= 0x202a && u <= 0x202e) ||
	       (u >= 0x2060 && u <= 0x2069) || u == 0xfeff || u == 0xad;
}

static bool
has_no_case(gunichar u)
{
	return g_unichar_isalpha(u) && !g_unichar_isupper(u) && !g_unichar_islower(u);
}

void
split_fold(const char *s, size_t n, Folded *out)
{
	const char *end = s + n;
	bool space = false;

	out->n = 0;
	while (s < end) {
		guchar c = (guchar)*s;

		if (c > ' ' && c < 0x7f && out->n + 7 <= SPLIT_FOLD) { /* most are */
			if (space)
				out->s[out->n++] = ' ';
			space = false;
			out->capital[out->n] = g_ascii_isupper(c);
			out->s[out->n++] = g_ascii_tolower(*s++);
			continue;
		}
		gunichar u = g_utf8_get_char_validated(s, end - s);

		if (u >= (gunichar)-2)
			break;
		s += g_utf8_skip[(guchar)*s];
		if (is_unseen(u))
			continue;
		if (g_unichar_isspace(u) || u == 0xa0) {
			space = out->n > 0;
			continue;
		}
		if (out->n + 7 > SPLIT_FOLD) {
			s = end + 1; /* it is not whole */
			break;
		}
		if (space)
			out->s[out->n++] = ' ';
		space = false;
		out->capital[out->n] = g_unichar_isupper(u) || has_no_case(u);
		gunichar lower = u == 0x2019 ? '\'' : g_unichar_tolower(u);
		out->n += (size_t)g_unichar_to_utf8(lower, out->s + out->n);
	}
	out->whole = s == end;
	out->s[out->n] = '\0';
}

/* Does the script write words without spaces between them? */
static bool
is_unspaced(gunichar u)
{
	return (u >= 0x2e80 && u <= 0xd7ff) || (u >= 0xe00 && u <= 0xe7f) ||
	       (u >= 0xf900 && u <= 0xfaff);
}

static bool
is_edge(gunichar inside, gunichar outside)
{
	return is_unspaced(inside) || !g_unichar_isalnum(inside) ||
	       !g_unichar_isalnum(outside);
}

bool
fold_has_word(const Folded *f, const char *word)
{
	size_t n = strlen(word);

	for (const char *at = f->s; (at = strstr(at, word)) != NULL; at++) {
		gunichar before = at == f->s ? ' '
		                             : g_utf8_get_char(g_utf8_prev_char(at));
		gunichar after = at[n] ? g_utf8_get_char(at + n) : ' ';
		gunichar last = g_utf8_get_char(g_utf8_prev_char(at + n));

		if (is_edge(g_utf8_get_char(at), before) && is_edge(last, after))
			return true;
	}
	return false;
}

bool
fold_has_any_word(const Folded *f, const char *const *words)
{
	for (; words && *words; words++)
		if (fold_has_word(f, *words))
			return true;
	return false;
}

const char *
fold_prefix(const char *s, const char *const *words)
{
	const char *found = NULL;

	for (; words && *words; words++)
		if (**words == *s && g_str_has_prefix(s, *words) &&
		    (!found || strlen(*words) > strlen(found)))
			found = *words;
	return found;
}
