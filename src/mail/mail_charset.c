/* SPDX-License-Identifier: AGPL-3.0-or-later */
#include "mail/mail_charset.h"

#include <errno.h>
#include <glib.h>
#include <iconv.h>
#include <stdbool.h>
#include <string.h>

#include "base/str.h"

/* What 0x80 to 0x9f are in Windows-1252; the five that it lacks are U+FFFD. */
static const gunichar windows_1252[] = { 0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026,
	0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd,
	0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122,
	0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178 };

/* What is said, and what is meant by it: the larger set that Windows has for it, of which
 * mail programs use the rest, too; and names that iconv does not know. */
static const struct {
	const char *said, *meant;
} meanings[] = { { "gb2312", "gb18030" }, { "gb_2312-80", "gb18030" },
	{ "gbk", "gb18030" }, { "x-gbk", "gb18030" }, { "cp936", "gb18030" },
	{ "windows-936", "gb18030" }, { "chinese", "gb18030" }, { "euc-cn", "gb18030" },
	{ "hz-gb-2312", "hz" }, { "ks_c_5601-1987", "cp949" }, { "ks_c_5601", "cp949" },
	{ "ks_c_5601-1989", "cp949" }, { "ksc5601", "cp949" }, { "ksc_5601", "cp949" },
	{ "euc-kr", "cp949" }, { "korean", "cp949" }, { "windows-949", "cp949" },
	{ "ms949", "cp949" }, { "x-windows-949", "cp949" }, { "uhc", "cp949" },
	{ "ms936", "gb18030" }, { "ms932", "cp932" }, { "ms950", "big5-hkscs" },
	{ "cp950", "big5-hkscs" }, { "shift_jis", "cp932" }, { "shift-jis", "cp932" },
	{ "sjis", "cp932" }, { "x-sjis", "cp932" }, { "ms_kanji", "cp932" },
	{ "windows-31j", "cp932" }, { "cp932", "cp932" }, { "euc-jp", "eucjp-ms" },
	{ "x-euc-jp", "eucjp-ms" }, { "iso-2022-jp", "iso-2022-jp-3" },
	{ "iso2022-jp", "iso-2022-jp-3" }, { "big5", "big5-hkscs" },
	{ "x-x-big5", "big5-hkscs" }, { "cn-big5", "big5-hkscs" },
	{ "big-5", "big5-hkscs" }, { "iso-8859-9", "windows-1254" },
	{ "iso-8859-11", "windows-874" }, { "tis-620", "windows-874" },
	{ "iso-8859-8-i", "iso-8859-8" }, { "iso-8859-8-e", "iso-8859-8" },
	{ "iso-8859-6-i", "iso-8859-6" }, { "x-mac-roman", "macintosh" },
	{ "mac", "macintosh" }, { "x-mac-cyrillic", "mac-cyrillic" },
	{ "x-mac-ukrainian", "mac-uk" }, { "x-mac-ce", "mac-centraleurope" },
	{ "x-mac-centraleurroman", "mac-centraleurope" },
	{ "unicode-1-1-utf-7", "utf-7" }, { "x-unicode-2-0-utf-7", "utf-7" },
	{ "unicode-2-0-utf-7", "utf-7" }, { "unicode", "utf-16" }, { "koi8", "koi8-r" },
	{ "koi8-ru", "koi8-u" }, { "cp-850", "ibm850" }, { "cp-437", "ibm437" },
	{ "dos-850", "ibm850" }, { "x-cp1250", "windows-1250" },
	{ "x-cp1251", "windows-1251" }, { "x-cp1253", "windows-1253" },
	{ "x-cp1257", "windows-1257" }, { "win-1251", "windows-1251" },
	{ "win1251", "windows-1251" }, { "latin2", "iso-8859-2" },
	{ "latin-9", "iso-8859-15" }, { "latin9", "iso-8859-15" },
	{ "iso8859-2", "iso-8859-2" }, { "iso8859-15", "iso-8859-15" } };

static const char *const preloaded[] = { "iso-8859-2", "iso-8859-3", "iso-8859-4",
	"iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-10",
	"iso-8859-13", "iso-8859-14", "iso-8859-15", "iso-8859-16", "windows-1250",
	"windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256",
	"windows-1257", "windows-1258", "windows-874", "koi8-r", "koi8-u", "koi8-t",
	"ibm437", "ibm850", "ibm852", "ibm855", "ibm862", "ibm864", "ibm865", "ibm866",
	"macintosh", "mac-cyrillic", "mac-uk", "mac-centraleurope", "iso-2022-jp",
	"iso-2022-jp-3", "iso-2022-kr", "cp932", "eucjp-ms", "euc-tw", "cp949", "johab",
	"gb18030", "big5-hkscs", "utf-7", "utf-16", "utf-16le", "utf-16be", "utf-32",
	"tscii", "viscii", "iso-2022-cn", "iso-ir-165" };

void
mail_charset_preload(void)
{
	static iconv_t kept[G_N_ELEMENTS(preloaded)]; /* closed, they would be unloaded */

	for (size_t i = 0; i < G_N_ELEMENTS(preloaded); i++)
		if (!kept[i])
			kept[i] = iconv_open("UTF-8", preloaded[i]);
}

