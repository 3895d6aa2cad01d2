/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "model/quote.h"

#include <stdbool.h>
#include <string.h>

/* Does a line begin what mail programs put before the mail that they answer? */
static bool
begins_quote(const char *line)
{
	static const char *const signs[] = {
		">",
		"-----Oprindelig meddelelse",
		"-----Original Message",
		"________________________________",
		"Fra: ",
		"From: ",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (g_str_has_prefix(line, signs[i]))
			return true;
	return false;
}

/* "Den tirsdag kl. 9 skrev Ida Holm <ida@…>:" just before the quoted lines. */
static bool
is_introduction(const char *line, const char *end)
{
	return end > line && end[-1] == ':' &&
	       (g_str_has_prefix(line, "Den ") || g_str_has_prefix(line, "On "));
}

const char *
text_without_quote(Arena *a, const char *text, const char **quoted)
{
	*quoted = NULL;
	for (const char *line = text; *line;) {
		const char *end = line + strcspn(line, "\n");

		if (begins_quote(line) || is_introduction(line, end)) {
			const char *kept = g_strchomp(
			    arena_strndup(a, text, (size_t)(line - text)));
			/* A mail that is nothing but a quotation is shown. */
			if (*kept)
				*quoted = line;
			return *kept ? kept : text;
		}
		line = *end ? end + 1 : end;
	}
	return text;
}

/* A line that is this, or this and a comma or a name. */
static bool
is_farewell(const char *line, size_t n)
{
	static const char *const signs[] = {
		"-- ",
		"--\n",
		"med venlig hilsen",
		"med venlige hilsner",
		"venlig hilsen",
		"de bedste hilsner",
		"bedste hilsner",
		"hilsen",
		"mvh",
		"m.v.h",
		"vh",
		"best regards",
		"kind regards",
		"with kind regards",
		"warm regards",
		"regards",
		"sincerely",
		"yours sincerely",
		"sendt fra min",
		"sent from my",
	};
	g_autofree char *lower = g_utf8_strdown(line, (gssize)n);

	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		size_t length = strlen(signs[i]);

		if (g_str_has_prefix(lower, signs[i]) &&
		    (signs[i][0] == '-' || !g_ascii_isalnum(lower[length])))
			return true;
	}
	return false;
}

size_t
text_before_signature(const char *text)
{
	for (const char *line = text; *line;) {
		size_t n = strcspn(line, "\n");

		if (line > text && is_farewell(line, n + (line[n] == '\n')))
			return (size_t)(line - text);
		line += n + (line[n] == '\n');
	}
	return strlen(text);
}
