/* SPDX-License-Identifier: AGPL-3.0-or-later
 * The part of mail.h that reads subjects. */
#include <string.h>

#include "base/str.h"
#include "model/mail.h"

typedef enum { PREFIX_NONE, PREFIX_REPLY, PREFIX_FORWARD } Prefix;

/* What mail programs put before the subject of a reply and of a forward, without the
 * colon, folded (g_utf8_casefold()). A word is in here only if a program writes it. */
static const char *const replies[] = { "re", "sv", "aw", "antw", "antwort", "antwoord",
	"ref", "réf", "rif", "odp", "res", "resp", "ynt", "cevap", "vá", "válasz", "bls",
	"bal", "atb", "απ", "σχετ", "отв", "ответ", "vl", "odg", "svar", "回复", "回覆",
	"答复", "回信", "返信", "회신", "답장", "השב", "رد" };
static const char *const forwards[] = { "fwd", "fw", "vs", "vb", "wg", "weitergeleitet",
	"tr", "rv", "doorst", "doorgestuurd", "enc", "encaminhado", "i", "pd", "przek",
	"továbbítás", "trs", "πρθ", "προώθ", "пересл", "пер", "переслано", "vid",
	"videresendt", "vidarebefordrat", "转发", "轉寄", "转寄", "転送", "전달", "הועבר",
	"إعادة توجيه", "ilt", "redir" };

/* How many bytes of s a counter takes: "[2]", "(3)", "^4", "*5"; 0: there is none. */
static size_t
counter(const char *s)
{
	static const char opens[] = "[(^*", closes[] = "])";
	const char *sign = *s ? strchr(opens, *s) : NULL;
	size_t n = 1;

	if (!sign || !g_ascii_isdigit(s[1]))
		return 0;
	while (g_ascii_isdigit(s[n]))
		n++;
	if (sign - opens >= 2)
		return n;
	return s[n] == closes[sign - opens] ? n + 1 : 0;
}

/* The bytes of a colon: also the wide one of Chinese and Japanese. */
static size_t
colon(const char *s)
{
	return *s == ':' ? 1 : g_str_has_prefix(s, "\357\274\232") ? 3 : 0;
}

/* How many bytes of s the prefix of a reply or a forward takes with its colon; 0 if it
 * has none. */
static size_t
prefix_at(const char *s, Prefix *what)
{
	const char *end = s;

	*what = PREFIX_NONE;
	while (*end && !colon(end) && !strchr("[(^*", *end) && end - s < 40)
		end += g_utf8_skip[(guchar)*end];
	size_t n = (size_t)(end - s);
	g_autofree char *word = g_strstrip(g_strndup(s, n));
	g_autofree char *folded = g_utf8_casefold(word, -1);
	if (STR_IS_AMONG(folded, replies))
		*what = PREFIX_REPLY;
	else if (STR_IS_AMONG(folded, forwards))
		*what = PREFIX_FORWARD;
	n += counter(s + n);
	while (s[n] == ' ')
		n++;
	if (*what == PREFIX_NONE || !colon(s + n)) {
		*what = PREFIX_NONE;
		return 0;
	}
	return n + colon(s + n);
}

/* Takes [Sag#1001] out, wherever it stands and with any spaces. */
static char *
without_tag(Arena *a, const char *subject)
{
	g_autoptr(GRegex) tag = g_regex_new("\\s*\\[\\s*sag\\s*#\\s*\\d{1,15}\\s*\\]\\s*",
	    G_REGEX_CASELESS, 0, NULL);
	g_autofree char *rest = g_regex_replace_literal(tag, subject, -1, 0, " ", 0,
	    NULL);

	return arena_strdup(a, g_strstrip(rest));
}

const char *
mail_bare_subject(Arena *a, const char *subject)
{
	const char *s = without_tag(a, subject);
	Prefix what;

	for (size_t n; (n = prefix_at(s, &what)) > 0;)
		for (s += n; *s == ' ';)
			s++;
	return s;
}

bool
mail_subject_forwards(Arena *a, const char *subject)
{
	const char *s = without_tag(a, subject);
	Prefix what;

	return prefix_at(s, &what) > 0 && what == PREFIX_FORWARD;
}

int64_t
mail_subject_case(const char *subject)
{
	for (const char *s = subject; (s = strchr(s, '[')) != NULL;) {
		char *end;

		s += 1 + strspn(s + 1, " ");
		if (g_ascii_strncasecmp(s, "sag", 3) != 0)
			continue;
		s += 3 + strspn(s + 3, " ");
		if (*s++ != '#') /* "[Sag 1001]" is another desk's */
			continue;
		s += strspn(s, " ");
		gint64 id = g_ascii_isdigit(*s) ? g_ascii_strtoll(s, &end, 10) : 0;
		if (id > 0 && id < G_MAXINT64 && end[strspn(end, " ")] == ']')
			return id;
	}
	return 0;
}
