/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_uu.h"

#include <string.h>

#include "mail/mime_body.h"

static MimeSpan
line_at(const char *s, const char *end)
{
	const char *lf = memchr(s, '\n', (size_t)(end - s));
	size_t n = (size_t)((lf ? lf : end) - s);

	return (MimeSpan){ s, n && s[n - 1] == '\r' ? n - 1 : n };
}

static const char *
after_line(const char *s, const char *end)
{
	const char *lf = memchr(s, '\n', (size_t)(end - s));

	return lf ? lf + 1 : end;
}

/* "begin 644 name" */
static bool
is_begin(MimeSpan line, MimeSpan *name)
{
	size_t i = 6;

	if (line.n < 11 || memcmp(line.s, "begin ", 6) != 0)
		return false;
	while (i < line.n && line.s[i] >= '0' && line.s[i] <= '7')
		i++;
	if (i < 9 || i > 11 || i + 1 >= line.n || line.s[i] != ' ')
		return false;
	*name = (MimeSpan){ line.s + i + 1, line.n - i - 1 };
	return true;
}

/* Spaces that are data may have gone from its end; a checksum may stand there. */
static bool
is_data(MimeSpan line)
{
	unsigned bytes = line.n ? ((unsigned)(unsigned char)line.s[0] - ' ') & 63 : 0;
	size_t want = 1 + (bytes + 2) / 3 * 4;

	if (line.n == 0)
		return true;
	for (size_t i = 0; i < line.n; i++)
		if (line.s[i] < ' ' || line.s[i] > '`')
			return false;
	return line.n <= want + 2;
}

/* The line "end" behind s; NULL if something else comes before. */
static const char *
find_end(const char *s, const char *end)
{
	for (; s < end; s = after_line(s, end)) {
		MimeSpan line = line_at(s, end);

		if (line.n == 3 && memcmp(line.s, "end", 3) == 0)
			return s;
		if (!is_data(line))
			return NULL;
	}
	return NULL;
}

bool
mail_uu_find(Arena *a, MimeSpan text, MailUu *out)
{
	const char *end = text.s + text.n, *s = text.s;

	while (s < end) {
		const char *data = after_line(s, end);
		const char *stop = is_begin(line_at(s, end), &out->name)
		                       ? find_end(data, end)
		                       : NULL;

		if (stop) {
			size_t n = (size_t)(stop - data);
			char *bytes = arena_alloc(a, n + 1);

			out->data = (MimeSpan){ bytes, mime_uudecode(data, n, bytes) };
			out->before = (MimeSpan){ text.s, (size_t)(s - text.s) };
			out->after.s = after_line(stop, end);
			out->after.n = (size_t)(end - out->after.s);
			return true;
		}
		s = memmem(s, (size_t)(end - s), "\nbegin ", 7);
		if (!s)
			return false;
		s++;
	}
	return false;
}
