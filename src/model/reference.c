/* SPDX-License-Identifier: AGPL-3.0-or-later
 * The part of referral.h that reads the numbers of cases. */
#include <string.h>

#include "model/referral.h"

#define MAX_READ 20000 /* bytes of a mail: a reference stands near its beginning */

/* What service desks write before the number, and how they make it. */
static const char *const patterns[] = {
	/* the prefixes of the common service desks */
	"\\b((?:INC|REQ|RITM|CHG|TASK|SCTASK|SR|CS|CAS|TT|HD|ITSM|PRB)[-_]?\\d{4,14})\\b",
	"\\b(?:sagsnr|sagsnummer|sags?[- ]?id|ticket|incident|reference(?:nummer|"
	"number)?|ref|support ?sag|case ?(?:id|no|number|nr)|case|sag|request|ordrenr|"
	"ordrenummer|fejlnummer|fejlnr|fejlmelding)\\b\\.?\\s*"
	"(?:id|nr|no|number|nummer|er|is|ref)?\\b\\.?\\s*[:#]*\\s*"
	"#?((?:[A-Z]{1,6}[-_]?)?\\d[\\dA-Z]{3,13}(?:[-_/]\\d{1,6})?)\\b",
	"\\[#?((?:[A-Z]{1,6}-)?\\d{4,14})\\]",
	"(?:^|\\s)#(\\d{4,14})\\b",
};

/* Ours are taken out before: [Sag#1001], also where a subject quotes it. */
static char *
without_ours(const char *text)
{
	g_autoptr(GRegex) ours = g_regex_new("\\[?sag ?# ?\\d+\\]?", G_REGEX_CASELESS, 0,
	    NULL);

	return g_regex_replace_literal(ours, text, -1, 0, " ", 0, NULL);
}

static char *
find_in(Arena *a, const char *text)
{
	for (size_t i = 0; i < G_N_ELEMENTS(patterns); i++) {
		g_autoptr(GRegex) regex = g_regex_new(patterns[i],
		    G_REGEX_CASELESS | G_REGEX_MULTILINE, 0, NULL);
		g_autoptr(GMatchInfo) match = NULL;

		g_assert(regex);
		if (g_regex_match(regex, text, 0, &match)) {
			g_autofree char *found = g_match_info_fetch(match, 1);
			return arena_strdup(a, found);
		}
	}
	return NULL;
}

/* At most MAX_READ bytes, cut between two characters. */
static char *
beginning(const char *text)
{
	const char *end;

	g_utf8_validate(text, (gssize)MIN(strlen(text), MAX_READ), &end);
	return g_strndup(text, (gsize)(end - text));
}

char *
reference_find(Arena *a, const char *subject, const char *text)
{
	g_autofree char *first = beginning(text);
	g_autofree char *bare_subject = without_ours(subject);
	g_autofree char *bare_text = without_ours(first);
	char *found = find_in(a, bare_subject);

	return found ? found : find_in(a, bare_text);
}

static bool
is_part_of_word(const char *text, const char *at, size_t n)
{
	gunichar before = at > text ? g_utf8_get_char(g_utf8_find_prev_char(text, at))
	                            : 0;
	gunichar after = g_utf8_get_char(at + n);

	return g_unichar_isalnum(before) || g_unichar_isalnum(after);
}

bool
reference_is_named(const char *text, const char *reference)
{
	g_autofree char *in = g_utf8_strdown(text, -1);
	g_autofree char *wanted = g_utf8_strdown(reference, -1);
	size_t n = strlen(wanted);

	if (n < 4) /* "12" is named by chance */
		return false;
	for (const char *at = strstr(in, wanted); at; at = strstr(at + 1, wanted))
		if (!is_part_of_word(in, at, n))
			return true;
	return false;
}

int64_t
case_number_named(const char *text)
{
	g_autoptr(GRegex) ours = g_regex_new("\\bsag ?# ?(\\d{1,15})\\b",
	    G_REGEX_CASELESS, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;

	if (!g_regex_match(ours, text, 0, &match))
		return 0;
	g_autofree char *number = g_match_info_fetch(match, 1);
	return g_ascii_strtoll(number, NULL, 10);
}
