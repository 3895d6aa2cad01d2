/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mime_body.h"

#include <stdint.h>
#include <string.h>

MimeEncoding
mime_body_encoding(const MimeSpan *header, MimeDefects *d)
{
	static const struct {
		const char *name;
		MimeEncoding encoding;
	} known[] = { { "7bit", MIME_IDENTITY }, { "8bit", MIME_IDENTITY },
		{ "binary", MIME_IDENTITY }, { "base64", MIME_BASE64 },
		{ "quoted-printable", MIME_QUOTED }, { "x-uuencode", MIME_UUENCODE },
		{ "uuencode", MIME_UUENCODE }, { "x-uue", MIME_UUENCODE },
		{ "uue", MIME_UUENCODE }, { "7-bit", MIME_IDENTITY },
		{ "8-bit", MIME_IDENTITY } };
	size_t from = 0, n = 0;

	if (!header)
		return MIME_IDENTITY;
	while (from < header->n && strchr(" \t\r\n\"", header->s[from]))
		from++;
	while (from + n < header->n && !strchr(" \t\r\n\"(;,", header->s[from + n]))
		n++;
	for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
		if (strlen(known[i].name) == n &&
		    g_ascii_strncasecmp(known[i].name, header->s + from, n) == 0)
			return known[i].encoding;
	if (n)
		mime_defect(d, "unknown-transfer-encoding");
	return MIME_IDENTITY;
}

/* --- base64 --- */

#define PAD   65
#define SPACE 66

/* One more than the value of each letter (RFC 4648, 4); 0 is junk. */
static const uint8_t base64_values[256] = { ['A'] = 1,
	2,
	3,
	4,
	5,
	6,
	7,
	8,
	9,
	10,
	11,
	12,
	13,
	14,
	15,
	16,
	17,
	18,
	19,
	20,
	21,
	22,
	23,
	24,
	25,
	26,
	['a'] = 27,
	28,
	29,
	30,
	31,
	32,
	33,
	34,
	35,
	36,
	37,
	38,
	39,
	40,
	41,
	42,
	43,
	44,
	45,
	46,
	47,
	48,
	49,
	50,
	51,
	52,
	['0'] = 53,
	54,
	55,
	56,
	57,
	58,
	59,
	60,
	61,
	62,
	['+'] = 63,
	['/'] = 64,
	['='] = PAD,
	[' '] = SPACE,
	['\t'] = SPACE,
	['\n'] = SPACE,
	['\r'] = SPACE };

static uint8_t
base64_value(char c)
{
	return base64_values[(unsigned char)c];
}

/* Four letters at a time while they are clean; how many bytes of s that were. */
static size_t
base64_run(const char *s, size_t n, char **out)
{
	size_t i = 0;
	char *to = *out;

	for (; i + 4 <= n; i += 4) {
		uint32_t a = base64_value(s[i]) - 1U, b = base64_value(s[i + 1]) - 1U,
		         c = base64_value(s[i + 2]) - 1U, e = base64_value(s[i + 3]) - 1U;

		if ((a | b | c | e) > 63)
			break;
		uint32_t v = a << 18 | b << 12 | c << 6 | e;
		*to++ = (char)(v >> 16);
		*to++ = (char)(v >> 8);
		*to++ = (char)v;
	}
	*out = to;
	return i;
}

/* Has the rest only letters of base64? Else what follows the padding is a footer. */
static bool
is_all_base64(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!base64_value(s[i]))
			return false;
	return true;
}

static char *
flush(char *to, uint32_t v, int n)
{
	if (n == 2)
		*to++ = (char)(v >> 4);
	if (n == 3) {
		*to++ = (char)(v >> 10);
		*to++ = (char)(v >> 2);
	}
	return to;
}

/* *junk: how many letters were none, and spaces inside of lines. */
static size_t
base64(const char *s, size_t n, char *out, size_t *junk)
{
	char *to = out;
	uint32_t v = 0;
	int have = 0;
	bool rest_known = false;

	for (size_t i = 0; i < n; i++) {
		if (have == 0) {
			i += base64_run(s + i, n - i, &to);
			if (i >= n)
				break;
		}
		uint8_t value = base64_value(s[i]);
		if (value == SPACE || value == 0) {
			*junk += value == 0 || s[i] == ' ';
		} else if (value == PAD) {
			if (have == 0 && i > 0 && s[i - 1] == '\n')
				break; /* a checksum (RFC 4880, 6.1) */
			to = flush(to, v, have);
			have = 0;
			if (!rest_known && !is_all_base64(s + i, n - i))
				break;
			rest_known = true;
		} else {
			v = have ? v << 6 | (value - 1U) : value - 1U;
			if (++have == 4) {
				*to++ = (char)(v >> 16);
				*to++ = (char)(v >> 8);
				*to++ = (char)v;
				have = 0;
			}
		}
	}
	return (size_t)(flush(to, v, have) - out);
}

size_t
mime_base64(const char *s, size_t n, char *out)
{
	size_t junk = 0;

	return base64(s, n, out, &junk);
}

/* --- quoted-printable --- */

static int
hex(const char *s, size_t left)
{
	int high = left >= 3 ? g_ascii_xdigit_value(s[1]) : -1;
	int low = left >= 3 ? g_ascii_xdigit_value(s[2]) : -1;

	return high < 0 || low < 0 ? -1 : high << 4 | low;
}

size_t
mime_q(const char *s, size_t n, char *out)
{
	char *to = out;

	for (size_t i = 0; i < n; i++) {
		int byte = s[i] == '=' ? hex(s + i, n - i) : -1;

		*to++ = byte >= 0 ? (char)byte : s[i] == '_' ? ' ' : s[i];
		i += byte >= 0 ? 2 : 0;
	}
	return (size_t)(to - out);
}

