/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mime_param.h"

#include <string.h>

#include "base/str.h"
#include "mail/mail_charset.h"
#include "mail/mime_word.h"

#define MAX_PARAMS 100
#define MAX_PIECES 100 /* of one parameter (RFC 2231, 3) */

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static MimeSpan
trim(MimeSpan v)
{
	while (v.n && is_space(*v.s))
		v.s++, v.n--;
	while (v.n && is_space(v.s[v.n - 1]))
		v.n--;
	return v;
}

/* What is between quotes; *from is behind the first, and then behind the second. Only
 * quotes and backslashes are escaped: a path of Windows is meant as it stands. */
static MimeSpan
read_quoted(Arena *a, MimeSpan h, size_t *from)
{
	size_t i = *from, end = i;

	while (end < h.n && h.s[end] != '"')
		end += h.s[end] == '\\' ? 2 : 1;
	char *text = arena_alloc(a, MIN(end, h.n) - i + 1), *to = text;

	for (; i < h.n && h.s[i] != '"'; i++) {
		if (h.s[i] == '\\' && i + 1 < h.n &&
		    (h.s[i + 1] == '"' || h.s[i + 1] == '\\'))
			i++;
		if (h.s[i] != '\r' && h.s[i] != '\n')
			*to++ = h.s[i];
	}
	*from = MIN(i + 1, h.n);
	return (MimeSpan){ text, (size_t)(to - text) };
}

/* Where "; name=…" is, or the end; also without the semicolon, behind a quote. */
static size_t
value_end(MimeSpan h, size_t from)
{
	const char *semicolon = memchr(h.s + from, ';', h.n - from);

	return semicolon ? (size_t)(semicolon - h.s) : h.n;
}

static void
read_param(Arena *a, MimeSpan h, size_t *from, MimeValue *v)
{
	size_t i = *from, name = i, end = value_end(h, i);
	const char *equals = memchr(h.s + i, '=', end - i);
	MimeParam p = { 0 };

	if (!equals) {
		*from = end + 1;
		return;
	}
	i = (size_t)(equals - h.s) + 1;
	p.name = trim((MimeSpan){ h.s + name, i - 1 - name });
	while (i < h.n && is_space(h.s[i]))
		i++;
	if (i < h.n && h.s[i] == '"') {
		i++;
		p.value = read_quoted(a, h, &i);
		while (i < h.n && is_space(h.s[i]))
			i++;
		*from = i < h.n && h.s[i] == ';' ? i + 1 : i;
	} else {
		p.value = trim((MimeSpan){ h.s + i, end >= i ? end - i : 0 });
		*from = end + 1;
	}
	if (p.name.n)
		*arena_push(a, &v->params, &v->n_params) = p;
}

MimeValue
mime_value_parse(Arena *a, MimeSpan header)
{
	MimeValue v = { 0 };
	size_t i = value_end(header, 0);

	v.value = trim((MimeSpan){ header.s, i });
	i++;
	/* Some forget the first semicolon, or what it is a parameter of. */
	const char *equals = memchr(v.value.s, '=', v.value.n);
	if (equals) {
		const char *space = equals;

		while (space > v.value.s && !is_space(space[-1]))
			space--;
		v.value.n = (size_t)(space - v.value.s);
		v.value = trim(v.value);
		i = (size_t)(space - header.s);
	}
	while (i < header.n && v.n_params < MAX_PARAMS)
		read_param(a, header, &i, &v);
	return v;
}

static bool
is_token(const char *s)
{
	for (; *s; s++)
		if (*s <= ' ' || *s == 0x7f || strchr("()<>@,;:\\\"/[]?=", *s))
			return false;
	return true;
}

