/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "scan.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

static bool
in_word(char c)
{
	return g_ascii_isalnum(c) || c == '_' || (c & 0x80);
}

static size_t
word_size(const char *p)
{
	size_t n = 0;

	while (in_word(p[n]))
		n++;
	return n;
}

/* A quote within is written twice. */
static SqlPiece
scan_quoted(const char *p)
{
	for (size_t n = 1; p[n]; n++) {
		if (p[n] != p[0])
			continue;
		if (p[n + 1] != p[0])
			return (SqlPiece){ SQL_QUOTED, n + 1 };
		n++;
	}
	return (SqlPiece){ SQL_UNENDED, strlen(p) };
}

static SqlPiece
scan_block_comment(const char *p)
{
	const char *end = strstr(p + 2, "*/");

	if (!end)
		return (SqlPiece){ SQL_UNENDED, strlen(p) };
	return (SqlPiece){ SQL_COMMENT, (size_t)(end - p) + 2 };
}

/* PostgreSQL's operators have @ in them too: a mark is upper case between two. */
static SqlPiece
scan_at(const char *p)
{
	size_t n = 1;

	while (g_ascii_isupper(p[n]) || p[n] == '_')
		n++;
	if (n > 1 && p[n] == '@')
		return (SqlPiece){ SQL_MARK, n + 1 };
	return (SqlPiece){ SQL_OTHER, 1 };
}

static SqlPiece
scan_colon(const char *p)
{
	if (p[1] == ':')
		return (SqlPiece){ SQL_CAST, 2 };
	if (in_word(p[1]))
		return (SqlPiece){ SQL_PARAM, 1 + word_size(p + 1) };
	return (SqlPiece){ SQL_OTHER, 1 };
}

SqlPiece
sql_scan(const char *p)
{
	if (!*p)
		return (SqlPiece){ SQL_END, 0 };
	if (g_ascii_isspace(*p))
		return (SqlPiece){ SQL_SPACE, strspn(p, " \t\r\n\v\f") };
	if (in_word(*p))
		return (SqlPiece){ SQL_WORD, word_size(p) };
	if (g_str_has_prefix(p, "--"))
		return (SqlPiece){ SQL_COMMENT, strcspn(p, "\n") };
	if (g_str_has_prefix(p, "/*"))
		return scan_block_comment(p);
	switch (*p) {
	case '\'':
	case '"':
		return scan_quoted(p);
	case ':':
		return scan_colon(p);
	case '@':
		return scan_at(p);
	default:
		return (SqlPiece){ SQL_OTHER, 1 };
	}
}