/* Are they the same but for case and signs: "Windows1252", "windows-1252"? */
static bool
is_same(const char *a, const char *b)
{
	for (;; a++, b++) {
		a += strspn(a, "-_. ");
		b += strspn(b, "-_. ");
		if (g_ascii_tolower(*a) != g_ascii_tolower(*b))
			return false;
		if (!*a)
			return true;
	}
}

static bool
is_latin1(const char *label)
{
	static const char *const names[] = { "iso-8859-1", "iso8859-1", "iso_8859-1",
		"latin1", "latin-1", "us-ascii", "ascii", "ansi_x3.4-1968",
		"windows-1252", "cp1252", "x-cp1252", "iso_8859-1:1987", "l1",
		"ansi_x3.4-1986", "iso-ir-6", "us", "x-ansi", "ansi", "8bit", "x-unknown",
		"unknown-8bit", "unknown", "x-user-defined",
		"iso-8859-1-windows-3.1-latin-1", "windows-28591", "cp819", "ibm819",
		"us_ascii", "ascii-8bit", "default", "win-1252" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (is_same(label, names[i]))
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

/* Has it a character beyond ASCII that is right? Then it is UTF-8, if with faults. Where
 * nothing says so, more must be right than wrong: in other charsets, some are by luck. */
static bool
looks_like_utf8(const char *s, size_t n, bool said)
{
	const char *end = s + n;
	size_t right = 0, wrong = 0;

	for (; s < end; s++) {
		if ((unsigned char)*s < 0x80)
			continue;
		if (g_utf8_get_char_validated(s, end - s) < (gunichar)-2) {
			right++;
			s += g_utf8_skip[(guchar)*s] - 1;
		} else {
			wrong++;
		}
	}
	return right > (said ? 0 : wrong);
}

/* said: the mail calls it UTF-8. */
static char *
guess(Arena *a, const void *bytes, size_t n, bool said)
{
	if (g_utf8_validate_len(bytes, n, NULL) || looks_like_utf8(bytes, n, said))
		return str_make_valid(a, bytes, n);
	return from_windows_1252(a, bytes, n);
}

static const char *
meaning(const char *label)
{
	for (size_t i = 0; i < G_N_ELEMENTS(meanings); i++)
		if (is_same(label, meanings[i].said))
			return meanings[i].meant;
	return label;
}

/* All that it can read; U+FFFD for each byte that it cannot. */
static void
convert_with(iconv_t converter, const void *bytes, size_t n, GString *text)
{
	char *from = g_memdup2(bytes, n), *in = from;
	char block[4096];

	for (bool ended = false; !ended;) {
		char *to = block;
		size_t left = sizeof block;
		/* In the end, what waits for a mark that belongs to it (Hebrew). */
		ended = n == 0;
		size_t done = iconv(converter, ended ? NULL : &in, ended ? NULL : &n, &to,
		    &left);

		g_string_append_len(text, block, to - block);
		if (ended || done != (size_t)-1 || errno == E2BIG)
			continue;
		g_string_append(text, "\xef\xbf\xbd");
		if (errno == EINVAL) /* it ends within a character */
			break;
		in++;
		n--;
	}
	g_clear_pointer(&from, g_free);
}

/* The converter of a label; -1 if there is none. "win-1251" is windows-1251. */
static iconv_t
open_converter(const char *label)
{
	iconv_t converter = iconv_open("UTF-8", meaning(label));
	size_t n = strcspn(label, "0123456789");
	char name[32];

	if (converter != (iconv_t)-1 || strspn(label + n, "0123456789") < 3)
		return converter;
	if (!g_ascii_strncasecmp(label, "win", 3) ||
	    !g_ascii_strncasecmp(label, "cp", 2) ||
	    !g_ascii_strncasecmp(label, "x-cp", 4) ||
	    !g_ascii_strncasecmp(label, "ms", 2))
		g_snprintf(name, sizeof name, "cp%.6s", label + n);
	else
		return converter;
	return iconv_open("UTF-8", name);
}

/* ISO-2022-JP as Windows and telephones write it, with characters that JIS has not, in
 * the form of EUC, for which iconv knows them. False if there is more in it than that. */
static bool
to_euc_jp(const char *s, size_t n, GString *euc)
{
	char set = 'B';

	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c == 0x1b) {
			bool kanji = n - i > 2 && s[i + 1] == '$';
			const char *sets = kanji ? "@B" : "BJI";

			if (n - i < 3 || (!kanji && s[i + 1] != '(') || !s[i + 2] ||
			    !strchr(sets, s[i + 2]))
				return false;
			set = kanji ? '$' : s[i + 2];
			i += 2;
		} else if (c <= ' ' || c >= 0x7f || set == 'B' || set == 'J') {
			g_string_append_c(euc, (char)c);
		} else if (set == 'I') {
			g_string_append_c(euc, (char)0x8e);
			g_string_append_c(euc, (char)(c | 0x80));
		} else {
			g_string_append_c(euc, (char)(c | 0x80));
		}
	}
	return true;
}

