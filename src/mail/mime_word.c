/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mime_word.h"

#include <string.h>

#include "mail/mail_charset.h"
#include "mail/mime_body.h"

#define MAX_CHARSET 60

typedef struct {
	MimeSpan charset, text;
	bool base64;
	size_t length; /* of all of it */
} Word;

typedef struct {
	Arena *a;
	GString *line;                 /* what was decoded */
	GString *bytes;                /* of the words that go on in one another … */
	char charset[MAX_CHARSET + 1]; /* … which is theirs */
	const char *otherwise;
} Reading;

/* --- one word --- */

/* "=?charset*language?Q?text?=" at s; false if there is none. */
static bool
read_word(const char *s, size_t n, Word *w)
{
	size_t i = 2, language;

	if (n < 8 || s[0] != '=' || s[1] != '?')
		return false;
	while (i < n && i < MAX_CHARSET && s[i] != '?' && (unsigned char)s[i] > ' ')
		i++;
	if (i + 4 >= n || s[i] != '?' || s[i + 2] != '?' || !strchr("bBqQ", s[i + 1]) ||
	    !s[i + 1])
		return false;
	const char *star = memchr(s + 2, '*', i - 2);
	language = star ? (size_t)(star - s) : i;
	w->charset = (MimeSpan){ s + 2, language - 2 };
	w->base64 = s[i + 1] == 'b' || s[i + 1] == 'B';
	const char *text = s + i + 3;
	const char *end = memmem(text, n - i - 3, "?=", 2);
	if (!end)
		return false;
	w->text = (MimeSpan){ text, (size_t)(end - text) };
	w->length = (size_t)(end + 2 - s);
	return true;
}

size_t
mime_word_length(const char *s, size_t n)
{
	Word w;

	return read_word(s, n, &w) ? w.length : 0;
}

/* --- a line of them --- */

static void
flush(Reading *r)
{
	if (r->bytes->len)
		g_string_append(r->line,
		    mail_charset_decode(r->a, r->bytes->str, r->bytes->len, r->charset));
	g_string_truncate(r->bytes, 0);
	r->charset[0] = '\0';
}

static void
add_word(Reading *r, const Word *w)
{
	char charset[MAX_CHARSET + 1];
	g_autofree char *text = g_malloc(w->text.n + 1);
	size_t n = w->base64 ? mime_base64(w->text.s, w->text.n, text)
	                     : mime_q(w->text.s, w->text.n, text);

	g_strlcpy(charset, "", sizeof charset);
	memcpy(charset, w->charset.s, w->charset.n);
	charset[w->charset.n] = '\0';
	if (g_ascii_strcasecmp(charset, r->charset) != 0)
		flush(r);
	g_string_append_len(r->bytes, text, (gssize)n);
	g_strlcpy(r->charset, charset, sizeof r->charset);
}

static void
add_plain(Reading *r, const char *s, size_t n)
{
	bool ascii = true;

	flush(r);
	for (size_t i = 0; i < n; i++)
		ascii &= s[i] > 0;
	if (ascii)
		g_string_append_len(r->line, s, (gssize)n);
	else
		g_string_append(r->line, mail_charset_decode(r->a, s, n,
		                             r->otherwise ? r->otherwise : "utf-8"));
}

static bool
is_blank(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strchr(" \t\r\n", s[i]) || !s[i])
			return false;
	return true;
}

/* Behind the last "?=" that there is. */
static size_t
last_end(const char *s, size_t n)
{
	for (; n >= 2; n--)
		if (s[n - 2] == '?' && s[n - 1] == '=')
			return n;
	return 0;
}

char *
mime_words(Arena *a, const char *s, size_t n, const char *charset)
{
	g_autoptr(GString) line = g_string_sized_new(n), bytes = g_string_new(NULL);
	Reading r = { a, line, bytes, "", charset };
	size_t plain = 0, i = 0;
	bool after_word = false;
	size_t last = last_end(s, n); /* else many beginnings would take for ever */

	while (i < last) {
		const char *next = memmem(s + i, n - i, "=?", 2);
		Word w;

		if (!next)
			break;
		i = (size_t)(next - s);
		if (!read_word(next, n - i, &w)) {
			i += 2;
			continue;
		}
		/* Between two of them, spaces are not meant. */
		if (!after_word || !is_blank(s + plain, i - plain))
			add_plain(&r, s + plain, i - plain);
		add_word(&r, &w);
		i += w.length;
		plain = i;
		after_word = true;
	}
	if (plain < n)
		add_plain(&r, s + plain, n - plain);
	flush(&r);
	return mime_line(a, line->str);
}

char *
mime_line(Arena *a, const char *s)
{
	char *line = arena_alloc(a, strlen(s) + 1), *to = line;

	/* A fold is a line end and a space, of which the space is meant. */
	for (; *s; s += g_utf8_skip[(guchar)*s]) {
		gunichar c = g_utf8_get_char(s);

		if (c == '\r' || c == '\n') {
			if (!strchr(" \t\r\n", s[1]) || !s[1])
				*to++ = ' ';
		} else if (c == '\t')
			*to++ = ' ';
		else if (c >= ' ' && c != 0x7f && (c < 0x80 || c >= 0xa0))
			to += g_unichar_to_utf8(c, to);
	}
	return g_strstrip(line);
}
