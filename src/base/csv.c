/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "base/csv.h"

#include <string.h>

struct Csv {
	char *text, *at, *end; /* ended by a NUL */
	char separator;
	size_t line;
	bool no_quotes; /* one was never closed: there are none from here on */
	char *cells[CSV_MAX_COLUMNS];
};

/* --- what the bytes are --- */

/* Windows-1252; the five bytes that mean nothing there are taken as in Latin 1. */
static char *
from_windows(const char *bytes, size_t n)
{
	char *text = g_convert_with_fallback(bytes, (gssize)n, "UTF-8", "WINDOWS-1252",
	    NULL, NULL, NULL, NULL);

	if (!text)
		text = g_convert(bytes, (gssize)n, "UTF-8", "ISO-8859-1", NULL, NULL,
		    NULL);
	return text;
}

static char *
text_of(const char *bytes, size_t n)
{
	const unsigned char *b = (const unsigned char *)bytes;
	char *text = NULL;

	if (n >= 2 && ((b[0] == 0xff && b[1] == 0xfe) || (b[0] == 0xfe && b[1] == 0xff)))
		text = g_convert(bytes, (gssize)n, "UTF-8", "UTF-16", NULL, NULL, NULL);
	if (text)
		return text;
	if (n >= 3 && !memcmp(bytes, "\xef\xbb\xbf", 3))
		bytes += 3, n -= 3;
	if (g_utf8_validate_len(bytes, n, NULL))
		return g_strndup(bytes, n);
	if (!memchr(bytes, 0, n))
		text = from_windows(bytes, n);
	return text ? text : g_utf8_make_valid(bytes, (gssize)n);
}

/* --- how it is divided --- */

static char
separator_of(const char *line)
{
	static const char candidates[] = ",;\t|";
	char best = ',';
	size_t most = 0;

	for (const char *c = candidates; *c; c++) {
		bool quoted = false;
		size_t n = 0;

		for (const char *s = line; *s && (quoted || !strchr("\r\n", *s)); s++)
			if (*s == '"')
				quoted = !quoted;
			else if (*s == *c && !quoted)
				n++;
		if (n > most)
			most = n, best = *c;
	}
	return best;
}

static void
read_head(Csv *c)
{
	if (g_ascii_strncasecmp(c->at, "sep=", 4) != 0 || !c->at[4] ||
	    !strchr("\r\n", c->at[5])) {
		c->separator = separator_of(c->at);
		return;
	}
	c->separator = c->at[4];
	c->at += 5;
	c->at += strspn(c->at, "\r\n");
	c->line = 1;
}

Csv *
csv_new(const void *bytes, size_t n)
{
	Csv *c = g_new0(Csv, 1);

	c->text = text_of(bytes, n);
	c->at = c->text;
	c->end = c->text + strlen(c->text);
	read_head(c);
	return c;
}

void
csv_free(Csv *c)
{
	if (!c)
		return;
	g_free(c->text);
	g_free(c);
}

/* --- lines and cells --- */

/* Where the quoted text that begins at s ends; NULL if it never does. */
static char *
closing_quote(char *s)
{
	for (s = strchr(s, '"'); s; s = strchr(s + 2, '"'))
		if (s[1] != '"')
			return s;
	return NULL;
}

static void
count_lines(Csv *c, const char *from, const char *to)
{
	for (; from < to; from++)
		c->line += *from == '\n';
}

/* Takes what is quoted at *s to *to, its doubled quotes made single. */
static void
take_quoted(Csv *c, char **s, char **to)
{
	char *close = closing_quote(*s + 1);

	if (!close) {
		c->no_quotes = true;
		return;
	}
	count_lines(c, *s, close);
	for (char *from = *s + 1; from < close; from++) {
		*(*to)++ = *from;
		from += *from == '"';
	}
	*s = close + 1;
}

static char *
take_cell(Csv *c, char *end_char)
{
	char *s = c->at, *to;

	while (*s == ' ' || (*s == '\t' && c->separator != '\t'))
		s++;
	char *cell = to = s;
	if (*s == '"' && !c->no_quotes)
		take_quoted(c, &s, &to);
	while (*s && *s != c->separator && *s != '\r' && *s != '\n')
		*to++ = *s++;
	*end_char = *s;
	c->at = s + (*s != 0);
	*to = 0;
	g_strchomp(cell);
	return cell;
}

static void
skip_empty_lines(Csv *c)
{
	for (; *c->at == '\r' || *c->at == '\n'; c->at++)
		c->line += *c->at == '\n';
}

bool
csv_next(Csv *c, CsvRow *row)
{
	char end;

	skip_empty_lines(c);
	if (c->at >= c->end)
		return false;
	*row = (CsvRow){ .cells = c->cells, .line = c->line + 1 };
	do {
		char *cell = take_cell(c, &end);

		if (row->n < CSV_MAX_COLUMNS)
			c->cells[row->n++] = cell;
	} while (end == c->separator);
	if (end == '\r' && *c->at == '\n')
		c->at++;
	c->line += end != 0;
	return true;
}