const char *
mime_value_type(Arena *a, const MimeValue *v, MimeDefects *d)
{
	size_t n = 0;

	while (n < v->value.n && !is_space(v->value.s[n]) && v->value.s[n] != '(')
		n++;
	char *type = str_lower(a, arena_strndup(a, v->value.s, n));
	char *slash = strchr(type, '/');

	if (slash && slash > type && slash[1]) {
		*slash = '\0';
		bool holds = is_token(type) && is_token(slash + 1);
		*slash = '/';
		if (holds)
			return type;
	}
	mime_defect(d, "bad-content-type");
	return "text/plain";
}

/* --- one parameter --- */

static bool
same(MimeSpan name, const char *s, size_t n)
{
	return name.n == n && g_ascii_strncasecmp(name.s, s, n) == 0;
}

/* The one that is called "name*N" or "name*N*", or "name*" for N -1. */
static const MimeParam *
piece(const MimeValue *v, const char *name, int number, bool *extended)
{
	char plain[80], marked[82];

	if (number < 0)
		g_snprintf(plain, sizeof plain, "%.60s*", name);
	else
		g_snprintf(plain, sizeof plain, "%.60s*%d", name, number);
	g_snprintf(marked, sizeof marked, "%s*", plain);
	for (size_t i = 0; i < v->n_params; i++) {
		bool is_marked = same(v->params[i].name, marked, strlen(marked));

		if (!is_marked && !same(v->params[i].name, plain, strlen(plain)))
			continue;
		*extended = is_marked || number < 0;
		return &v->params[i];
	}
	return NULL;
}

static void
append_percent(GString *to, MimeSpan s)
{
	for (size_t i = 0; i < s.n; i++) {
		int high = s.s[i] == '%' && i + 2 < s.n ? g_ascii_xdigit_value(s.s[i + 1])
		                                        : -1;
		int low = high >= 0 ? g_ascii_xdigit_value(s.s[i + 2]) : -1;

		int c = low >= 0 ? high << 4 | low : s.s[i];
		g_string_append_c(to, (char)c);
		i += low >= 0 ? 2 : 0;
	}
}

/* "utf-8'da'" is taken off, and is the charset. */
static const char *
take_charset(Arena *a, MimeSpan *s)
{
	const char *first = memchr(s->s, '\'', s->n);
	size_t left = first ? (size_t)(s->s + s->n - first) - 1 : 0;
	const char *second = first ? memchr(first + 1, '\'', left) : NULL;

	if (!second)
		return NULL;
	const char *charset = arena_strndup(a, s->s, (size_t)(first - s->s));
	s->n = (size_t)(s->s + s->n - second) - 1;
	s->s = second + 1;
	return *charset ? charset : NULL;
}

static const char *
in_pieces(Arena *a, const MimeValue *v, const char *name, const char *charset)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	bool any_extended = false, extended = false;
	const MimeParam *p = piece(v, name, -1, &extended);
	int i = p ? -1 : 0;

	if (!p)
		p = piece(v, name, 0, &extended);
	if (!p) /* some count from one */
		p = piece(v, name, i = 1, &extended);
	if (!p)
		return NULL;
	for (bool first = true; p; first = false) {
		MimeSpan s = p->value;
		const char *said = extended && first ? take_charset(a, &s) : NULL;

		charset = said ? said : charset;
		any_extended |= extended;
		if (extended)
			append_percent(bytes, s);
		else
			g_string_append_len(bytes, s.s, (gssize)s.n);
		p = i < 0 || i > MAX_PIECES ? NULL : piece(v, name, ++i, &extended);
	}
	if (!any_extended || strstr(bytes->str, "=?"))
		return mime_words(a, bytes->str, bytes->len, charset);
	return mime_line(a, mail_charset_decode(a, bytes->str, bytes->len, charset));
}

const char *
mime_value_param(Arena *a, const MimeValue *v, const char *name, const char *charset)
{
	const char *pieces = in_pieces(a, v, name, charset);

	if (pieces)
		return pieces;
	for (size_t i = 0; i < v->n_params; i++)
		if (same(v->params[i].name, name, strlen(name)))
			return mime_words(a, v->params[i].value.s, v->params[i].value.n,
			    charset);
	return NULL;
}
