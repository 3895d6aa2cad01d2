/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_charset.h"

#include <gmime/gmime.h>
#include <iconv.h>
#include <stdbool.h>
#include <string.h>

#include "base/str.h"

/* What 0x80 to 0x9f are in Windows-1252; the five that it lacks are U+FFFD. */
static const gunichar windows_1252[] = { 0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026,
	0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
	0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122,
	0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178 };

static const char *const preloaded[] = { "iso-8859-2", "iso-8859-4", "iso-8859-5",
	"iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-9", "iso-8859-10",
	"iso-8859-13", "iso-8859-14", "iso-8859-15", "windows-1250", "windows-1251",
	"windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
	"windows-1257", "windows-1258", "koi8-r", "koi8-u", "ibm850", "ibm865",
	"macintosh", "iso-2022-jp", "shift_jis", "euc-jp", "euc-kr", "iso-2022-kr",
	"gb2312", "gbk", "gb18030", "big5", "utf-7", "utf-16", "iso-8859-1", "tis-620" };

void
mail_charset_preload(void)
{
	static iconv_t kept[G_N_ELEMENTS(preloaded)]; /* closed, they would be unloaded */

	for (size_t i = 0; i < G_N_ELEMENTS(preloaded); i++)
		if (!kept[i])
			kept[i] = iconv_open("UTF-8", preloaded[i]);
}

static bool
is_latin1(const char *label)
{
	static const char *const names[] = { "iso-8859-1", "iso8859-1", "iso_8859-1",
		"latin1", "latin-1", "us-ascii", "ascii", "ansi_x3.4-1968",
		"windows-1252", "cp1252", "x-cp1252", "ansi", "8bit", "x-unknown",
		"unknown-8bit" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strcasecmp(label, names[i]) == 0)
			return true;
	return false;
}

static char *
from_windows_1252(Arena *a, const unsigned char *bytes, size_t n)
{
	char *text = arena_alloc(a, arena_mul(n, 3) + 1), *to = text;

	for (size_t i = 0; i < n; i++) {
		gunichar c = bytes[i];

		if (c >= 0x80 && c < 0xa0)
			c = windows_1252[c - 0x80];
		to += g_unichar_to_utf8(c, to);
	}
	return text;
}

/* Has it a character beyond ASCII that is right? Then it is UTF-8, if with faults. */
static bool
looks_like_utf8(const char *s, size_t n)
{
	const char *end = s + n;

	for (; s < end; s++)
		if ((unsigned char)*s >= 0x80 &&
		    g_utf8_get_char_validated(s, end - s) < (gunichar)-2)
			return true;
	return false;
}

static char *
guess(Arena *a, const void *bytes, size_t n)
{
	if (g_utf8_validate_len(bytes, n, NULL) || looks_like_utf8(bytes, n))
		return str_make_valid(a, bytes, n);
	return from_windows_1252(a, bytes, n);
}

/* NULL if there is no such charset, or it does not hold. */
static char *
convert(Arena *a, const void *bytes, size_t n, const char *label)
{
	g_autofree char *text = NULL;
	gsize written = 0;

	text = g_convert_with_fallback(bytes, (gssize)n, "UTF-8",
	    g_mime_charset_iconv_name(label), "?", NULL, &written, NULL);
	return text ? arena_strndup(a, text, written) : NULL;
}

char *
mail_charset_decode(Arena *a, const void *bytes, size_t n, const char *label)
{
	char *text = NULL;

	if (n == 0) /* then there need not be bytes */
		return arena_strdup(a, "");
	if (label && is_latin1(label) && !g_utf8_validate_len(bytes, n, NULL))
		text = from_windows_1252(a, bytes, n);
	else if (label && !is_latin1(label) && g_ascii_strcasecmp(label, "utf-8") != 0)
		text = convert(a, bytes, n, label);
	return mail_charset_clean(a, text ? text : guess(a, bytes, n));
}

char *
mail_charset_clean(Arena *a, const char *s)
{
	const char *valid = g_utf8_validate(s, -1, NULL) ? s : guess(a, s, strlen(s));
	char *text = arena_alloc(a, strlen(valid) * 2 + 1), *to = text;

	while (*valid) {
		gunichar c = g_utf8_get_char(valid);

		valid += g_utf8_skip[(guchar)*valid];
		if (c == '\r') {
			valid += *valid == '\n';
			c = '\n';
		} else if (c >= 0x80 && c < 0xa0)
			c = windows_1252[c - 0x80];
		if ((c >= ' ' && c != 0x7f) || c == '\n' || c == '\t')
			to += g_unichar_to_utf8(c, to);
	}
	return text;
}
