/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "file/file_text.h"

#include <string.h>

#include "file/file_int.h"
#include "mail/mail_charset.h"
#include "mail/mail_text.h"

#define PLAIN_MAX  ((size_t)1024 * 1024) /* bytes of plain text or HTML: the first ones */
#define PDF_WITHIN 1024 /* bytes may stand before "%PDF-": as every reader allows */

bool
file_text_is_full(const GString *text)
{
	return text->len >= FILE_TEXT_MAX;
}

static bool
begins_with(const char *bytes, size_t n, const char *what)
{
	return n >= strlen(what) && memcmp(bytes, what, strlen(what)) == 0;
}

static bool
is_pdf(const char *bytes, size_t n)
{
	return memmem(bytes, MIN(n, PDF_WITHIN), "%PDF-", 5) != NULL;
}

/* UTF-16, which Windows calls Unicode; NULL is none. */
static const char *
wide_charset(const char *bytes, size_t n)
{
	if (begins_with(bytes, n, "\xff\xfe"))
		return "utf-16le";
	return begins_with(bytes, n, "\xfe\xff") ? "utf-16be" : NULL;
}

static bool
is_html(const char *text)
{
	while (g_ascii_isspace(*text))
		text++;
	return *text == '<' && (g_ascii_strncasecmp(text + 1, "!doctype html", 13) == 0 ||
	                           g_ascii_strncasecmp(text + 1, "html", 4) == 0);
}

static void
read_plain(Arena *a, const char *bytes, size_t n, GString *text)
{
	const char *wide = wide_charset(bytes, n);
	size_t mark = wide ? 2 : begins_with(bytes, n, "\xef\xbb\xbf") ? 3 : 0;

	n = MIN(n, PLAIN_MAX);
	/* What has a zero byte, or is Rich Text's code, nobody reads as it is. */
	if ((!wide && memchr(bytes, 0, n)) || begins_with(bytes, n, "{\\rtf"))
		return;
	char *s = mail_charset_decode(a, bytes + mark, n - mark, wide);
	g_string_append(text, is_html(s) ? mail_text_of_html(a, s) : s);
}

static void
read_file(Arena *a, const char *bytes, size_t n, GString *answer)
{
	g_autoptr(GString) text = g_string_new(NULL);

	if (is_pdf(bytes, n))
		file_pdf_read(bytes, n, text);
	else if (begins_with(bytes, n, "PK\3\4"))
		file_office_read(bytes, n, text);
	else
		read_plain(a, bytes, n, text);
	g_string_append(answer, mail_clean_text(a, text->str, text->len, FILE_TEXT_MAX));
}

static void
prepare(void)
{
	g_autoptr(Arena) a = arena_new();
	g_autoptr(GString) text = g_string_new(NULL);

	mail_charset_preload();
	file_pdf_load();
	read_file(a, "PK\3\4", 4,
	    text); /* much of it is loaded when it is needed first */
}

const SandboxWork file_text_work = { prepare, read_file };