/* The spaces from s on, if only a line end follows; else 0. */
static size_t
trailing_space(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && (s[i] == ' ' || s[i] == '\t'))
		i++;
	if (i == n || s[i] == '\n' || (s[i] == '\r' && i + 1 < n && s[i + 1] == '\n'))
		return i;
	return 0;
}

/* What a "=" at s stands for, to *to; how much of s that was. */
static size_t
unquote(const char *s, size_t n, char **to, bool *bad)
{
	int byte = hex(s, n);
	size_t i = 1 + trailing_space(s + 1, n - 1);

	if (byte >= 0) {
		*(*to)++ = (char)byte;
		return 3;
	}
	if (i < n && s[i] == '\r' && i + 1 < n && s[i + 1] == '\n')
		i++;
	if (i >= n || s[i] == '\n')
		return MIN(i + 1, n); /* the line goes on */
	*bad = true;
	*(*to)++ = '=';
	return 1;
}

static size_t
quoted(const char *s, size_t n, char *out, bool *bad)
{
	char *to = out;

	for (size_t i = 0; i < n;) {
		const char *equals = memchr(s + i, '=', n - i);
		size_t stop = equals ? (size_t)(equals - s) : n;

		while (i < stop) {
			size_t skip = s[i] == ' ' || s[i] == '\t'
			                  ? trailing_space(s + i, n - i)
			                  : 0;
			size_t spaces = 0;
			while (!skip && i + spaces < stop &&
			       (s[i + spaces] == ' ' || s[i + spaces] == '\t'))
				*to++ = s[i + spaces++];
			i += skip + spaces;
			while (i < stop && s[i] != ' ' && s[i] != '\t')
				*to++ = s[i++];
		}
		if (i < n)
			i += unquote(s + i, n - i, &to, bad);
	}
	return (size_t)(to - out);
}

/* --- uuencode --- */

static unsigned
uu(const char *s, size_t i, size_t n)
{
	return i < n ? ((unsigned)(unsigned char)s[i] - ' ') & 63 : 0;
}

size_t
mime_uudecode(const char *s, size_t n, char *out)
{
	const char *end = s + n;
	char *to = out;

	while (s < end) {
		const char *lf = memchr(s, '\n', (size_t)(end - s));
		size_t line = (size_t)((lf ? lf : end) - s);
		size_t want = line ? uu(s, 0, line) : 0;

		if (line && s[line - 1] == '\r')
			line--;
		if (line == 3 && memcmp(s, "end", 3) == 0)
			break;
		/* Spaces at the end may have been taken off; never more than there is. */
		want = MIN(want, line ? (line - 1 + 2) * 3 / 4 : 0);
		for (size_t i = 1; want > 0; i += 4) {
			unsigned v = uu(s, i, line) << 18 | uu(s, i + 1, line) << 12 |
			             uu(s, i + 2, line) << 6 | uu(s, i + 3, line);

			for (int shift = 16; shift >= 0 && want > 0; shift -= 8, want--)
				*to++ = (char)(v >> shift);
		}
		s += (size_t)((lf ? lf + 1 : end) - s);
	}
	return (size_t)(to - out);
}

static MimeSpan
uuencoded(Arena *a, MimeSpan body)
{
	const char *end = body.s + body.n;
	const char *begin = body.n > 6 && memcmp(body.s, "begin ", 6) == 0
	                        ? body.s
	                        : memmem(body.s, body.n, "\nbegin ", 7);
	const char *lf = begin ? memchr(begin + 1, '\n', (size_t)(end - begin - 1))
	                       : NULL;
	const char *from = lf ? lf + 1 : body.s;
	char *out = arena_alloc(a, (size_t)(end - from) + 1);

	return (MimeSpan){ out, mime_uudecode(from, (size_t)(end - from), out) };
}

/* --- all of them --- */

static MimeSpan
decode(Arena *a, MimeEncoding encoding, MimeSpan body, MimeDefects *d, size_t *junk)
{
	bool bad = false;

	if (encoding == MIME_IDENTITY || body.n == 0)
		return body;
	if (encoding == MIME_UUENCODE)
		return uuencoded(a, body);
	char *out = arena_alloc(a, body.n + 1);
	MimeSpan decoded = { out, 0 };
	if (encoding == MIME_QUOTED)
		decoded.n = quoted(body.s, body.n, out, &bad);
	else
		decoded.n = base64(body.s, body.n, out, junk);
	if (bad)
		mime_defect(d, "bad-quoted-printable");
	if (*junk)
		mime_defect(d, "bad-base64");
	return decoded;
}

MimeSpan
mime_body_decode(Arena *a, MimeEncoding encoding, MimeSpan body, MimeDefects *d)
{
	size_t junk = 0;

	return decode(a, encoding, body, d, &junk);
}

static bool
is_text(MimeSpan s)
{
	if (!g_utf8_validate_len(s.s, s.n, NULL))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.s[i] < ' ' && !g_ascii_isspace(s.s[i]))
			return false;
	return true;
}

MimeSpan
mime_body_text(Arena *a, MimeEncoding encoding, MimeSpan body, MimeDefects *d)
{
	size_t junk = 0;
	MimeSpan decoded = decode(a, encoding, body, d, &junk);

	/* Prose that was called base64: every sixth letter or so is a space. */
	bool prose = junk > body.n / 10 || (junk > body.n / 40 && !is_text(decoded));
	return junk > 2 && prose ? body : decoded;
}