/* HZ (RFC 1843): GB 2312 in seven bits, between "~{" and "~}". */
static void
to_gb(const char *s, size_t n, GString *gb)
{
	bool chinese = false;

	for (size_t i = 0; i < n; i++) {
		char next = i + 1 < n ? s[i + 1] : '\0';

		if (s[i] == '~' && next && strchr("{}~\n", next)) {
			chinese = next == '{' || (chinese && next != '}');
			if (next == '~')
				g_string_append_c(gb, '~');
			i++;
		} else {
			bool high = chinese && s[i] > ' ';
			g_string_append_c(gb, high ? (char)(s[i] | 0x80) : s[i]);
		}
	}
}

static bool
is_iso_2022_jp(const char *label)
{
	static const char *const names[] = { "iso-2022-jp", "iso2022-jp", "csiso2022jp",
		"iso-2022-jp-ms", "cp50220", "cp50221", "x-windows-iso2022jp" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (is_same(label, names[i]))
			return true;
	return false;
}

/* NULL if there is no such charset. */
static char *
convert(Arena *a, const void *bytes, size_t n, const char *label)
{
	g_autoptr(GString) other = g_string_new(NULL);
	const char *form = NULL;

	if (is_iso_2022_jp(label) && to_euc_jp(bytes, n, other)) {
		form = "eucjp-ms";
	} else if (!strcmp(meaning(label), "hz")) {
		g_string_truncate(other, 0);
		to_gb(bytes, n, other);
		form = "gb18030";
	}
	if (form) {
		label = form;
		bytes = other->str;
		n = other->len;
	}
	g_autoptr(GString) text = g_string_sized_new(n);
	iconv_t converter = open_converter(label);

	if (converter == (iconv_t)-1)
		return NULL;
	convert_with(converter, bytes, n, text);
	iconv_close(converter);
	/* UTF-16 has NULs when it is a lie. */
	return arena_strndup(a, text->str, text->len);
}

static bool
is_utf8(const char *label)
{
	static const char *const names[] = { "utf-8", "utf8", "unicode-1-1-utf-8",
		"x-utf-8", "utf-8mb4" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (is_same(label, names[i]))
			return true;
	return false;
}

bool
mail_charset_known(const char *label)
{
	if (is_utf8(label) || is_latin1(label) || is_iso_2022_jp(label) ||
	    !strcmp(meaning(label), "hz"))
		return true;
	iconv_t converter = open_converter(label);
	bool known = converter != (iconv_t)-1;

	if (known)
		iconv_close(converter);
	return known;
}

static bool
is_ascii(const char *s, size_t n)
{
	unsigned char all = 0;

	for (size_t i = 0; i < n; i++)
		all |= (unsigned char)s[i];
	return all < 0x80;
}

/* Is it of those in which letters are written as others of ASCII? */
static bool
hides_in_ascii(const char *label)
{
	const char *meant = meaning(label);

	return is_iso_2022_jp(label) || g_ascii_strncasecmp(meant, "utf-", 4) == 0 ||
	       !strcmp(meant, "hz") || g_ascii_strncasecmp(meant, "iso-2022-", 9) == 0 ||
	       g_ascii_strncasecmp(meant, "ucs", 3) == 0;
}

char *
mail_charset_decode(Arena *a, const void *bytes, size_t n, const char *label)
{
	char *text = NULL;

	if (n == 0) /* then there need not be bytes */
		return arena_strdup(a, "");
	bool utf8 = label && is_utf8(label);
	if (utf8 || (label && !*label))
		label = NULL;
	if (is_ascii(bytes, n) && (!label || !hides_in_ascii(label)))
		text = arena_strndup(a, bytes, n);
	else if (label && is_latin1(label) && !g_utf8_validate_len(bytes, n, NULL))
		text = from_windows_1252(a, bytes, n);
	else if (label && !is_latin1(label))
		text = convert(a, bytes, n, label);
	return mail_charset_clean(a, text ? text : guess(a, bytes, n, utf8));
}

/* Can the character stay as it is? */
static bool
is_clean(unsigned char c)
{
	return (c >= ' ' && c < 0x7f) || c == '\n' || c == '\t';
}

char *
mail_charset_clean(Arena *a, const char *s)
{
	const char *valid = g_utf8_validate(s, -1, NULL) ? s
	                                                 : guess(a, s, strlen(s), true);
	char *text = arena_alloc(a, strlen(valid) * 2 + 1), *to = text;

	if (g_str_has_prefix(valid, "\xef\xbb\xbf")) /* a byte order mark */
		valid += 3;
	while (*valid) {
		while (is_clean((unsigned char)*valid))
			*to++ = *valid++;
		if (!*valid)
			break;
		gunichar c = g_utf8_get_char(valid);

		valid += g_utf8_skip[(guchar)*valid];
		if (c == '\r') {
			valid += *valid == '\n';
			c = '\n';
		} else if (c >= 0x80 && c < 0xa0)
			c = windows_1252[c - 0x80];
		if ((c >= ' ' && c != 0x7f) || c == '\n')
			to += g_unichar_to_utf8(c, to);
	}
	return text;
}
