/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "piece.h"

#include <string.h>

static const char *
find(const char *s, const char *end, const char *what)
{
	return memmem(s, (size_t)(end - s), what, strlen(what));
}

static int
lines_in(const char *s, const char *end)
{
	int n = 0;

	for (; s < end; s++)
		n += *s == '\n';
	return n;
}

static Piece
trimmed(PieceKind kind, const char *s, const char *end, int line)
{
	while (s < end && g_ascii_isspace(*s))
		line += *s++ == '\n';
	while (end > s && g_ascii_isspace(end[-1]))
		end--;
	return (Piece){ kind, s, (size_t)(end - s), line };
}

bool
piece_is(const Piece *d, const char *word, Piece *rest)
{
	size_t n = strlen(word);

	if (d->n < n || memcmp(d->s, word, n) != 0 ||
	    (d->n > n && (g_ascii_isalnum(d->s[n]) || strchr("_-.(>[", d->s[n]))))
		return false;
	*rest = trimmed(d->kind, d->s + n, d->s + d->n, d->line);
	return true;
}

/* Those that write nothing by themselves. */
static bool
is_silent(const Piece *d)
{
	static const char *const words[] = { "define", "end", "if", "elif", "else", "for",
		"render" };
	Piece rest;

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (piece_is(d, words[i], &rest))
			return true;
	return d->kind == PIECE_C || d->n == 0;
}

/* Where the directive that begins at s ends, past its braces; NULL if it never does. */
static const char *
directive_end(const char *s, const char *end)
{
	if (s[1] == '!') {
		const char *close = find(s + 2, end, "!}");
		return close ? close + 2 : NULL;
	}
	bool comment = end - s > 2 && s[2] == '#';
	const char *close = find(s + 2, end, comment ? "#}}" : "}}");
	if (close && !comment && find(s + 2, close, "{{"))
		return NULL; /* it is the next one that ends there */
	return close ? close + (comment ? 3 : 2) : NULL;
}

static Piece
directive(const char *s, const char *end, int line)
{
	if (s[1] == '!')
		return trimmed(PIECE_C, s + 2, end - 2, line);
	if (s[2] == '#') /* a comment is a directive of nothing */
		return (Piece){ PIECE_DIRECTIVE, s, 0, line };
	return trimmed(PIECE_DIRECTIVE, s + 2, end - 2, line);
}

/* The line feed that ends a line of nothing but what was cut; NULL if more follows. */
static const char *
blank_to_line_end(const char *s, const char *end)
{
	while (s < end && (*s == ' ' || *s == '\t'))
		s++;
	if (s == end)
		return s;
	return *s == '\n' ? s + 1 : NULL;
}

/* The first {{ or {! in what is left. */
static const char *
next_brace(const Pieces *p)
{
	for (const char *s = p->s; s + 1 < p->end; s++)
		if (*s == '{' && (s[1] == '{' || s[1] == '!'))
			return s;
	return p->end;
}

Piece
piece_next(Pieces *p)
{
	if (p->s >= p->end)
		return (Piece){ PIECE_END, p->end, 0, p->line };

	const char *brace = next_brace(p);
	if (brace == p->s) {
		const char *end = directive_end(brace, p->end);

		if (!end)
			return (Piece){ PIECE_BAD, brace, 2, p->line };
		Piece d = directive(brace, end, p->line);
		const char *rest = p->at_line_begin && is_silent(&d)
		                       ? blank_to_line_end(end, p->end)
		                       : NULL;
		p->at_line_begin = rest != NULL;
		p->s = rest ? rest : end;
		p->line += lines_in(brace, p->s);
		return d;
	}
	/* The indentation of a line that may turn out to be a directive's own is cut off:
	 * it comes back as a piece if it was not. */
	const char *line = brace;
	while (line > p->s && (line[-1] == ' ' || line[-1] == '\t'))
		line--;
	bool begins_line = line == p->s ? p->at_line_begin : line[-1] == '\n';
	Piece t = { PIECE_TEXT, p->s, (size_t)(brace - p->s), p->line };
	p->line += lines_in(p->s, brace);
	p->s = brace;
	p->at_line_begin = begins_line && brace < p->end;
	if (p->at_line_begin) {
		const char *end = directive_end(brace, p->end);
		Piece d = end ? directive(brace, end, p->line) : t;
		if (end && is_silent(&d) && blank_to_line_end(end, p->end))
			t.n = (size_t)(line - t.s);
	}
	return t;
}
